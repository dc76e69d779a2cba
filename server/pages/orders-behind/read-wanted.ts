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

/** @param asOf the last day that the reading counts; events after it are not known to it */
export function readWanted(query: Record<string, unknown>, metric: string, asOf: Day): Wanted {
  const word = (name: string): string | null => {
    const value = query[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 120) : null;
  };
  const day = (name: string): Day | null => parseDay(word(name) ?? '');
  const week = day('week');
  const [first, last] = [asOf - windowDays + 1, asOf];
  const from = week ?? day('from') ?? first;
  const to = week === null ? (day('to') ?? last) : week + 6;
  const kept = word('kept');
  return {
    metric,
    from: Math.min(from, to),
    to: Math.max(from, to),
    kept: isKept(kept) ? kept : null,
    market: word('market'),
    category: word('category'),
    search: word('q'),
    page: Math.min(Math.max(1, Math.trunc(Number(query['page'])) || 1), 100_000),
  };
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
