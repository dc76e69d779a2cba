/** All sellers' plain counts of one metric on a night: what a funnel is drawn from. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Level, Reading, Score } from './night-rows.ts';

export interface FunnelSeller {
  sellerId: string;
  name: string;
  kind: string | null;
  country: string | null;
  /** The category of most of its orders. */
  category: string | null;
  /** Counts over the window. Null: no data. */
  events: number | null;
  exposure: number | null;
  state: Reading['state'];
  asOf: Day | null;
  /** What the numbers hold of the seller as a whole. */
  level: Level;
  standing: Score['state'];
}

/** Every seller of the night, by its id. */
export async function funnelSellers(database: Database, night: Day, metric: string): Promise<FunnelSeller[]> {
  return database.read<FunnelSeller>(
    `SELECT v.seller_id AS "sellerId", v.name AS name, v.kind AS kind, v.country AS country, c.category AS category, r.events AS events,
       r.exposure AS exposure, r.state AS state, r.as_of AS "asOf", s.level AS level, s.state AS standing
     FROM scores s JOIN sellers v ON v.id = s.seller
     LEFT JOIN main_categories c ON c.seller = s.seller
     JOIN readings r ON r.night = s.night AND r.seller = s.seller AND r.metric = ?
     WHERE s.night = ? AND v.name IS NOT NULL ORDER BY v.seller_id, s.seller`,
    [metric, night],
  );
}
