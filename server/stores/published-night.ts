/** The night that pages show: the last one published. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';

export interface FeedStanding {
  watermark: Day | null;
  state: string;
}

export interface NightSummary {
  sellers: number;
  ranked: number;
  opened: Record<string, number>;
  ended: Record<string, number>;
  /** The first of them by name. Nights of before they were listed have none. */
  changes?: { change: 'opened' | 'ended'; seller: string; level: string }[];
  feeds: Record<string, FeedStanding>;
  held: boolean;
}

export interface PublishedNight {
  night: Day;
  policy: number;
  summary: NightSummary;
  publishedAt: string;
}

interface NightRow {
  night: number;
  policy: number;
  summary: string;
  published_at: string;
}

/** Null as long as no night was published. */
export async function publishedNight(database: Database): Promise<PublishedNight | null> {
  const [row] = await database.read<NightRow>(
    'SELECT night, policy, summary, published_at FROM nights ORDER BY night DESC LIMIT 1',
  );
  if (!row) return null;
  const summary = JSON.parse(row.summary) as NightSummary;
  return { night: row.night, policy: row.policy, summary, publishedAt: row.published_at };
}
