/**
 * Estimates by the day from which they hold. They are made from what was known then, kept for good, and looked up by day, so
 * that a night worked again, or replayed a year later, finds what it found the first time.
 */
import type { CaseMix } from './case-mix.ts';
import type { Day } from './day.ts';
import { defaultCurves, stepCurve, type DelayCurve } from './delay-curves.ts';
import { defaultVersions, type Method, type Prior } from './method.ts';

/** What each kind of estimate says of a metric. Null: too little is known, the default stands. */
export interface EstimateDocuments {
  curves: Readonly<Record<string, { shares: readonly number[]; events: number } | null>>;
  'case-mix': Readonly<Record<string, CaseMix | null>>;
  prior: Readonly<Record<string, (Prior & { sellers: number }) | null>>;
  clustering: Readonly<Record<string, ClusteringEstimate | null>>;
}

/** cv² of a seller's weeks, pooled over so many sellers. */
export interface ClusteringEstimate {
  cv2: number;
  sellers: number;
}

export type EstimateKind = keyof EstimateDocuments;
export const estimateKinds: readonly EstimateKind[] = ['curves', 'case-mix', 'prior', 'clustering'];

export interface Estimate<K extends EstimateKind = EstimateKind> {
  kind: K;
  /** The night that made it, and the first that works with it. */
  night: Day;
  version: string;
  document: EstimateDocuments[K];
}

/** By kind, oldest first. */
export type EstimateHistory = { readonly [K in EstimateKind]: readonly Estimate<K>[] };

export const noEstimates: EstimateHistory = { curves: [], 'case-mix': [], prior: [], clustering: [] };

/** The newest estimate that was there on a day. Null before the first. */
export function inForce<K extends EstimateKind>(history: readonly Estimate<K>[], day: Day): Estimate<K> | null {
  let [low, high] = [0, history.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (history[middle]!.night <= day) low = middle + 1;
    else high = middle;
  }
  return history[low - 1] ?? null;
}

/** What a night works with. */
export function methodAt(history: EstimateHistory, night: Day): Method {
  const prior = inForce(history.prior, night);
  const clustering = inForce(history.clustering, night);
  const curves = new Map<string, DelayCurve>();
  return {
    versions: {
      curves: inForce(history.curves, night)?.version ?? defaultVersions.curves,
      'case-mix': inForce(history['case-mix'], night)?.version ?? defaultVersions['case-mix'],
      prior: prior?.version ?? defaultVersions.prior,
      clustering: clustering?.version ?? defaultVersions.clustering,
    },
    curveOf: (metric, opened) => {
      const estimate = inForce(history.curves, opened);
      const key = `${metric} ${estimate?.version ?? ''}`;
      let curve = curves.get(key);
      if (!curve) curves.set(key, (curve = curveFrom(metric, estimate)));
      return curve;
    },
    priors: known(prior?.document ?? {}, ({ shape, rate }) => ({ shape, rate })),
    clustering: known(clustering?.document ?? {}, ({ cv2 }) => cv2),
  };
}

/** What each night works with; nights between two estimates share one method. */
export function methodsOf(history: EstimateHistory): (night: Day) => Method {
  const methods = new Map<string, Method>();
  return (night) => {
    const key = estimateKinds.map((kind) => inForce<EstimateKind>(history[kind], night)?.night).join(' ');
    let method = methods.get(key);
    if (!method) methods.set(key, (method = methodAt(history, night)));
    return method;
  };
}

function curveFrom(metric: string, estimate: Estimate<'curves'> | null): DelayCurve {
  const shares = estimate?.document[metric]?.shares;
  if (!shares) return defaultCurves[metric] ?? stepCurve;
  return { horizon: shares.length - 1, shares };
}

function known<T, U>(document: Readonly<Record<string, T | null>>, of: (value: T) => U): Record<string, U> {
  const found: Record<string, U> = {};
  for (const [metric, value] of Object.entries(document)) if (value !== null) found[metric] = of(value);
  return found;
}
