/** What a version of the words changed: what its author wrote, and of the program's own what the reader's language calls it. */
import type { Texts } from '../../languages/texts.ts';
import { ownAuthor, type Template } from '../../stores/templates.ts';

export const versionNote = (
  { version, note, author }: Pick<Template, 'version' | 'note' | 'author'>,
  t: Texts,
): string => {
  if (author !== ownAuthor) return note;
  return version === 1 ? t('The first version') : t('Newer words of the program');
};
