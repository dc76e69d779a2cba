/** Nights as the night job leaves them, written row by row: for pages that are tested before, or apart from, a real night. */
import type { Database, Value } from '../../db/connect.ts';
import { dayOf, type Day } from '../../server/scoring/day.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { settledDays } from '../../server/stores/weeks.ts';

export interface WrittenSeller {
  id: number;
  name: string | null;
  sellerId?: string;
  kind?: string | null;
  country?: string | null;
  managerEmail?: string | null;
  joinedOn?: string | null;
}

export async function writeSellers(database: Database, sellers: readonly WrittenSeller[]): Promise<void> {
  const columns = ['id', 'seller_id', 'name', 'kind', 'country', 'joined_on', 'manager_email', 'import_id'];
  const rows = sellers.map((seller) => [
    ...[seller.id, seller.sellerId ?? `S-${seller.id}`, seller.name, seller.kind ?? 'factory', seller.country ?? 'FR'],
    ...[seller.joinedOn ?? '2024-02-01', seller.managerEmail ?? 'manager@test.example', 1],
  ]);
  await database.transaction((tx) => tx.insertMany('sellers', columns, rows));
}

export async function writePolicy(database: Database): Promise<void> {
  const row = [1, '1970-01-01', '2026-01-01T00:00:00Z', 'Assay', 'The default policy', JSON.stringify(defaultPolicy)];
  const columns = ['version', 'effective_from', 'announced_at', 'author', 'note', 'document'];
  await database.transaction((tx) => tx.insertMany('policies', columns, [row], { key: ['version'], update: [] }));
}

export interface WrittenScore {
  seller: number;
  score: number | null;
  rank: number | null;
  level?: string;
  mainMetric?: string | null;
  losses?: Record<string, number>;
  cap?: number | null;
}

export async function writeScores(database: Database, night: Day, scores: readonly WrittenScore[]): Promise<void> {
  const columns = ['night', 'seller', 'score', 'low', 'high', 'state', 'rank', 'rank_low', 'rank_high', 'percentile'];
  const rest = ['p_bottom5', 'cap', 'losses', 'level', 'evidence', 'main_metric'];
  const rows = scores.map(
    ({ seller, score, rank, level = 'none', mainMetric = 'late-delivery', losses, cap = null }): Value[] => [
      ...[night, seller, score, score === null ? null : score - 5, score === null ? null : score + 4],
      ...[rank === null ? 'provisional' : 'ranked', rank, rank && Math.max(1, rank - 3), rank && rank + 4, 50],
      ...[
        0.1,
        cap,
        JSON.stringify(losses ?? (score === null ? {} : { 'late-delivery': round(100 - score) })),
        level,
        12,
        mainMetric,
      ],
    ],
  );
  await database.transaction((tx) => tx.insertMany('scores', [...columns, ...rest], rows));
}

const round = (points: number) => Math.round(points * 100) / 100;

export interface WrittenReading {
  seller: number;
  metric: string;
  rate: number | null;
  events?: number | null;
  exposure?: number | null;
  state?: string;
  evidence?: Record<string, number>;
  asOf?: Day;
}

export async function writeReadings(
  database: Database,
  night: Day,
  readings: readonly WrittenReading[],
): Promise<void> {
  const columns = ['night', 'seller', 'metric', 'events', 'exposure', 'expected', 'rate', 'low', 'high', 'ratio'];
  const rest = ['reliability', 'chance_above', 'evidence', 'state', 'as_of'];
  const rows = readings.map(
    ({ seller, metric, rate, events = 38, exposure = 412, state = 'ok', evidence, asOf }): Value[] => [
      ...[night, seller, metric, events, exposure, 16.5, rate, rate && rate * 0.8, rate && rate * 1.25, 2, 0.9],
      ...[
        JSON.stringify({ warn: 0.9, limit: 0.5, suspend: 0.1 }),
        JSON.stringify(evidence ?? { warn: 1, limit: 0.5, suspend: 0.1 }),
      ],
      ...[state, asOf ?? night],
    ],
  );
  await database.transaction((tx) => tx.insertMany('readings', [...columns, ...rest], rows));
}

