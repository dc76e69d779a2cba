/** The counts of each day, added up again and compared. */
import { dayText, type Day } from '../server/scoring/day.ts';
import { countedStretch, countsBetween, type DayChange } from '../server/stores/daily-counts.ts';
import type { OrderEvent } from '../server/stores/outcomes.ts';
import type { Read } from '../server/stores/read.ts';
import type { Differences } from './verify-ledger.ts';

type Counts = Pick<DayChange, 'opened' | 'risk' | 'reported' | 'occurred'>;
/** By metric, day and seller in words. */
export type Sums = Map<string, Counts>;

const placeOf = (metric: string, day: Day, seller: number): string => `${metric}, ${dayText(day)}, seller ${seller}`;

export function countsOf(sums: Sums, metric: string, day: Day, seller: number): Counts {
  const place = placeOf(metric, day, seller);
  let counts = sums.get(place);
  if (!counts) sums.set(place, (counts = { opened: 0, risk: 0, reported: 0, occurred: 0 }));
  return counts;
}

/** @param live events that count */
export function countEvents(sums: Sums, live: readonly OrderEvent[]): void {
  for (const event of live) {
    countsOf(sums, event.metric, event.day, event.seller).reported += 1;
    countsOf(sums, event.metric, event.opened, event.seller).occurred += 1;
  }
}

/** Tells where the days of these metrics differ from the sums, which it uses up. */
export async function compareDays(
  read: Read,
  metrics: readonly { key: string }[],
  sums: Sums,
  differences: Differences,
): Promise<void> {
  for (const { key } of metrics) {
    const stretch = await countedStretch(read, key);
    if (!stretch) continue;
    for (let from = stretch.from; from <= stretch.to; from += 30) {
      for (const row of await countsBetween(read, key, from, from + 29)) compareDay(sums, row, differences);
    }
  }
  for (const [where, { opened, reported, occurred }] of sums) {
    if (opened !== 0 || reported !== 0 || occurred !== 0) differences.add(`${where}: its day is not counted`);
  }
}

function compareDay(sums: Sums, row: DayChange, differences: Differences): void {
  const place = placeOf(row.metric, row.day, row.seller);
  const should = sums.get(place) ?? { opened: 0, risk: 0, reported: 0, occurred: 0 };
  sums.delete(place);
  for (const column of ['opened', 'risk', 'reported', 'occurred'] as const) {
    if (row[column] !== should[column])
      differences.add(`${place}: ${row[column]} ${column}, its orders say ${should[column]}`);
  }
}
