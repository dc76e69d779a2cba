/** The list of a figure's orders as a file: what the page shows, all of its pages, days as YYYY-MM-DD. */
import type { Database } from '../../../db/connect.ts';
import { dayText } from '../../scoring/day.ts';
import type { Cell } from '../desk/csv.ts';
import type { FigureRow, FigureWords } from './figure-rows.ts';
import { allRows, daysWithRows } from './own-figure.ts';
import type { Wanted } from './read-wanted.ts';
import { dayCell } from './subject-rows.ts';

export const listColumns = [
  ...['order_id', 'metric', 'opened_on', 'event', 'counted_on', 'counts_as', 'ordered_on', 'market', 'sold'],
  'what_happened',
];

/** A file is read by programs: its words of what happened are the reader's, the rest is the same in every language. */
const cellsOf = (row: FigureRow, metric: string): Cell[] => [
  ...[row.orderId, metric, dayText(row.opened), row.state, dayCell(row.counted), row.part],
  ...[dayCell(row.ordered), row.market, row.category, row.what],
];

/** Orders of so many days are read at once. */
const daysAtOnce = 14;

/**
 * The latest first, some days at a time: 300,000 orders are not held at once. Only days that have any are looked at, whatever
 * stretch is asked for.
 */
export async function* listLines(
  database: Database,
  seller: number,
  wanted: Wanted,
  words: FigureWords,
): AsyncGenerator<Cell[][]> {
  const days = (await daysWithRows(database, seller, wanted, words)).reverse();
  for (let at = 0; at < days.length; at += daysAtOnce) {
    const some = days.slice(at, at + daysAtOnce);
    const rows = await allRows(database, seller, { ...wanted, from: some.at(-1)!, to: some[0]! }, words);
    yield rows.map((row) => cellsOf(row, wanted.metric));
  }
}
