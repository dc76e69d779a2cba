/** The reporting delay of bad orders in the made-up marketplace, as the product would estimate it from a long history. */
import { randomOf } from '../../../db/sample/random.ts';
import { curveUnit, defaultCurves, type DelayCurve } from '../../../server/scoring/delay-curves.ts';
import { causeNames, chances, reviewed } from './causes.ts';
import { badOn, madeOrder } from './made-order.ts';

const badOrders = 50_000;
const { horizon } = defaultCurves['bad-order']!;

function estimate(): DelayCurve {
  const random = randomOf(601);
  const counts = new Float64Array(horizon + 1);
  const { device, parcel, impression } = chances.causes;
  const sums = [device, device + parcel, device + parcel + impression * reviewed];
  for (let found = 0; found < badOrders;) {
    const cause = causeNames[random.weighted(sums)]!;
    const order = madeOrder(random, 0, cause, cause === 'impression' ? true : null);
    const bad = badOn(order);
    if (bad === null) continue;
    counts[Math.min(horizon, bad - order.settled)]! += 1;
    found++;
  }
  let sum = 0;
  const shares = [...counts].map((count) => Math.round(((sum += count) / badOrders) * curveUnit));
  return { horizon, shares };
}

export const badOrderCurve = estimate();
