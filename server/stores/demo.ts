/** What a demo database says about itself, so that `demo` never touches another. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import type { Read } from './read.ts';
import { readSetting } from './settings.ts';

export interface DemoState {
  /** What it was made from: the same recipe gives the same marketplace. */
  recipe: string;
  /** False while it is being made, and for ever if that was broken off. */
  complete: boolean;
}

const name = 'demo';

export async function demoState(database: Database): Promise<DemoState | null> {
  const value = await readSetting(database, name);
  return value === null ? null : (JSON.parse(value) as DemoState);
}

export async function keepDemoState(database: Database, state: DemoState): Promise<void> {
  await database.transaction((transaction) =>
    transaction.run(
      'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      [name, JSON.stringify(state)],
    ),
  );
}

/** Whether anybody has put anything into a migrated database. */
export async function holdsAnything(database: Database): Promise<boolean> {
  for (const sql of [
    'SELECT 1 AS found FROM people LIMIT 1',
    'SELECT 1 AS found FROM imports LIMIT 1',
    'SELECT 1 AS found FROM sellers LIMIT 1',
    'SELECT 1 AS found FROM nights LIMIT 1',
  ]) {
    if ((await database.read(sql)).length > 0) return true;
  }
  return false;
}

export interface WaitingRecommendation {
  id: number;
  seller: number;
  sellerId: string;
  country: string | null;
  manager: string | null;
  level: ThresholdLevel;
  since: Day;
  grounds: string[];
}

/** What nobody has decided although it has stood since that night or longer. */
export async function waitingRecommendations(database: Database, since: Day): Promise<WaitingRecommendation[]> {
  const rows = await database.read<Omit<WaitingRecommendation, 'grounds'> & { grounds: string }>(
    `SELECT r.id AS id, r.seller AS seller, v.seller_id AS "sellerId", v.country AS country, ${managerOf} AS manager, r.level AS level,
       r.since AS since, r.grounds AS grounds
     FROM recommendations r JOIN sellers v ON v.id = r.seller ${assignedTo}
     WHERE r.state IN ('open', 'held') AND r.since <= ? ORDER BY r.id`,
    [since],
  );
  return rows.map((row) => ({ ...row, grounds: JSON.parse(row.grounds) as string[] }));
}

/**
 * Measures in force against sellers whose last recommendation the night before has ended; and a limit, where only a warning is
 * left. A warning stands as long as anything does: without one no limit is recommended.
 */
export async function measuresToLift(read: Read, night: Day): Promise<number[]> {
  const rows = await read<{ id: number }>(
    `SELECT id FROM decisions WHERE state = 'in-force'
       AND seller IN (SELECT seller FROM recommendations WHERE closed = ?)
       AND seller NOT IN (SELECT seller FROM recommendations WHERE state <> 'ended' AND (level <> 'warn' OR decisions.level = 'warn'))
     ORDER BY id`,
    [night],
  );
  return rows.map(({ id }) => id);
}

export interface OrderToTest {
  orderId: string;
  market: string | null;
  category: string | null;
  grade: string | null;
  priceMinor: number | null;
  currency: string | null;
}

/** An order of the day that the lab may have placed; null: the seller had none of this category. */
export async function orderToTest(
  read: Read,
  { seller, category, day }: { seller: number; category: string | null; day: Day },
): Promise<OrderToTest | null> {
  const [row] = await read<OrderToTest>(
    `SELECT o.order_id AS "orderId", o.market AS market, o.category AS category, o.grade AS grade,
       o.price_minor AS "priceMinor", o.currency AS currency
     FROM outcomes x JOIN orders o ON o.id = x.order_key
     WHERE x.placed_day = ? AND x.seller = ? AND o.cancelled_at IS NULL AND COALESCE(o.category, '') = COALESCE(?, o.category, '')
       AND NOT EXISTS (SELECT 1 FROM complaints c WHERE c.order_id = o.order_id)
       AND NOT EXISTS (SELECT 1 FROM returns r WHERE r.order_id = o.order_id)
       AND NOT EXISTS (SELECT 1 FROM reviews w WHERE w.order_id = o.order_id)
     ORDER BY o.order_id LIMIT 1`,
    [day, seller, category],
  );
  return row ? { ...row, priceMinor: row.priceMinor === null ? null : Number(row.priceMinor) } : null;
}

/** Whether the seller's newest score suffers most from what its devices are like; late parcels say nothing of devices. */
export async function looksBad(read: Read, seller: number): Promise<boolean> {
  const [row] = await read<{ score: number | null; level: string; main: string | null }>(
    'SELECT score, level, main_metric AS main FROM scores WHERE seller = ? ORDER BY night DESC LIMIT 1',
    [seller],
  );
  if (row === undefined || (row.main !== 'complaint' && row.main !== 'return')) return false;
  return row.level !== 'none' || (row.score !== null && row.score < 60);
}
