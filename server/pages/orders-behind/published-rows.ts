/** What a night published of a seller, as rows, to compare with. */
import type { Database } from '../../../db/connect.ts';
import type { Day } from '../../scoring/day.ts';
import { reportedShare } from '../../scoring/delay-curves.ts';
import { methodAt, type EstimateHistory } from '../../scoring/estimates.ts';
import { allMetrics, type Metric } from '../../scoring/metrics/index.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import { arrearsOfSeller } from '../../stores/day-sums.ts';
import { readingsOf, scoresOf } from '../../stores/desk-seller.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { readCommitted } from '../../stores/read.ts';
import { tradeInScoreOf } from '../../stores/trade-in-scores.ts';
import type { Cell } from '../desk/csv.ts';
import type { Explained } from '../explain/explained.ts';
import type { Piece } from './recompute-tables.ts';
import { dayCell } from './subject-rows.ts';

const families = ['seller', 'trade-in'] as const;

async function allReadings(database: Database, seller: number, night: Day): Promise<Map<string, Reading>> {
  const found = new Map<string, Reading>();
  for (const family of families)
    for (const [metric, reading] of await readingsOf(database, seller, night, family)) found.set(metric, reading);
  return found;
}

/** Where each metric's column of days is, how far it is posted, the level it stands at, and what waits for the next posting. */
export async function metricRows(
  database: Database,
  { seller, night, policy, states, postings }: Explained,
  history: EstimateHistory,
): Promise<Cell[][]> {
  const readings = await allReadings(database, seller.id, night);
  const method = methodAt(history, night);
  const waiting = await arrearsOfSeller(readCommitted(database), seller.id);
  const unposted = (metric: string, until: Day) =>
    waiting
      .filter((one) => one.metric === metric && one.day > until - policy.windowDays)
      .reduce((sum, { day, opened }) => sum + opened * reportedShare(method.curveOf(metric, day), until - day), 0);
  return allMetrics.map(({ key, family, subject, base, horizon }) => {
    const { day = null, night: lastNight = null } = postings.get(key) ?? {};
    const missing = readings.get(key)?.state === 'missing' ? 1 : 0;
    const level = states.get(key)?.level ?? 'none';
    return [
      ...[key, family, tableOf[subject], columnOf(base), horizon],
      ...[dayCell(day), dayCell(lastNight), missing, level, day === null ? 0 : unposted(key, day)],
    ];
  });
}

const tableOf: Record<Metric['subject'], string> = {
  order: 'order',
  'mystery-order': 'test_order',
  'trade-in': 'device',
};

/** 'replyDue' → 'reply_due' */
const columnOf = (moment: string): string => moment.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export async function* publishedPieces(database: Database, seller: number, night: Day): AsyncGenerator<Piece> {
  const readings = await allReadings(database, seller, night);
  yield {
    table: 'reading',
    rows: [...readings].map(([metric, reading]) => [
      ...[metric, reading.state, dayCell(reading.asOf), reading.events, reading.exposure, reading.expected],
      ...[reading.rate, reading.low, reading.high, reading.reliability],
      ...thresholdLevels.map((level) => reading.chanceAbove[level]),
      ...thresholdLevels.map((level) => reading.evidence[level]),
    ]),
  };
  const [own = null] = await scoresOf(database, seller, [night]);
  const buyer = await tradeInScoreOf(database, seller, night);
  const scores = [
    ...(own ? [{ family: families[0], ...own }] : []),
    ...(buyer ? [{ family: families[1], ...buyer, cap: null, evidence: null }] : []),
  ];
  yield {
    table: 'score',
    rows: scores.map(({ family, score, state, cap, evidence }) => [family, score, state, cap, evidence]),
  };
  yield {
    table: 'loss',
    rows: scores.flatMap(({ family, losses }) =>
      Object.entries(losses).map(([metric, points]): Cell[] => [family, metric, points]),
    ),
  };
}
