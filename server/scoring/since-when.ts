/** Since when a rate is worse: the stretch up to tonight that speaks loudest for it. */
import type { Day } from './day.ts';

export interface Stretch {
  since: Day;
  observed: number;
  expected: number;
}

/** What one night's ledger says of a metric: events observed, and expected of an acceptable seller. */
export interface ObservedNight {
  night: Day;
  observed: number;
  expected: number;
}

const ratios = [1.5, 2, 3, 5, 10];

/**
 * The start after which observed events most exceed the expected ones: the maximum of O·ln ρ − (ρ − 1)·E over starts and
 * ratios, as in Page's CUSUM. Null if no stretch speaks for a rate above the acceptable one.
 *
 * @example sinceWhen([{ night: 1, observed: 0, expected: 1 }, { night: 2, observed: 4, expected: 1 }]) // since 2: 4 observed, 1 expected
 */
export function sinceWhen(lines: readonly ObservedNight[]): Stretch | null {
  let best: (Stretch & { strength: number }) | null = null;
  for (const ratio of ratios) {
    let [strength, observed, expected] = [0, 0, 0];
    for (const line of [...lines].reverse()) {
      observed += line.observed;
      expected += line.expected;
      strength += line.observed * Math.log(ratio) - (ratio - 1) * line.expected;
      if (line.observed > 0 && strength > (best?.strength ?? 0))
        best = { since: line.night, observed, expected, strength };
    }
  }
  return best && { since: best.since, observed: best.observed, expected: best.expected };
}
