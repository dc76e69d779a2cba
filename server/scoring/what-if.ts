/** What one thing more or less would change: the night once more, with it, by the night's own functions. */
import { advance, type DetectorRules, type DetectorState } from './detector.ts';
import { judgeNight, type JudgedNight, type MetricNight, type SellerNight } from './seller-night.ts';

/** What is tried. Everything may be left out. */
export interface Trial {
  /** Further orders without any event, and the events that each metric would expect of one of them. */
  orders: { count: number; expectedOfOne: ReadonlyMap<string, number> } | null;
  /** Metrics in which one more event is reported tonight; named so often, so many more. */
  events: readonly string[];
  /** Detectors replayed without an event, by metric. */
  without: ReadonlyMap<string, DetectorState>;
}

export const noTrial: Trial = { orders: null, events: [], without: new Map() };

/**
 * The night with the trial in it. What comes is posted on top of tonight: no event ages, no further restart. A replayed detector counts as
 * corrected, so a level that its evidence no longer reaches ends at once.
 *
 * @param rulesOf what weighs a metric's detector; null: the policy does not name it.
 */
export const whatIf = (
  tonight: SellerNight,
  trial: Trial,
  rulesOf: (metric: string) => DetectorRules | null,
): JudgedNight => judgeNight(withTrial(tonight, trial, rulesOf));

/** The night with the trial in it, not judged yet. */
export const withTrial = (
  tonight: SellerNight,
  trial: Trial,
  rulesOf: (metric: string) => DetectorRules | null,
): SellerNight => ({
  ...tonight,
  metrics: tonight.metrics.map((one) => tried(one, trial, rulesOf(one.metric))),
});

function tried(one: MetricNight, trial: Trial, rules: DetectorRules | null): MetricNight {
  const replayed = trial.without.get(one.metric);
  const removed = replayed ? 1 : 0;
  const observed = trial.events.filter((metric) => metric === one.metric).length;
  const expected = (trial.orders?.count ?? 0) * (trial.orders?.expectedOfOne.get(one.metric) ?? 0);
  const { level = 'none', calm = 0, events = 0, exposure = 0 } = one.detector ?? {};
  const from = replayed ? { ...replayed, level, calm, events: Math.max(0, events - 1), exposure } : one.detector;
  const posts = rules !== null && one.lastPosting !== null && !one.missing && (observed > 0 || expected > 0);
  const posting = { night: one.lastPosting ?? 0, observed, expected, windowEvents: observed };
  return {
    ...one,
    detector: posts ? advance(from, posting, rules) : from,
    // One more is taken to come from a new buyer, and one less from a buyer with no other.
    eventsFromBuyers: Math.max(0, one.eventsFromBuyers + observed - removed),
    corrected: removed > 0,
  };
}
