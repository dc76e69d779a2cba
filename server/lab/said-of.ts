/** What an answer comes to: of a figure, a grade or an IMEI by what was typed, else as it was said. */
import { noAnswer, type Answers, type Said } from './answers.ts';
import type { ChecklistItem } from './checklist.ts';
import { isImei, plainImei } from './imei.ts';
import { grades, type Grade } from './result.ts';

export interface Setting {
  items: readonly ChecklistItem[];
  answers: Answers;
  /** As the offer called it; null: not known, so that no grade can be too low. */
  gradeSold: Grade | null;
}

/**
 * What an item comes to; null: not answered yet, or not in a way that can be read.
 *
 * A figure is right from its least value on. A grade is right if it is the one that was sold, or a higher one; where it is not
 * known what was sold, it is skipped. An IMEI is right if its check digit is, and if it is the same as the one that an item before
 * it was answered with (the device's own comes first, then the papers').
 *
 * @example a battery of 79 % where the least is 80 // 'no'
 */
export function saidOf(item: ChecklistItem, setting: Setting): Said | null {
  const { said, value } = setting.answers.items[item.key] ?? noAnswer;
  const typed = value.trim();
  if (item.asked.ask === 'yes' || typed === '') return said === 'yes' && item.asked.ask !== 'yes' ? null : said;
  if (item.asked.ask === 'figure') {
    const figure = figureIn(typed);
    return figure === null ? null : figure >= item.asked.least ? 'yes' : 'no';
  }
  if (item.asked.ask === 'grade') return gradeSaid(typed, setting.gradeSold);
  if (!isImei(typed)) return said === 'no' ? 'no' : null;
  const own = imeiBefore(item, setting);
  return own === null || own === plainImei(typed) ? 'yes' : 'no';
}

/**
 * A figure as people type it, with a point or a comma; null for anything else.
 *
 * @example figureIn('86,5') // 86.5
 */
export function figureIn(text: string): number | null {
  const plain = text.trim().replace(/\s*%$/, '').replace(',', '.');
  return /^\d{1,6}(\.\d{1,3})?$/.test(plain) ? Number(plain) : null;
}

function gradeSaid(typed: string, sold: Grade | null): Said | null {
  if (typed === 'skipped') return 'skipped';
  const seen = grades.indexOf(typed as Grade);
  if (seen < 0) return null;
  if (sold === null) return 'skipped';
  return seen >= grades.indexOf(sold) ? 'yes' : 'no';
}

/** The IMEI that was read from the device, where this item asks for another one. */
function imeiBefore(item: ChecklistItem, { items, answers }: Setting): string | null {
  const first = items.find(({ asked }) => asked.ask === 'imei');
  const typed = first && first.key !== item.key ? (answers.items[first.key]?.value ?? '') : '';
  return isImei(typed) ? plainImei(typed) : null;
}

/** The answers with what each comes to written into it, as they are kept when an inspection is submitted. */
export function settledAnswers(setting: Setting): Answers {
  const { items, answers } = setting;
  const settled = items.map((item) => [
    item.key,
    { ...(answers.items[item.key] ?? noAnswer), said: saidOf(item, setting) },
  ]);
  return { ...answers, items: { ...answers.items, ...(Object.fromEntries(settled) as Answers['items']) } };
}
