/** One file that came in: its outcome as a status, and its account. */
import { basename } from 'node:path';
import { message, type Texts } from '../../languages/texts.ts';
import type { ImportedFile } from '../../stores/desk-feeds.ts';
import { feedLabel } from './feed-words.ts';

/** What became of a file: the word of the import, and how people say it. */
const outcomes: Readonly<Record<string, string>> = {
  imported: message('imported'),
  quarantined: message('with quarantined rows'),
  refused: message('{what, select, other {refused}}'),
  repeated: message('repeated'),
};

/** A file is no order: where a language bends the word, `what` sets it apart from what is refused elsewhere. */
export const outcomeWords = (t: Texts, state: string): string => t(outcomes[state] ?? state, { what: 'file' });

export function fileRow(t: Texts, file: ImportedFile) {
  const mark =
    file.state === 'refused' ? 'limit' : file.quarantined > 0 ? 'warn' : file.state === 'repeated' ? 'stale' : 'fine';
  const words =
    file.state === 'imported' && file.quarantined > 0
      ? t('{n, plural, one {# row} other {# rows}} quarantined', { n: file.quarantined })
      : outcomeWords(t, file.state);
  return {
    ...file,
    name: basename(file.file),
    href: `/feeds/files/${file.id}`,
    feedLabel: feedLabel(t, file.feed),
    mark,
    taken: file.state === 'imported',
    words,
    account: file.accepted + file.unchanged + file.quarantined + file.blank === file.lines,
  };
}
