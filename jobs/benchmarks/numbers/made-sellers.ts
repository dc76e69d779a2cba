/** Sellers of a made-up marketplace: how much they sell, and how well. */
import type { Random } from '../../../db/sample/random.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { allCauses, causeNames, type Causes } from './causes.ts';

/** Orders a week: log-normal about twenty, as uneven as in the sample marketplace (one in six sells fewer than five), at most 5,000. */
export const weeklyOrders = (random: Random): number => Math.min(5000, 20 * Math.exp(1.45 * random.normal()));

/** Beyond this nobody stays on a marketplace; it also keeps the chances of all causes together under 1. */
const worst = 5;

/** A ratio as the method itself supposes them to be, by its prior. */
export function priorRatio(random: Random): number {
  const { shape, rate } = defaultPolicy.prior;
  return Math.min(worst, (random.gammaAroundOne(shape) * shape) / rate);
}

/** Causes by the prior; a good seller is at most exactly acceptable in each. */
export function drawnCauses(random: Random, good: boolean): Causes {
  const draw = (): number => {
    for (;;) {
      const ratio = priorRatio(random);
      if (!good || ratio <= 1) return ratio;
    }
  };
  return { device: draw(), parcel: draw(), impression: draw(), shelf: draw() };
}

/** A good seller gone bad: in one of the four causes, or in all, at two to five times the acceptable rate. */
export function degraded(random: Random, before: Causes): Causes {
  const ratio = 2 * Math.exp(random.next() * Math.log(worst / 2));
  const which = random.between(0, causeNames.length);
  const cause = causeNames[which];
  return cause ? { ...before, [cause]: ratio } : allCauses(ratio);
}