/** Keeps each reading as that of the Sunday before its night, and the orders of each week but the last eight. */
export async function writeWeeks(database: Database): Promise<void> {
  const sunday = (day: string) => `${day} - (${day} + 3) % 7 + 6`;
  await database.transaction(async (tx) => {
    await tx.run(
      `INSERT INTO weeks (seller, metric, week, observed, expected, events, exposure, rate, low, high, ratio, state)
       SELECT seller, metric, ${sunday('night')} - 7, 0, 0, events, exposure, rate, low, high, ratio, state FROM readings`,
    );
    await tx.run(
      `UPDATE weeks SET opened = c.opened, occurred = c.occurred FROM (SELECT seller, metric, ${sunday('day')} AS week,
         SUM(opened) AS opened, SUM(occurred) AS occurred FROM daily_counts GROUP BY seller, metric, ${sunday('day')}) AS c
       WHERE weeks.seller = c.seller AND weeks.metric = c.metric AND weeks.week = c.week AND weeks.week <= ?`,
      [writtenNight - 6 - settledDays],
    );
  });
}

export interface WrittenRecommendation {
  id: number;
  seller: number;
  level: string;
  since: Day;
  grounds: readonly string[];
  state?: string;
  evidence?: number | null;
  harm?: number;
  closed?: Day | null;
  snapshot?: object;
}

export async function writeRecommendations(database: Database, rows: readonly WrittenRecommendation[]): Promise<void> {
  const columns = [
    'id',
    'seller',
    'level',
    'state',
    'since',
    'closed',
    'grounds',
    'evidence',
    'harm',
    'held',
    'snapshot',
  ];
  await database.transaction((tx) =>
    tx.insertMany(
      'recommendations',
      columns,
      rows.map(
        ({
          id,
          seller,
          level,
          since,
          grounds,
          state = 'open',
          evidence = 410,
          harm = 1,
          closed = null,
          snapshot = {},
        }) => [
          ...[id, seller, level, state, since, closed, JSON.stringify(grounds), evidence, harm],
          ...[state === 'held' ? 1 : 0, JSON.stringify(snapshot)],
        ],
      ),
    ),
  );
}

export interface WrittenNight {
  sellers?: number;
  ranked?: number;
  opened?: Record<string, number>;
  ended?: Record<string, number>;
  feeds?: Record<string, { watermark: Day | null; state: string }>;
  held?: boolean;
}

/** The flip: from now on pages show this night. */
export async function publish(
  database: Database,
  night: Day,
  summary: WrittenNight = {},
  publishedAt = '2026-11-22T03:22:00Z',
): Promise<void> {
  const feeds = Object.fromEntries(
    ['orders', 'deliveries', 'reviews', 'complaints', 'returns'].map((feed) => [
      feed,
      { watermark: night, state: 'fresh' },
    ]),
  );
  const whole = {
    sellers: 0,
    ranked: 0,
    opened: {},
    ended: {},
    changes: [],
    held: false,
    ...summary,
    feeds: { ...feeds, ...summary.feeds },
  };
  await database.transaction(async (tx) => {
    await tx.insertMany(
      'nights',
      ['night', 'policy', 'method', 'summary', 'published_at'],
      [[night, 1, '{}', JSON.stringify(whole), publishedAt]],
      { key: ['night'], update: ['summary', 'published_at'] },
    );
    await bumpRevision(tx);
  });
}

/** Empties what the functions above fill, and the orders. */
export async function wipe(database: Database): Promise<void> {
  const tables =
    'nights scores readings recommendations breaches decisions policies sellers orders deliveries reviews complaints returns';
  const more = 'weeks market_weeks cells order_events daily_counts ledger feed_days mystery_orders outcomes';
  await database.transaction(async (tx) => {
    for (const table of `${tables} ${more}`.split(' ')) await tx.run(`DELETE FROM ${table}`);
    await bumpRevision(tx);
  });
}

export const writtenNight: Day = dayOf('2026-11-21');

export interface WrittenMysteryOrder {
  id: number;
  seller: number;
  verdict: string;
  safetyFinding: string;
  revealedOn: string | null;
}

export async function writeMysteryOrder(database: Database, order: WrittenMysteryOrder): Promise<void> {
  const { id, seller, verdict, safetyFinding, revealedOn } = order;
  const columns = ['id', 'seller', 'draw', 'category', 'grade', 'ordered_on', 'received_on', 'inspected_on', 'quality'];
  const rest = ['delivery', 'packaging', 'verdict', 'safety_finding', 'notes', 'logged_by', 'logged_at', 'revealed_on'];
  const row: Value[] = [
    ...[id, seller, 'random', 'smartphones', 'good', '2026-11-10', '2026-11-13', '2026-11-14', 61, 72, 83],
    ...[verdict, safetyFinding, 'screen swapped', 'lab@test.example', '2026-11-10T09:00:00Z', revealedOn],
  ];
  await database.transaction((tx) => tx.insertMany('mystery_orders', [...columns, ...rest], [row]));
}
