/** What the record keeps of a figure or a grade that was typed, 'found: 71.5 %. It gets warm', in the words of whoever reads it. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { figureIn } from '../../lab/said-of.ts';
import { plainWordIn } from '../desk/words.ts';

/** As judge-inspection.ts writes it; a sign that was typed as well stands before the unit. */
const typed = /^found: (?:(fair|good|excellent|premium)|(\d[\d.,]*)[ %]*?(?: (\S+?))?)(?:\. (.*))?$/s;

/** 'good. A crack', where it is said before that it was found. What somebody wrote stays as they wrote it. */
export function seenWords(note: string, t: Texts): string {
  const [whole, grade, figure, unit, remark] = typed.exec(note) ?? [];
  if (whole === undefined) return note;
  const seen = figure === undefined ? plainWordIn(grade, t) : figureWords(figure, unit ?? '', t);
  return remark === undefined ? seen : `${seen}. ${remark}`;
}

/** The same where nothing is said before: 'Found: good. A crack'. */
export const foundWords = (note: string, t: Texts): string =>
  typed.test(note) ? t('Found: {what}', { what: seenWords(note, t) }) : note;

/** What was typed, with a point or a comma, as the reader's language writes it: '71,5 %'. */
export function figureWords(text: string, unit: string, t: Texts): string {
  const figure = figureIn(text);
  if (figure === null) return text;
  const decimals = /[.,](\d+)/.exec(text)?.[1]?.length ?? 0;
  return [numbersIn(t.language).decimal(figure, decimals), unit].filter(Boolean).join('\u202f');
}
