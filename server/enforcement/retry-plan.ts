/** When a message that was not taken is sent again. Described for receivers in docs/enforcement.md. */

const minute = 60;
const hour = 60 * minute;

/** Seconds after the first, second, … attempt. After the last one the message is given up. */
export const retryPlan: readonly number[] = [
  ...[10, minute, 5 * minute, 30 * minute],
  ...[2 * hour, 6 * hour, 12 * hour, 24 * hour],
];

/** An address that has taken nothing for so long is paused until a person looks at it. Seconds. */
export const pauseAfter = 3 * 24 * hour;

/** The share of the wait that chance takes off or adds, so that what failed together does not come back together. */
const jitter = 0.1;

/**
 * @param attempts how many were made already, at least 1
 * @param random between 0 and 1
 * @returns seconds until the next attempt, or null when there is none left
 * @example waitAfter(1, 0.5) // 10
 * @example waitAfter(2, 1) // 66
 * @example waitAfter(9, 0.5) // null
 */
export function waitAfter(attempts: number, random: number): number | null {
  const planned = retryPlan[attempts - 1];
  return planned === undefined ? null : Math.round(planned * (1 + jitter * (2 * random - 1)));
}
