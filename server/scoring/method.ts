/** The estimates a night works with, each with its version. Defaults stand until the marketplace's own history gives better ones. */
import { defaultCurves, type DelayCurves } from './delay-curves.ts';
import type { Policy } from './policy.ts';

export interface Prior {
  shape: number;
  rate: number;
}

export interface Method {
  versions: { curves: string; 'case-mix': string; prior: string; clustering: string };
  curves: DelayCurves;
  /** Gamma prior of the ratio, by metric; a metric not named has the policy's. */
  priors: Readonly<Record<string, Prior>>;
  /** How much more events cluster than independent ones would, by metric; 1 for a metric not named. */
  phi: Readonly<Record<string, number>>;
}

export const defaultMethod: Method = {
  versions: { curves: 'default-1', 'case-mix': 'none-1', prior: 'gamma-2-2', clustering: 'phi-1' },
  curves: defaultCurves,
  priors: {},
  phi: {},
};

export const priorOf = (method: Method, policy: Policy, metric: string): Prior => method.priors[metric] ?? policy.prior;
export const phiOf = (method: Method, metric: string): number => method.phi[metric] ?? 1;
