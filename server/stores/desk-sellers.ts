/** The ranking of all sellers: who they are, how they stand on a night, and the trend of each. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { inStretches, marks } from './in-list.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import type { Level } from './night-rows.ts';

export interface RankedSeller {
  night: Day;
  seller: number;
  sellerId: string;
  name: string;
  kind: string | null;
  country: string | null;
  joinedOn: string | null;
  managerEmail: string | null;
  score: number | null;
  low: number | null;
  high: number | null;
  state: 'ranked' | 'provisional';
  rank: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  level: Level;
  evidence: number | null;
  /** The metric that costs most, and its reading. */
  mainMetric: string | null;
  mainRate: number | null;
  mainLow: number | null;
  mainHigh: number | null;
}

/** Every seller with a name and a score of the night, by our key. */
export function rankedSellers(database: Database, night: Day): Promise<RankedSeller[]> {
  return database.read<RankedSeller>(
    `SELECT s.night AS night, s.seller AS seller, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind,
       v.country AS country, v.joined_on AS "joinedOn", ${managerOf} AS "managerEmail", s.score AS score, s.low AS low,
       s.high AS high, s.state AS state, s.rank AS rank, s.rank_low AS "rankLow", s.rank_high AS "rankHigh",
       s.level AS level, s.evidence AS evidence, s.main_metric AS "mainMetric", r.rate AS "mainRate", r.low AS "mainLow",
       r.high AS "mainHigh"
     FROM scores s JOIN sellers v ON v.id = s.seller ${assignedTo}
     LEFT JOIN readings r ON r.night = s.night AND r.seller = s.seller AND r.metric = s.main_metric
     WHERE s.night = ? AND v.name IS NOT NULL ORDER BY s.seller`,
    [night],
  );
}

/** How many sellers the feed has named, whether the night knew them or not. */
export async function namedSellers(database: Database): Promise<number> {
  const [row] = await database.read<{ sellers: number }>(
    'SELECT COUNT(*) AS sellers FROM sellers WHERE name IS NOT NULL',
  );
  return row?.sellers ?? 0;
}

/** Orders placed with each seller on the `days` days up to a night. A seller without any is not in the map. */
export async function ordersOfAll(database: Database, night: Day, days: number): Promise<ReadonlyMap<number, number>> {
  const rows = await database.read<{ seller: number; placed: number }>(
    `SELECT seller, SUM(opened) AS placed FROM daily_counts WHERE metric = 'cancellation' AND day > ? AND day <= ?
     GROUP BY seller ORDER BY seller`,
    [night - days, night],
  );
  return new Map(rows.map(({ seller, placed }) => [seller, placed]));
}

/** Whose order has this very number; null: there is none. */
export async function sellerOfOrder(database: Database, orderId: string) {
  const [row] = await database.read<{ sellerId: string; name: string }>(
    `SELECT v.seller_id AS "sellerId", v.name AS name FROM orders o JOIN sellers v ON v.id = o.seller
     WHERE o.order_id = ? AND v.name IS NOT NULL ORDER BY o.id`,
    [orderId],
  );
  return row ?? null;
}

/** Scores of some sellers on some nights; null where a night gave a seller none. */
export async function scoreTrends(database: Database, nights: readonly Day[], sellers: readonly number[]) {
  const place = new Map(nights.map((night, index) => [night, index]));
  const trends = new Map(sellers.map((seller) => [seller, nights.map((): number | null => null)]));
  const nightMarks = nights.map(() => '?').join(', ');
  const rows = await inStretches(sellers, (list) =>
    database.read<{ night: number; seller: number; score: number | null }>(
      `SELECT night, seller, score FROM scores WHERE night IN (${nightMarks}) AND seller IN (${marks})
       ORDER BY night, seller`,
      [...nights, ...list],
    ),
  );
  for (const { night, seller, score } of rows) trends.get(seller)![place.get(night)!] = score;
  return trends;
}
