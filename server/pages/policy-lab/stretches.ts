/** The stretches of nights that people ask about: last quarter, this one, twelve months, or days of their own. */
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayOf, dayText, parseDay, type Day } from '../../scoring/day.ts';

export interface Stretch {
  key: string;
  /** A message. */
  label: string;
  from: Day;
  to: Day;
}

const own = 'own';

/**
 * @param first the first published night
 * @param last the last one
 */
export function stretches(first: Day, last: Day): Stretch[] {
  const [year, month] = dayText(last).split('-').map(Number) as [number, number];
  const quarter = Math.floor((month - 1) / 3);
  const thisQuarter = dayOf(monthText(year, quarter * 3 + 1));
  const lastQuarter = quarter === 0 ? dayOf(monthText(year - 1, 10)) : dayOf(monthText(year, quarter * 3 - 2));
  const all: Stretch[] = [
    { key: 'last-quarter', label: message('Last quarter'), from: lastQuarter, to: thisQuarter - 1 },
    { key: 'this-quarter', label: message('This quarter so far'), from: thisQuarter, to: last },
    { key: 'ninety', label: message('The last 90 nights'), from: last - 89, to: last },
    { key: 'year', label: message('The last 12 months'), from: last - 364, to: last },
  ];
  return all
    .filter(({ to }) => to >= first)
    .map((one) => ({ ...one, from: Math.max(first, one.from), to: Math.min(last, one.to) }));
}

const monthText = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01`;

/** 'Wed 1 Jul 2026 to Wed 30 Sep 2026' */
export const stretchWords = (t: Texts, from: unknown, to: unknown): string => {
  const { exactDay } = daysIn(t.language);
  return t('{from} to {to}', { from: exactDay(from), to: exactDay(to) });
};

export interface ChosenStretch {
  from: Day;
  to: Day;
}

/** @returns what is wrong, by field, or the days */
export function readStretch(
  t: Texts,
  given: Record<string, unknown>,
  all: readonly Stretch[],
  first: Day,
  last: Day,
): ChosenStretch | { name: string; text: string } {
  const known = all.find(({ key }) => key === given['stretch']);
  if (known) return { from: known.from, to: known.to };
  const [from, to] = [parseDay(String(given['from'])), parseDay(String(given['to']))];
  if (from === null) return { name: 'from', text: t('From: choose the first day.') };
  if (to === null) return { name: 'to', text: t('To: choose the last day.') };
  if (from > to) return { name: 'from', text: t('From: the first day lies after the last.') };
  if (to < first || from > last) {
    const { exactDay } = daysIn(t.language);
    const ends = { first: exactDay(first), last: exactDay(last) };
    return { name: 'from', text: t('From: the nights run from {first} to {last}.', ends) };
  }
  return { from: Math.max(first, from), to: Math.min(last, to) };
}

export const stretchOptions = (t: Texts, all: readonly Stretch[], chosen: unknown) => [
  ...all.map(({ key, label, from, to }, index) => ({
    value: key,
    label: `${t(label)} (${stretchWords(t, from, to)})`,
    selected: chosen === key || (chosen === undefined && index === 0),
  })),
  { value: own, label: t('Days of your own'), selected: chosen === own },
];
