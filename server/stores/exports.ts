/** What leaves the program about one night: columns and a stream of rows, sorted by the source's seller id and then by metric. */
import type { Database } from '../../db/connect.ts';
import { dayText, type Day } from '../scoring/day.ts';
import { metrics } from '../scoring/metrics/index.ts';

export type Cell = string | number | null | readonly string[];

export interface Export {
  columns: readonly string[];
  rows: AsyncIterable<readonly Cell[]>;
}

interface Stretch {
  after: string;
  until: string;
}

/** The sellers in the order of the export, so many at a time that a stretch of their rows fits into memory. */
async function* stretches(database: Database, sellers = 500): AsyncGenerator<Stretch> {
  for (let after = ''; ;) {
    const ids = await database.read<{ seller_id: string }>(
      'SELECT seller_id FROM sellers WHERE seller_id > ? ORDER BY seller_id LIMIT ?',
      [after, sellers],
    );
    const until = ids.at(-1)?.seller_id;
    if (until === undefined) return;
    yield { after, until };
    after = until;
  }
}

/** The rows of one night for one stretch of sellers after the other. */
async function* nightly<Row>(
  database: Database,
  night: Day,
  sql: string,
  present: (row: Row) => readonly Cell[],
): AsyncGenerator<readonly Cell[]> {
  for await (const { after, until } of stretches(database)) {
    for (const row of await database.read<Row>(sql, [night, after, until])) yield present(row);
  }
}

interface ReadingRow {
  seller_id: string;
  metric: string;
  events: number | null;
  exposure: number | null;
  expected: number | null;
  rate: number | null;
  low: number | null;
  high: number | null;
  ratio: number | null;
  reliability: number | null;
  state: string;
  as_of: Day | null;
}

export const exportReadings = (database: Database, night: Day): Export => ({
  columns: 'date,seller_id,metric,events,exposure,expected,rate,low,high,ratio,reliability,state,as_of'.split(','),
  rows: nightly<ReadingRow>(
    database,
    night,
    `SELECT v.seller_id AS seller_id, r.metric AS metric, r.events AS events, r.exposure AS exposure,
       r.expected AS expected, r.rate AS rate, r.low AS low, r.high AS high, r.ratio AS ratio,
       r.reliability AS reliability, r.state AS state, r.as_of AS as_of
     FROM sellers v JOIN readings r ON r.seller = v.id AND r.night = ?
     WHERE v.seller_id > ? AND v.seller_id <= ? ORDER BY v.seller_id, r.metric`,
    ({ seller_id, metric, events, exposure, expected, rate, low, high, ratio, reliability, state, as_of }) => [
      dayText(night),
      seller_id,
      metric,
      events,
      exposure,
      expected,
      rate,
      low,
      high,
      ratio,
      reliability,
      state,
      dayOrNull(as_of),
    ],
  ),
});

interface ScoreRow {
  seller_id: string;
  score: number | null;
  state: string;
  rank: number | null;
  rank_low: number | null;
  rank_high: number | null;
  percentile: number | null;
  p_bottom5: number | null;
  cap: number | null;
  losses: string;
}

export const exportScores = (database: Database, night: Day): Export => ({
  columns: [
    ...'date,seller_id,score,state,rank,rank_low,rank_high,percentile,p_bottom5,cap'.split(','),
    ...metrics.map(({ key }) => `loss_${key}`),
  ],
  rows: nightly<ScoreRow>(
    database,
    night,
    `SELECT v.seller_id AS seller_id, s.score AS score, s.state AS state, s.rank AS rank, s.rank_low AS rank_low,
       s.rank_high AS rank_high, s.percentile AS percentile, s.p_bottom5 AS p_bottom5, s.cap AS cap, s.losses AS losses
     FROM sellers v JOIN scores s ON s.seller = v.id AND s.night = ?
     WHERE v.seller_id > ? AND v.seller_id <= ? ORDER BY v.seller_id`,
    ({ seller_id, score, state, rank, rank_low, rank_high, percentile, p_bottom5, cap, losses }) => {
      const lost = JSON.parse(losses) as Record<string, number>;
      const points = metrics.map(({ key }) => lost[key] ?? null);
      return [
        dayText(night),
        seller_id,
        score,
        state,
        rank,
        rank_low,
        rank_high,
        percentile,
        p_bottom5,
        cap,
        ...points,
      ];
    },
  ),
});

interface LedgerRow {
  seller_id: string;
  metric: string;
  observed: number;
  expected: number;
  order_count: number;
}

export const exportLedger = (database: Database, night: Day): Export => ({
  columns: 'night,seller_id,metric,observed,expected,order_count'.split(','),
  rows: nightly<LedgerRow>(
    database,
    night,
    `SELECT v.seller_id AS seller_id, l.metric AS metric, l.observed AS observed, l.expected AS expected,
       l.order_count AS order_count
     FROM sellers v JOIN ledger l ON l.seller = v.id AND l.night = ?
     WHERE v.seller_id > ? AND v.seller_id <= ? ORDER BY v.seller_id, l.metric`,
    ({ seller_id, metric, observed, expected, order_count }) => [
      dayText(night),
      seller_id,
      metric,
      observed,
      expected,
      order_count,
    ],
  ),
});

interface RecommendationRow {
  seller_id: string;
  level: string;
  state: string;
  since: Day;
  closed: Day | null;
  grounds: string;
  evidence: number | null;
}

/** Those that stood on the night: opened by then and not closed before or on it. */
export const exportRecommendations = (database: Database, night: Day): Export => ({
  columns: 'date,seller_id,level,state,since,grounds,evidence'.split(','),
  rows: each<RecommendationRow>(
    database.read(
      `SELECT v.seller_id AS seller_id, r.level AS level, r.state AS state, r.since AS since, r.closed AS closed,
         r.grounds AS grounds, r.evidence AS evidence
       FROM recommendations r JOIN sellers v ON v.id = r.seller
       WHERE r.since <= ? AND (r.closed IS NULL OR r.closed > ?) ORDER BY v.seller_id, r.level, r.id`,
      [night, night],
    ),
    ({ seller_id, level, state, since, closed, grounds, evidence }) => [
      dayText(night),
      seller_id,
      level,
      closed === null ? state : 'open',
      dayText(since),
      JSON.parse(grounds) as string[],
      evidence,
    ],
  ),
});

export async function* each<Row>(
  rows: Promise<Row[]>,
  present: (row: Row) => readonly Cell[],
): AsyncGenerator<readonly Cell[]> {
  for (const row of await rows) yield present(row);
}

const dayOrNull = (day: Day | null): string | null => (day === null ? null : dayText(day));

/** The published nights nearest to a day, at most one on each side of it; the day itself if it was published. */
export async function publishedNear(database: Database, day: Day): Promise<{ before: Day | null; after: Day | null }> {
  const [row] = await database.read<{ before: Day | null; after: Day | null }>(
    `SELECT MAX(CASE WHEN night <= ? THEN night END) AS before, MIN(CASE WHEN night >= ? THEN night END) AS after FROM nights`,
    [day, day],
  );
  return row ?? { before: null, after: null };
}
