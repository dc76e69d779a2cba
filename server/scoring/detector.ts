/**
 * What is remembered of a seller and a metric from night to night: plain JSON, small, and advanced by each posting alone.
 * Figures are kept to a fixed number of decimals, so that a state is the same however often it was stored and read.
 */
import type { Day } from './day.ts';
import { advanceEvidence, noEvidence, type EvidenceRules } from './evidence.ts';
import { advanceExcursions, type Excursions } from './excursion.ts';
import { currentHalfLife, remainingWeight } from './posterior.ts';
import { thresholdLevels, type Level, type MetricPolicy, type Policy, type ThresholdLevel } from './policy-document.ts';

export interface DetectorState {
  /** The night of the last posting. Decayed sums are as of it. */
  night: Day;
  /** The first night posted. */
  first: Day;
  /** Observed and expected, decayed with the policy's half-life. */
  observed: number;
  expected: number;
  /** The same, decayed with the half-life of the night: for the rate as it is now. */
  nowObserved: number;
  nowExpected: number;
  /** ln R for each ratio of the policy, by level. Null: no evidence, or back at zero. */
  evidence: Record<ThresholdLevel, number[] | null>;
  /** The highest ln e by level since it was last zero. Null: none. */
  peak: Record<ThresholdLevel, number | null>;
  /** Since when it has been building, by ratio. Null: written before this was kept, and not replayed since. */
  excursions: Excursions | null;
  /** Plain counts over the window: events whose order opened in it, and base orders × F(age) in millionths. */
  events: number;
  exposure: number;
  /** The level the metric stands at, and for how many fresh nights in a row the rate has been well below it. */
  level: Level;
  calm: number;
}

/** One night of one seller and metric, as the ledger has it. */
export interface Posting {
  night: Day;
  /** Events reported, 0 or more: what was withdrawn later is already taken out. */
  observed: number;
  expected: number;
  /** What the night changed in the window's plain counts: come in, less gone out. */
  windowEvents?: number;
  windowExposure?: number;
  /** Levels left after this night was judged: their evidence starts again from zero. */
  released?: readonly ThresholdLevel[];
}

export interface DetectorRules {
  metric: MetricPolicy;
  halfLifeDays: number;
  detector: Policy['detector'];
  /** cv² of a seller's weeks: 0 for independent events. */
  clustering: number;
}

const round = (value: number, unit: number): number => Math.round(value * unit) / unit + 0;
const sum = (value: number): number => round(value, 1e9);
const logarithm = (value: number): number => round(value, 1e6);

/** Nothing observed, nothing expected: how every detector begins, and all there is while only orders are counted. */
export const freshState = (night: Day): DetectorState => ({
  night,
  first: night,
  observed: 0,
  expected: 0,
  nowObserved: 0,
  nowExpected: 0,
  evidence: { warn: null, limit: null, suspend: null },
  peak: { warn: null, limit: null, suspend: null },
  excursions: [],
  events: 0,
  exposure: 0,
  level: 'none',
  calm: 0,
});

/** The state after a posting. The given state is left as it was. */
export function advance(state: DetectorState | null, posting: Posting, rules: DetectorRules): DetectorState {
  const before = state ?? freshState(posting.night);
  const nights = state ? posting.night - state.night : 0;
  const kept = remainingWeight(nights, rules.halfLifeDays);
  const expected = sum(before.expected * kept + posting.expected);
  const daily = expectedPerDay(expected, posting.night - before.first, rules);
  const keptNow = remainingWeight(nights, currentHalfLife(daily));
  // Known before the night's events are: what is expected of the night belongs to it.
  const phi = 1 + rules.clustering * 7 * daily;
  return release(
    {
      ...before,
      night: posting.night,
      observed: sum(before.observed * kept + posting.observed),
      expected,
      nowObserved: sum(before.nowObserved * keptNow + posting.observed),
      nowExpected: sum(before.nowExpected * keptNow + posting.expected),
      ...advancedEvidence(before, posting, state ? nights : 1, rules, phi),
      excursions: excursionsAfter(before, posting, rules),
      events: Math.max(0, before.events + (posting.windowEvents ?? 0)),
      exposure: Math.max(0, before.exposure + (posting.windowExposure ?? 0)),
    },
    posting.released ?? [],
  );
}

/** The state that a series of postings leads to, from nothing. */
export function replay(series: readonly Posting[], rules: DetectorRules): DetectorState | null {
  let state: DetectorState | null = null;
  for (const posting of series) state = advance(state, posting, rules);
  return state;
}

/** The state with the evidence of some levels back at zero. */
export function release(state: DetectorState, released: readonly ThresholdLevel[]): DetectorState {
  if (released.length === 0) return state;
  const evidence = { ...state.evidence };
  const peak = { ...state.peak };
  for (const level of released) {
    evidence[level] = null;
    peak[level] = null;
  }
  return { ...state, evidence, peak, excursions: released.includes('warn') ? [] : state.excursions };
}

function excursionsAfter({ excursions }: DetectorState, posting: Posting, { metric, detector }: DetectorRules) {
  const { acceptable, warn } = metric;
  if (excursions === null || acceptable === null || warn === null) return excursions;
  return advanceExcursions(excursions, posting, detector.ratios, warn / acceptable);
}

/** The mean of expected events per day that a decayed sum stands for, `days` days after the first posting. */
export function expectedPerDay(expected: number, days: number, rules: Pick<DetectorRules, 'halfLifeDays'>): number {
  const daily = remainingWeight(1, rules.halfLifeDays);
  return (expected * (1 - daily)) / (1 - daily ** (days + 1));
}

function advancedEvidence(before: DetectorState, posting: Posting, nights: number, rules: DetectorRules, phi: number) {
  const { acceptable } = rules.metric;
  const evidence = { ...before.evidence };
  const peak = { ...before.peak };
  const weighing: EvidenceRules = { ...rules.detector, phi };
  for (const level of thresholdLevels) {
    const threshold = rules.metric[level];
    if (acceptable === null || threshold === null) continue;
    const previous = before.evidence[level] ?? noEvidence(weighing);
    const expected = (posting.expected * threshold) / acceptable;
    const logs = advanceEvidence(previous, posting.observed, expected, weighing, nights).map(logarithm);
    evidence[level] = logs;
    peak[level] = Math.max(peak[level] ?? -Infinity, Math.max(...logs));
  }
  return { evidence, peak };
}
