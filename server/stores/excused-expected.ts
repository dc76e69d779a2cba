/** Expected events that incidents took out of nights that were posted already. */
import type { Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { ExcusedThen } from '../scoring/replay.ts';
import type { Read } from './read.ts';

export interface ExcusedExpected extends ExcusedThen {
  seller: number;
}

export async function writeExcusedExpected(
  tx: Transaction,
  metric: string,
  excused: readonly ExcusedExpected[],
): Promise<void> {
  const rows = excused.map(({ seller, night, learned, expected }) => [metric, seller, night, learned, expected]);
  await tx.insertMany('excused_expected', ['metric', 'seller', 'night', 'learned', 'expected'], rows);
}

/** What was taken out of a seller's nights by the night `until`, in the order in which it was learned. */
export async function excusedExpected(read: Read, seller: number, metric: string, until: Day): Promise<ExcusedThen[]> {
  return read<ExcusedThen>(
    `SELECT night, learned, expected FROM excused_expected WHERE metric = ? AND seller = ? AND learned <= ?
     ORDER BY learned, night`,
    [metric, seller, until],
  );
}

/** On which nights something was taken out of whose nights before. */
export async function excusedNights(read: Read): Promise<{ metric: string; seller: number; learned: Day }[]> {
  return read('SELECT DISTINCT metric, seller, learned FROM excused_expected ORDER BY learned, metric, seller');
}
