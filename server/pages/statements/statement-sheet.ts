/** A statement that is not sent yet as a manager reads it: its sheet in one language, the languages there are, and who will read it. */
import type { Context } from '../../context.ts';
import { languages, type Language } from '../../languages/language.ts';
import type { Texts } from '../../languages/texts.ts';
import type { PreparedStatement } from '../../statements/prepare-statement.ts';
import { previewStatement } from '../../statements/preview-statement.ts';
import { wholeWording } from '../../statements/whole-wording.ts';
import { readCommitted } from '../../stores/read.ts';
import { currentTemplate } from '../../stores/templates.ts';
import { nameOfLanguage } from './name-of-language.ts';
import { keptMarkup } from './present-statement.ts';

/** In which the seller reads it; of several the first. */
export const firstLanguage = ({ templates }: PreparedStatement): Language => [...templates.keys()][0] ?? 'en';

/** `markup` is null as long as it cannot be composed; the count of a language is how many people read it there. */
export async function statementSheet(
  { database }: Context,
  { facts, readers }: PreparedStatement,
  language: Language,
  t: Texts,
) {
  const template = await currentTemplate(readCommitted(database), language);
  const { html } = previewStatement(facts, language, wholeWording(language, template));
  return {
    markup: html === null ? null : keptMarkup(html),
    languages: languages.map((one) => ({
      key: one,
      label: nameOfLanguage(one, t),
      current: one === language,
      count: readers.filter(({ speaks }) => speaks === one).length || null,
    })),
    readers: readers.map(({ email, speaks }) => ({ email, speaks: nameOfLanguage(speaks, t) })),
  };
}
