/**
 * Since when evidence has been building. A detector sums over every night on which a change may have begun; the night that is
 * the likeliest of them is where the running sum of `O·ln ρ − (ρ − 1)·E` last started from nothing (Page 1954: the restart of the CUSUM is
 * the maximum-likelihood beginning of the change). Kept for each ratio against the threshold of *warn*, so that all levels of a
 * metric tell the same beginning and the same orders.
 */
import type { Day } from './day.ts';

/** From the night `since` on: events, and what an acceptable seller with the same orders would have had. */
export interface Excursion {
  since: Day;
  observed: number;
  expected: number;
}

/** One for each ratio of the policy; null: nothing speaks for that ratio. The list may be shorter, then the rest is null. */
export type Excursions = readonly (Excursion | null)[];

const inMillionths = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** How loudly a stretch speaks for the ratio: the logarithm of its likelihood against the threshold. */
const strength = ({ observed, expected }: Excursion, ratio: number, bar: number): number =>
  observed * Math.log(ratio) - (ratio - 1) * expected * bar;

/**
 * The excursions after a night. The clustering φ divides all strengths alike and so moves no beginning.
 *
 * @param bar the threshold of warn ÷ the acceptable rate
 * @example from nothing, night 9, O 1, E 0.5, ratios 1.5 and 5, bar 1: since 9 for 1.5 (ln 1.5 > 0.25), null for 5 (ln 5 < 2)
 */
export function advanceExcursions(
  before: Excursions,
  posting: { night: Day; observed: number; expected: number },
  ratios: readonly number[],
  bar: number,
): (Excursion | null)[] {
  const { night, observed, expected } = posting;
  const next: (Excursion | null)[] = [];
  // Ratios that began together stay one object: most sellers have one beginning or none.
  let [from, grown]: (Excursion | null)[] = [null, null];
  ratios.forEach((ratio, index) => {
    const one = before[index] ?? null;
    if (!one && observed === 0) return;
    if (!grown || one !== from)
      grown = {
        since: one?.since ?? night,
        observed: (one?.observed ?? 0) + observed,
        expected: inMillionths((one?.expected ?? 0) + expected),
      };
    from = one;
    if (strength(grown, ratio, bar) <= 0) return;
    while (next.length < index) next.push(null);
    next.push(grown);
  });
  return next;
}

/**
 * The excursion of the ratio that explains tonight best. Null: nothing speaks for a rate above the threshold.
 *
 * @example dominating([{ since: 1, observed: 9, expected: 5 }, { since: 7, observed: 4, expected: 1 }], [1.5, 3], 1) // since 7
 */
export function dominating(all: Excursions, ratios: readonly number[], bar: number): Excursion | null {
  let best: { one: Excursion; strength: number } | null = null;
  ratios.forEach((ratio, index) => {
    const one = all[index];
    if (!one) return;
    const speaks = strength(one, ratio, bar);
    if (speaks > (best?.strength ?? 0)) best = { one, strength: speaks };
  });
  return (best as { one: Excursion } | null)?.one ?? null;
}

/** As stored: `[n]` for n ratios without an excursion, `[n, since, observed, expected]` for n that share one. */
export function excursionRuns(all: Excursions): number[][] {
  const runs: number[][] = [];
  all.forEach((one, index) => {
    const last = runs.at(-1);
    if (last && one === all[index - 1]) last[0]! += 1;
    else runs.push(one ? [1, one.since, one.observed, one.expected] : [1]);
  });
  return runs;
}

export const readExcursions = (runs: readonly (readonly number[])[]): (Excursion | null)[] =>
  runs.flatMap(([count, since, observed, expected]) => {
    const one = since === undefined ? null : { since, observed: observed!, expected: expected! };
    return Array.from({ length: count! }, () => one);
  });
