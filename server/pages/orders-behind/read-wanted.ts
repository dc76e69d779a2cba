/** Which of a figure's orders the address asks for. */
import type { Query } from '../../helpers/addresses.ts';
import { dayText, parseDay, type Day } from '../../scoring/day.ts';
import type { FigureFilter, Kept } from '../../stores/orders-in-figure.ts';

/** The stretch that `events` of a reading counts. */
export const windowDays = 180;

export interface Wanted extends FigureFilter {
  metric: string;
  /** The days on which the risk opened. */
  from: Day;
  to: Day;
  page: number;
}

const keptWords = ['event', 'none', 'excused'] as const;
const isKept = (text: unknown): text is Exclude<Kept, null> => keptWords.includes(text as (typeof keptWords)[number]);

/**
 * @param asOf the last day that the reading counts; events after it are not known to it
 * @param earliest before it there was no order; -Infinity: not known
 */
export function readWanted(
  query: Record<string, unknown>,
  metric: string,
  asOf: Day,
  earliest: Day = -Infinity,
): Wanted {
  const word = (name: string): string | null => {
    const value = query[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const day = (name: string): Day | null => parseDay(word(name) ?? '');
  const week = day('week');
  const [first, last] = [asOf - windowDays + 1, asOf];
  const from = week ?? day('from') ?? first;
  const to = week === null ? (day('to') ?? last) : week + 6;
  const isAsked = from !== first || to !== last;
  const kept = word('kept');
  return {
    metric,
    ...(isAsked && week === null ? withinDays(from, to, earliest, asOf) : { from, to }),
    kept: isKept(kept) ? kept : null,
    market: word('market'),
    category: word('category'),
    search: word('q'),
    page: Math.min(Math.max(1, Math.trunc(Number(query['page'])) || 1), 100_000),
  };
}

/** Two days in either order, and no further than there are days; a stretch beside all of these stays as asked. */
function withinDays(one: Day, other: Day, first: Day, last: Day): { from: Day; to: Day } {
  const [from, to] = [Math.min(one, other), Math.max(one, other)];
  if (to < first || from > last) return { from, to };
  return { from: Math.max(from, first), to: Math.min(to, last) };
}

/** The stretch that the figure itself counts. */
export const isWholeStretch = ({ from, to }: Wanted, asOf: Day): boolean =>
  from === asOf - windowDays + 1 && to === asOf;

/** The same as an address says it; what goes without saying is left out. */
export function queryOf(wanted: Wanted, asOf: Day): Query {
  const { metric, from, to, kept, market, category, search } = wanted;
  const stretch = isWholeStretch(wanted, asOf) ? {} : { from: dayText(from), to: dayText(to) };
  return { metric, ...stretch, kept, market, category, q: search };
}

/** Whether anything but the metric is chosen. */
export const isNarrowed = (wanted: Wanted, asOf: Day): boolean => {
  const { metric, ...rest } = queryOf(wanted, asOf);
  return metric !== undefined && Object.values(rest).some((value) => value !== null);
};
