/** The ledger night by night, in the order of its key: for replaying it from the beginning. */
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

/** The published nights up to a day, oldest first: each was judged, whether it posted anything or not. */
export async function nightsUntil(read: Read, to: Day): Promise<Day[]> {
  const rows = await read<{ night: Day }>('SELECT night FROM nights WHERE night <= ? ORDER BY night', [to]);
  return rows.map(({ night }) => night);
}

export interface NightPosting {
  seller: number;
  metric: string;
  /** Reported less withdrawn. */
  observed: number;
  withdrawn: number;
  expected: number;
  orderCount: number;
}

export async function nightPostings(read: Read, night: Day): Promise<NightPosting[]> {
  return read<NightPosting>(
    `SELECT seller, metric, observed, withdrawn, expected, order_count AS "orderCount" FROM ledger
     WHERE night = ? ORDER BY seller, metric`,
    [night],
  );
}

/** Up to which day each night brought a metric: of each metric, night by night, oldest first. */
export async function postingNights(read: Read): Promise<{ metric: string; night: Day; day: Day }[]> {
  return read('SELECT metric, night, MAX(day) AS day FROM posted_days GROUP BY metric, night ORDER BY metric, night');
}
