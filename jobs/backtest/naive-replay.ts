/** The raw-rate rule over the same ledger, seller by seller: the worst of its metrics. */
import { levels, thresholdLevels } from '../../server/scoring/policy.ts';
import { naiveLevel, naiveSums, slideNaive } from '../../server/scoring/naive-rule.ts';
import type { NightPosting } from '../../server/stores/ledger-nights.ts';
import { metricKeys, metricPlace } from './marketplace.ts';
import { shownLevel, type ReplayNight, type ReplayState } from './replay.ts';

export interface NaiveReplay {
  take(tonight: ReplayNight, postings: readonly NightPosting[]): void;
}

/** The first level with a threshold, by its place in `levels`. */
const lowest = levels.indexOf(thresholdLevels[0]);

export function naiveReplay({ market, result }: ReplayState): NaiveReplay {
  const count = metricKeys.length;
  const sums = naiveSums(market.sellers.length * count);
  const ofSeller = new Uint8Array(market.sellers.length);
  return {
    take: ({ night, rules }, postings) => {
      const tonight = {
        night,
        slots: new Int32Array(postings.length),
        events: new Int32Array(postings.length),
        orders: new Int32Array(postings.length),
      };
      let length = 0;
      for (const { seller, metric, observed, orderCount } of postings) {
        const place = market.placeOf(seller);
        const which = metricPlace.get(metric);
        if (place < 0 || which === undefined || (observed === 0 && orderCount === 0)) continue;
        tonight.slots[length] = place * count + which;
        tonight.events[length] = observed;
        tonight.orders[length++] = orderCount;
      }
      const kept = { ...tonight, slots: tonight.slots.slice(0, length), events: tonight.events.slice(0, length) };
      const moved = new Set<number>();
      slideNaive(sums, { ...kept, orders: tonight.orders.slice(0, length) }, (slot) => {
        moved.add(Math.floor(slot / count));
      });
      for (const place of moved) {
        const seller = market.sellers[place]!;
        const own = rules.policyOf(seller).metrics;
        let worst = 0;
        for (let which = 0; which < count; which++) {
          const slot = place * count + which;
          const policy = own[metricKeys[which]!];
          const level = policy ? naiveLevel(sums.events[slot]!, sums.orders[slot]!, policy) : 0;
          worst = Math.max(worst, level);
        }
        if (ofSeller[place] === worst || seller.name === null) continue;
        ofSeller[place] = worst;
        const level = worst === 0 ? 'none' : shownLevel(worst - 1 + lowest);
        result.naive.push({ night, seller: seller.id, level });
      }
    },
  };
}
