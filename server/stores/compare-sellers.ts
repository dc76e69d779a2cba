/** What two sellers are held against each other by, beside what the page of one of them asks. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';

/** Rates of the Sundays after a day, by `seller metric`, oldest first; null where a Sunday gave none. */
export async function weeklyRates(
  database: Database,
  [a, b]: readonly [number, number],
  sundays: readonly Day[],
): Promise<Map<string, (number | null)[]>> {
  const place = new Map(sundays.map((sunday, index) => [sunday, index]));
  const rows = await database.read<{ seller: number; metric: string; week: number; rate: number | null }>(
    `SELECT seller, metric, week, rate FROM weeks WHERE seller IN (?, ?) AND week >= ? AND week <= ?
     ORDER BY seller, metric, week`,
    [a, b, sundays[0] ?? 0, sundays.at(-1) ?? 0],
  );
  const rates = new Map<string, (number | null)[]>();
  for (const { seller, metric, week, rate } of rows) {
    const key = `${seller} ${metric}`;
    const known = rates.get(key) ?? sundays.map(() => null);
    const index = place.get(week);
    if (index !== undefined) known[index] = rate;
    rates.set(key, known);
  }
  return rates;
}
