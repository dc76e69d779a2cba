/** What explains a seller's standing besides the rows of the night: what its detectors remember, and its volume. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { readDetector } from '../scoring/detector-text.ts';
import type { DetectorState } from '../scoring/detector.ts';
import { onceEachNight } from './night-memo.ts';
import type { PublishedNight } from './published-night.ts';

/** By metric. While a night is under way some are of that night already, and not of the published one. */
export async function sellerStates(database: Database, seller: number): Promise<Map<string, DetectorState>> {
  const rows = await database.read<{ metric: string; content: string }>(
    'SELECT metric, content FROM detector_state WHERE seller = ? ORDER BY metric',
    [seller],
  );
  return new Map(rows.map(({ metric, content }) => [metric, readDetector(content)]));
}

export interface LastPosting {
  /** The last day that is in the ledger, and the last night that posted any. */
  day: Day;
  night: Day;
}

/** By metric, as of the published night; none for a metric that posted nothing yet. */
export async function lastPostings(database: Database, last: PublishedNight): Promise<Map<string, LastPosting>> {
  return onceEachNight(database, last, 'last postings', async () => {
    const rows = await database.read<LastPosting & { metric: string }>(
      'SELECT metric, MAX(day) AS day, MAX(night) AS night FROM posted_days WHERE night <= ? GROUP BY metric ORDER BY metric',
      [last.night],
    );
    return new Map(rows.map(({ metric, day, night }) => [metric, { day, night }]));
  });
}

export interface Volume {
  /** Orders whose risk opened. */
  opened: number;
  /** The sum of their relative risks, in millionths. */
  risk: number;
}

/** What a seller's orders opened from one day to another, by metric: one look-up for each metric and day. */
export async function volumesOf(
  database: Database,
  seller: number,
  metrics: readonly string[],
  from: Day,
  to: Day,
): Promise<Map<string, Volume>> {
  const wanted = metrics.map(() => '(CAST(? AS TEXT))').join(', ');
  const rows = await database.read<Volume & { metric: string }>(
    `WITH RECURSIVE days(day) AS
       (SELECT CAST(? AS INTEGER) UNION ALL SELECT day + 1 FROM days WHERE day < CAST(? AS INTEGER)),
     wanted(metric) AS (VALUES ${wanted})
     SELECT w.metric AS metric, SUM(c.opened) AS opened, SUM(c.risk) AS risk FROM wanted w CROSS JOIN days CROSS JOIN daily_counts c
     WHERE c.metric = w.metric AND c.day = days.day AND c.seller = ? GROUP BY w.metric ORDER BY w.metric`,
    [from, to, ...metrics, seller],
  );
  return new Map(rows.map(({ metric, ...volume }) => [metric, volume]));
}

/** How many sellers a night scored. */
export async function scoredSellers(database: Database, last: PublishedNight): Promise<number> {
  return onceEachNight(database, last, 'scored sellers', async () => {
    const [row] = await database.read<{ sellers: number }>('SELECT COUNT(*) AS sellers FROM scores WHERE night = ?', [
      last.night,
    ]);
    return row?.sellers ?? 0;
  });
}
