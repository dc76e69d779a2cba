/** Every score of a night with what it takes to rank a group of sellers among themselves. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Level } from './night-rows.ts';

export interface PeerScore {
  seller: number;
  sellerId: string;
  name: string;
  kind: string | null;
  country: string | null;
  /** The category of most of its orders. */
  category: string | null;
  score: number;
  low: number | null;
  high: number | null;
  level: Level;
  /** Among all sellers of the night. */
  rank: number;
  rankLow: number;
  rankHigh: number;
  percentile: number;
  bottom5: number;
  /** Of the distribution of the score; null on nights that did not keep them. */
  mean: number | null;
  variance: number | null;
}

/** The ranked sellers of a night, the best first. */
export async function peerScores(database: Database, night: Day): Promise<PeerScore[]> {
  return database.read<PeerScore>(
    `SELECT s.seller AS seller, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind, v.country AS country,
       c.category AS category, s.score AS score, s.low AS low, s.high AS high, s.level AS level, s.rank AS rank,
       s.rank_low AS "rankLow", s.rank_high AS "rankHigh", s.percentile AS percentile, s.p_bottom5 AS bottom5,
       s.mean AS mean, s.variance AS variance
     FROM scores s JOIN sellers v ON v.id = s.seller LEFT JOIN main_categories c ON c.seller = s.seller
     WHERE s.night = ? AND s.rank IS NOT NULL AND v.name IS NOT NULL ORDER BY s.rank, s.seller`,
    [night],
  );
}
