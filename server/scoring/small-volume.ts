/** What no test can know: the least time in which so few orders can tell a bad rate from bad luck. */
import { smallestCount } from './recovery.ts';

/**
 * The information, in nats, that any test needs which wrongly accuses with probability `alpha` and finds what is there in half of the
 * cases: the divergence of a fair coin from one that falls so with probability alpha (data-processing inequality).
 *
 * @example informationNeeded(0.05) // 0.83 nats
 */
export const informationNeeded = (alpha: number): number => -0.5 * Math.log(4 * alpha * (1 - alpha));

/**
 * The information that one expected event at the threshold brings about a rate so many times higher: the divergence of Poisson
 * counts, `r·ln r − r + 1`.
 *
 * @example informationPerEvent(2) // 0.386 nats
 */
export const informationPerEvent = (ratio: number): number => ratio * Math.log(ratio) - ratio + 1;

/**
 * Days before which no test whatsoever can find, in half of the cases, a rate `ratio` times the threshold, if in a year it may accuse
 * at most one in `odds` sellers who are exactly at the threshold. Errors may add up over the years, as they do in the detector.
 * Clustering would make it longer still.
 *
 * @param perDay events expected a day of a seller at the threshold.
 * @returns null beyond fifty years.
 * @example 5 orders a week at a threshold of 1 %, allowance 10 %, doubled: soonestAnswer(0.055 / 7, 2 / 1.1, 20) // 383 days
 */
export function soonestAnswer(perDay: number, ratio: number, odds: number): number | null {
  if (!(perDay > 0)) return null;
  const daily = perDay * informationPerEvent(ratio);
  const enough = (days: number): boolean => {
    const alpha = Math.min(0.5, Math.max(1, days / 365) / odds);
    return days * daily >= informationNeeded(alpha);
  };
  return smallestCount(enough, 50 * 365);
}
