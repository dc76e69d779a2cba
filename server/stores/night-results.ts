/** The rows of a night: readings and scores. They show nothing until the night is published. */
import type { Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Level } from '../scoring/policy.ts';
import type { Rank } from '../scoring/rank.ts';
import type { ByLevel, Reading } from '../scoring/reading.ts';
import type { Remarks } from '../scoring/recommendation.ts';
import type { SellerScore } from '../scoring/score.ts';
import type { Read } from './read.ts';

export interface ScoredSeller {
  seller: number;
  score: SellerScore;
  /** Null: provisional sellers have no rank. */
  rank: Rank | null;
  level: Level;
  /** Odds over all metrics, capped for showing. */
  evidence: number | null;
}

const readingColumns =
  'night seller metric events exposure expected rate low high ratio reliability chance_above evidence state as_of remarks'.split(
    ' ',
  );
const scoreColumns =
  'night seller score low high state rank rank_low rank_high percentile p_bottom5 cap losses level evidence main_metric'.split(
    ' ',
  );

export interface SellerReading {
  seller: number;
  reading: Reading;
  remarks: Remarks | null;
}

/** Enough for every use, and short: figures are kept to these decimals. */
const rounded = (value: number | null, decimals: number): number | null =>
  value === null ? null : Number(value.toFixed(decimals));

function levelsJson(values: ByLevel, decimals: number): string | null {
  const { warn, limit, suspend } = values;
  if (warn === null && limit === null && suspend === null) return null;
  return JSON.stringify({
    warn: rounded(warn, decimals),
    limit: rounded(limit, decimals),
    suspend: rounded(suspend, decimals),
  });
}

export async function writeReadings(tx: Transaction, night: Day, readings: readonly SellerReading[]): Promise<void> {
  const rows = readings.map(({ seller, reading, remarks }) => [
    night,
    seller,
    reading.metric,
    reading.events,
    rounded(reading.exposure, 6),
    rounded(reading.expected, 9),
    rounded(reading.rate, 9),
    rounded(reading.low, 9),
    rounded(reading.high, 9),
    rounded(reading.ratio, 9),
    rounded(reading.reliability, 9),
    levelsJson(reading.chanceAbove, 6),
    levelsJson(reading.evidence, 3),
    reading.state,
    reading.asOf,
    remarks && JSON.stringify(remarks),
  ]);
  await tx.insertMany('readings', readingColumns, rows);
}

export async function writeScores(tx: Transaction, night: Day, sellers: readonly ScoredSeller[]): Promise<void> {
  const rows = sellers.map(({ seller, score, rank, level, evidence }) => [
    night,
    seller,
    score.score,
    score.low,
    score.high,
    score.state,
    rank?.rank ?? null,
    rank?.rankLow ?? null,
    rank?.rankHigh ?? null,
    rounded(rank?.percentile ?? null, 6),
    rounded(rank?.bottom5 ?? null, 9),
    score.cap,
    JSON.stringify(score.losses),
    level,
    rounded(evidence, 3),
    score.mainMetric,
    rounded(score.moments?.mean ?? null, 9),
    rounded(score.moments?.variance ?? null, 9),
  ]);
  await tx.insertMany('scores', [...scoreColumns, 'mean', 'variance'], rows);
}

/** Sellers at a level of recommendation on a night, by seller. */
export async function sellersAtLevel(read: Read, night: Day): Promise<Map<number, Level>> {
  const rows = await read<{ seller: number; level: Level }>(
    "SELECT seller, level FROM scores WHERE night = ? AND level IN ('warn', 'limit', 'suspend') ORDER BY seller",
    [night],
  );
  return new Map(rows.map(({ seller, level }) => [seller, level]));
}

export async function countScores(read: Read, night: Day): Promise<{ sellers: number; ranked: number }> {
  const [row] = await read<{ sellers: number; ranked: number | null }>(
    "SELECT COUNT(*) AS sellers, SUM(CASE WHEN state = 'ranked' THEN 1 ELSE 0 END) AS ranked FROM scores WHERE night = ?",
    [night],
  );
  return { sellers: row?.sellers ?? 0, ranked: row?.ranked ?? 0 };
}

export interface StoredReading {
  metric: string;
  events: number | null;
  exposure: number | null;
  expected: number | null;
  rate: number | null;
  low: number | null;
  high: number | null;
  chanceAbove: Partial<ByLevel>;
  evidence: Partial<ByLevel>;
  state: Reading['state'];
  asOf: Day | null;
}

interface StoredRow extends Omit<StoredReading, 'chanceAbove' | 'evidence' | 'asOf'> {
  chance_above: string | null;
  odds: string | null;
  as_of: number | null;
}

/** One seller's readings of a night, as they were written. */
export async function storedReadings(read: Read, night: Day, seller: number): Promise<StoredReading[]> {
  const rows = await read<StoredRow>(
    `SELECT metric, events, exposure, expected, rate, low, high, chance_above, evidence AS odds, state, as_of FROM readings
     WHERE night = ? AND seller = ? ORDER BY metric`,
    [night, seller],
  );
  return rows.map(({ chance_above, odds, as_of, ...row }) => ({
    ...row,
    chanceAbove: parsed(chance_above),
    evidence: parsed(odds),
    asOf: as_of,
  }));
}

const parsed = (json: string | null): Partial<ByLevel> => (json === null ? {} : (JSON.parse(json) as Partial<ByLevel>));

/** One seller's score row of a night, with the names of its columns. */
export async function storedScore(read: Read, night: Day, seller: number): Promise<Record<string, unknown>> {
  const [row] = await read(`SELECT ${scoreColumns.slice(2).join(', ')} FROM scores WHERE night = ? AND seller = ?`, [
    night,
    seller,
  ]);
  return row ? { ...row, losses: JSON.parse(row['losses'] as string) as unknown } : {};
}
