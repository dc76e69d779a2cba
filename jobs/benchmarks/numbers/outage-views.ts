/** T6: how a seller's days look while a feed is silent and when it comes back, to a programme that does not wait for it. */
import { metricOf } from '../../../server/scoring/metrics/index.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { badOn, type MadeOrder } from './made-order.ts';
import { expectedOf, type MarketDays, type MarketMetric } from './market-seller.ts';

export const outageFeeds = ['orders', 'deliveries', 'reviews', 'complaints', 'returns'] as const;
export type OutageFeed = (typeof outageFeeds)[number];

/** The first silent day, and the day on which all that was missing arrives at once. */
export const outage = { from: 183, back: 197 };
/** So long an alarm is laid to the outage. */
export const lastNight = outage.back + 30;

export interface Posting {
  observed: number;
  expected: number;
  nights: number;
}

export const needs = (metric: MarketMetric, feed: OutageFeed): boolean => metricOf(metric).feeds.includes(feed);

const nightsFromOutage = Array.from({ length: lastNight - outage.from + 1 }, (_, i) => outage.from + i);

/** Night by night from the first silent one, with the policy's allowance. */
export const postingsOf = (observed: Float64Array, expected: Float64Array): Posting[] =>
  nightsFromOutage.map((night) => posting(observed[night]!, expected[night]!));

const posting = (observed: number, expected: number, nights = 1): Posting => ({
  observed,
  expected: expected * (1 + defaultPolicy.delta),
  nights,
});

/** The product waits: nothing is posted until the feed is back, and then all of it in one night. */
export function gated(observed: Float64Array, expected: Float64Array): Posting[] {
  const sum = (days: Float64Array): number =>
    days.subarray(outage.from, outage.back + 1).reduce((total, day) => total + day, 0);
  const after = nightsFromOutage.filter((night) => night > outage.back);
  return [
    posting(sum(observed), sum(expected), outage.back - outage.from + 1),
    ...after.map((night) => posting(observed[night]!, expected[night]!)),
  ];
}

const isSilent = (day: number): boolean => day >= outage.from && day < outage.back;
const seenOn = (day: number | null): number | null => (day !== null && isSilent(day) ? outage.back : day);

/** The day on which an order is seen to be a bad one while a feed is silent. */
export function badSeenOn(order: MadeOrder, feed: OutageFeed): number | null {
  if (feed === 'complaints') return badOn({ ...order, complaint: seenOn(order.complaint) });
  if (feed === 'returns') return badOn({ ...order, return: seenOn(order.return) });
  return feed === 'reviews' ? badOn({ ...order, review: seenOn(order.review) }) : badOn(order);
}

/** Events of silent days are seen when the feed is back; nothing is expected the less for it. */
function seenLate(observed: Float64Array): Float64Array {
  const seen = observed.slice();
  seen.fill(0, outage.from, outage.back);
  seen[outage.back] = observed.subarray(outage.from, outage.back + 1).reduce((sum, count) => sum + count, 0);
  return seen;
}

/**
 * What is posted night by night without waiting, for the metrics that a silent feed can make look bad. What it merely hides (orders,
 * reviews, their base and their events together) does no harm and is left out.
 *
 * @param badSeen bad orders by the day on which they are seen to be bad while the feed is silent.
 */
export function ungated(made: MarketDays, feed: OutageFeed, badSeen: Float64Array): [MarketMetric, Posting[]][] {
  const bad: [MarketMetric, Posting[]] = ['bad-order', postingsOf(badSeen, made['bad-order'].expected)];
  if (feed === 'reviews') return [bad];
  if (feed === 'deliveries') return withoutDeliveries(made);
  if (feed === 'orders') {
    // Sellers' cancellations of known orders come with the orders; the orders of the silent days come with their risk.
    const { opened, observed, expected } = made.cancellation;
    const hidden = expectedOf(
      'cancellation',
      opened.map((orders, day) => (isSilent(day) ? orders : 0)),
    );
    const seen = expected.map((all, day) => (isSilent(day) ? all - hidden[day]! : all));
    for (let day = outage.from; day < outage.back; day++) seen[outage.back]! += hidden[day]!;
    return [['cancellation', postingsOf(seenLate(observed), seen)]];
  }
  const metric = feed === 'complaints' ? 'complaint' : 'return';
  return [[metric, postingsOf(seenLate(made[metric].observed), made[metric].expected)], bad];
}

/**
 * Parcels that were on their way when the feed fell silent seem never to arrive: late on the promised day, bad three days after. Once it
 * is back all is corrected, so only the silent nights are posted here. Promises made in silence are not known.
 */
function withoutDeliveries(made: MarketDays): [MarketMetric, Posting[]][] {
  const { opened, expected } = made['late-delivery'];
  const onTheWay = [1, 2, 3].map((days) => outage.from + days);
  const late = new Float64Array(opened.length);
  const bad = made['bad-order'].observed.slice();
  for (const due of onTheWay) {
    late[due] = opened[due]!;
    bad[due + 3]! += opened[due]!;
  }
  const silent = outage.back - outage.from;
  const known = onTheWay.length + 1;
  return [
    ['late-delivery', postingsOf(late, expected).slice(0, known)],
    ['bad-order', postingsOf(bad, made['bad-order'].expected).slice(0, silent)],
  ];
}
