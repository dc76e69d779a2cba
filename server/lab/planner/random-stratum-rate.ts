/**
 * The share of devices that fail, over the whole market, from the random stratum.
 *
 * The interval is that of Clopper and Pearson (Biometrika 26, 1934): the rates at which so few, or so many, failed ones would
 * have a chance of 2.5 % each. It holds the true rate at least 95 times in 100, however few were inspected.
 */
import { betaQuantile } from '../../scoring/special-functions.ts';

export interface StratumRate {
  failed: number;
  inspected: number;
  /** Fractions from 0 to 1; null: nothing was inspected. */
  rate: number | null;
  low: number | null;
  high: number | null;
}

const tail = 0.025;

/** @example randomStratumRate(2, 40) // rate 0.05, low 0.00611…, high 0.16919… */
export function randomStratumRate(failed: number, inspected: number): StratumRate {
  if (inspected === 0) return { failed, inspected, rate: null, low: null, high: null };
  return {
    failed,
    inspected,
    rate: failed / inspected,
    low: failed === 0 ? 0 : betaQuantile(tail, failed, inspected - failed + 1),
    high: failed === inspected ? 1 : betaQuantile(1 - tail, failed + 1, inspected - failed),
  };
}

/**
 * How far slots that could not be carried out may bend the rate: had all of them passed, had all of them failed. Nothing takes
 * their place, since sellers at whom one cannot order may well not be like the others.
 *
 * @example skippedBounds({ failed: 2, inspected: 40, skipped: 2 }) // { least: 2 / 42, most: 4 / 42 }
 */
export function skippedBounds({ failed, inspected, skipped }: { failed: number; inspected: number; skipped: number }) {
  const all = inspected + skipped;
  return all === 0 ? null : { least: failed / all, most: (failed + skipped) / all };
}
