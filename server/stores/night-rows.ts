/** Scores and readings of a night as pages read them: JSON columns parsed, days as numbers. */
import type { Day } from '../scoring/day.ts';
import type { Level, ThresholdLevel } from '../scoring/policy.ts';
import type { Remarks } from '../scoring/recommendation.ts';

export type { Level } from '../scoring/policy.ts';

/** One figure for each threshold. Null: the metric has no such threshold. */
export type ByThreshold = Partial<Record<ThresholdLevel, number | null>>;

export interface Reading {
  metric: string;
  events: number | null;
  exposure: number | null;
  expected: number | null;
  rate: number | null;
  low: number | null;
  high: number | null;
  reliability: number | null;
  chanceAbove: ByThreshold;
  evidence: ByThreshold;
  state: 'ok' | 'too_few' | 'stale' | 'missing';
  asOf: Day | null;
  /** What is to be said besides the figures; none in a frozen snapshot. */
  remarks?: Remarks | null;
}

export interface Score {
  night: Day;
  score: number | null;
  low: number | null;
  high: number | null;
  state: 'ranked' | 'provisional';
  rank: number | null;
  rankLow: number | null;
  rankHigh: number | null;
  percentile: number | null;
  cap: number | null;
  losses: Record<string, number>;
  level: Level;
  evidence: number | null;
  mainMetric: string | null;
}

export const readingColumns =
  'metric, events, exposure, expected, rate, low, high, reliability, chance_above, evidence, state, as_of, remarks';

export interface ReadingRow {
  metric: string;
  events: number | null;
  exposure: number | null;
  expected: number | null;
  rate: number | null;
  low: number | null;
  high: number | null;
  reliability: number | null;
  chance_above: string | null;
  evidence: string | null;
  state: Reading['state'];
  as_of: number | null;
  remarks: string | null;
}

export function readingFrom({ chance_above, as_of, evidence, remarks, ...row }: ReadingRow): Reading {
  return {
    ...row,
    chanceAbove: parsed(chance_above),
    evidence: parsed(evidence),
    asOf: as_of,
    remarks: remarks === null ? null : (JSON.parse(remarks) as Remarks),
  };
}

export const scoreColumns =
  'night, score, low, high, state, rank, rank_low, rank_high, percentile, cap, losses, level, evidence, main_metric';

export interface ScoreRow {
  night: number;
  score: number | null;
  low: number | null;
  high: number | null;
  state: Score['state'];
  rank: number | null;
  rank_low: number | null;
  rank_high: number | null;
  percentile: number | null;
  cap: number | null;
  losses: string;
  level: Level;
  evidence: number | null;
  main_metric: string | null;
}

export function scoreFrom({ rank_low, rank_high, main_metric, losses, ...row }: ScoreRow): Score {
  return {
    ...row,
    rankLow: rank_low,
    rankHigh: rank_high,
    mainMetric: main_metric,
    losses: JSON.parse(losses) as Record<string, number>,
  };
}

const parsed = (json: string | null): ByThreshold => (json === null ? {} : (JSON.parse(json) as ByThreshold));
