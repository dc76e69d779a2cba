import type { Random } from '../../../db/sample/random.ts';

/** The true rate of each night: constant, or with good and bad weeks by a gamma-distributed factor of mean 1 and variance `cv2` ≤ 1. */
export function weeklyRate(random: Random, rate: number, cv2: number): (night: number) => number {
  if (cv2 === 0) return () => rate;
  let factor = 1;
  return (night) => {
    if (night % 7 === 0) factor = random.gammaAroundOne(1 / cv2);
    return Math.min(1, rate * factor);
  };
}
