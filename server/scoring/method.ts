/** The estimates a night works with, each with its version. Defaults stand until the marketplace's own history gives better ones. */
import type { Day } from './day.ts';
import { defaultCurves, stepCurve, type DelayCurve } from './delay-curves.ts';
import type { Policy } from './policy.ts';

export interface Prior {
  shape: number;
  rate: number;
}

export type MethodVersions = Record<'curves' | 'case-mix' | 'prior' | 'clustering', string>;

export interface Method {
  versions: MethodVersions;
  /** The delay curve of an order whose risk opened on this day: it keeps the one in force then, so that its shares add up to 1. */
  curveOf(metric: string, opened: Day): DelayCurve;
  /** Gamma prior of the ratio, by metric; a metric not named has the policy's. */
  priors: Readonly<Record<string, Prior>>;
  /** cv² of a seller's weeks, by metric: how much more events cluster than independent ones would; 0 for a metric not named. */
  clustering: Readonly<Record<string, number>>;
}

export const defaultVersions: MethodVersions = {
  curves: 'default-1',
  'case-mix': 'none-1',
  prior: 'gamma-2-2',
  clustering: 'phi-1',
};

export const defaultMethod: Method = {
  versions: defaultVersions,
  curveOf: (metric) => defaultCurves[metric] ?? stepCurve,
  priors: {},
  clustering: {},
};

export const priorOf = (method: Pick<Method, 'priors'>, policy: Policy, metric: string): Prior =>
  method.priors[metric] ?? policy.prior;
export const clusteringOf = (method: Pick<Method, 'clustering'>, metric: string): number =>
  method.clustering[metric] ?? 0;
