/**
 * The policy: what is acceptable, where the levels begin, and how much each metric weighs. It is data with versions;
 * the default below is the table every marketplace starts from. Rates are fractions (0.04 is 4 %).
 */
import { z } from 'zod';

// The bounds are wide: they keep out slips of the pen and figures that no computation survives. Stored versions are not held to them.
const rate = z.number().gt(0).lt(1);
const evidence = z.number().gt(0).max(1_000_000);
const metricPolicy = z.strictObject({
  /** The rate of a seller who does just what is asked. Null: the metric is shown and never judged. */
  acceptable: rate.nullable(),
  warn: rate.nullable(),
  limit: rate.nullable(),
  suspend: rate.nullable(),
  /** Share in the score of its family; 0 screens or shows only. */
  weight: z.number().min(0).max(1_000),
  /** The highest level it may bring about; left out: every one. */
  highest: z.enum(['none', 'warn', 'limit']).optional(),
});
const override = z.strictObject({
  name: z.string().min(1),
  /** Null: every kind of seller. */
  kind: z.string().min(1).nullable(),
  /** The seller's country. Null: everywhere. */
  market: z.string().min(1).nullable(),
  metrics: z.record(z.string(), metricPolicy.partial()),
});
export const policySchema = z.strictObject({
  /** Allowance for a wrong benchmark: expected events are counted this share too high. */
  delta: z.number().min(0).max(1),
  halfLifeDays: z.number().min(1).max(3_650),
  windowDays: z.int().min(60).max(3_650),
  prior: z.strictObject({ shape: z.number().min(0.001).max(1_000), rate: z.number().min(0.001).max(1_000) }),
  staleNights: z.int().min(0).max(365),
  metrics: z.record(z.string(), metricPolicy),
  levels: z.strictObject({
    watch: z.strictObject({ evidence }),
    warn: z.strictObject({ evidence, chance: rate }),
    limit: z.strictObject({
      evidence,
      chance: rate,
      events: z.int().min(0).max(10_000),
      warnedDays: z.int().min(0).max(365),
    }),
    suspend: z.strictObject({ evidence, chance: rate, falseDiscovery: rate }),
  }),
  release: z.strictObject({ chance: rate, nights: z.int().min(1).max(365) }),
  detector: z.strictObject({
    ratios: z.array(z.number().gt(1).max(1_000)).min(1).max(20),
    restart: z.number().min(0.000_001).max(0.5),
  }),
  massEvent: rate,
  trial: z.strictObject({ days: z.int().min(0).max(3_650), factor: z.number().min(0.01).max(1) }),
  overrides: z.array(override).max(500),
});

export type MetricPolicy = z.infer<typeof metricPolicy>;
export type Policy = z.infer<typeof policySchema>;
/** The levels that have a threshold of their own. Watch shares the threshold of warn. */
export const thresholdLevels = ['warn', 'limit', 'suspend'] as const;
export type ThresholdLevel = (typeof thresholdLevels)[number];
/** From best to worst. */
export const levels = ['none', 'watch', 'warn', 'limit', 'suspend'] as const;
export type Level = (typeof levels)[number];
export const levelRank = (level: Level): number => levels.indexOf(level);
/** Watch is seen by staff only: nothing is recommended at it. */
export const isThreshold = (level: Level): level is ThresholdLevel => levelRank(level) >= levelRank('warn');
export const worseLevel = (one: Level, other: Level): Level => (levelRank(one) >= levelRank(other) ? one : other);

const row = (acceptable: number, limit: number, suspend: number, weight: number): MetricPolicy => ({
  acceptable,
  warn: acceptable,
  limit,
  suspend,
  weight,
});

export const defaultPolicy: Policy = {
  delta: 0.1,
  halfLifeDays: 90,
  windowDays: 180,
  prior: { shape: 2, rate: 2 },
  staleNights: 14,
  metrics: {
    'late-delivery': row(0.04, 0.06, 0.1, 20),
    complaint: row(0.01, 0.015, 0.025, 25),
    return: row(0.02, 0.03, 0.05, 20),
    'low-review': row(0.08, 0.12, 0.2, 15),
    cancellation: row(0.01, 0.015, 0.025, 10),
    inspection: row(0.05, 0.075, 0.125, 10),
    'bad-order': row(0.04, 0.06, 0.1, 0),
    refund: { acceptable: null, warn: null, limit: null, suspend: null, weight: 0 },
    'slow-reply': { ...row(0.05, 0.08, 0.15, 0), highest: 'warn' },
    // The trade-in scorecard: weights among themselves, no level. One device in ten is not as its owner described it; the
    // promises of days are the buyer's own to keep, strictest where the customer waits for money.
    'counter-offer': { ...row(0.1, 0.15, 0.25, 30), highest: 'none' },
    'slow-inspection': { ...row(0.05, 0.075, 0.125, 25), highest: 'none' },
    'slow-payment': { ...row(0.02, 0.03, 0.05, 30), highest: 'none' },
    'slow-send-back': { ...row(0.05, 0.075, 0.125, 15), highest: 'none' },
  },
  levels: {
    watch: { evidence: 5 },
    warn: { evidence: 20, chance: 0.5 },
    limit: { evidence: 100, chance: 0.8, events: 3, warnedDays: 7 },
    suspend: { evidence: 1000, chance: 0.95, falseDiscovery: 0.05 },
  },
  release: { chance: 0.35, nights: 14 },
  detector: { ratios: [1.5, 2, 3, 5, 10], restart: 1 / 365 },
  massEvent: 0.05,
  trial: { days: 90, factor: 0.8 },
  overrides: [],
};
