/** The ledger: what each night posted of each seller and metric, and which days are posted. */
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

/** The days that are in the ledger, by metric. */
export interface PostedDays {
  has(metric: string, day: Day): boolean;
  /** Ascending. */
  of(metric: string): readonly Day[];
  /** −Infinity while nothing is posted. */
  last(metric: string): Day;
}

export async function postedDays(read: Read): Promise<PostedDays> {
  const rows = await read<{ metric: string; day: number }>('SELECT metric, day FROM posted_days ORDER BY metric, day');
  const days = new Map<string, Day[]>();
  const sets = new Map<string, Set<Day>>();
  for (const { metric, day } of rows) {
    const known = days.get(metric);
    if (known) known.push(day);
    else days.set(metric, [day]);
  }
  for (const [metric, known] of days) sets.set(metric, new Set(known));
  return {
    has: (metric, day) => sets.get(metric)?.has(day) ?? false,
    of: (metric) => days.get(metric) ?? [],
    last: (metric) => days.get(metric)?.at(-1) ?? -Infinity,
  };
}
