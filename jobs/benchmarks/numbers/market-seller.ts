/** All metrics of one made-up seller: what is observed and what is expected of it, day by day. */
import type { Random } from '../../../db/sample/random.ts';
import { curveWeights, defaultCurves, type DelayCurve } from '../../../server/scoring/delay-curves.ts';
import { expectedEvents, riskUnit } from '../../../server/scoring/ledger.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { badOrderCurve } from './bad-order-curve.ts';
import { chances, reviewed, type Causes } from './causes.ts';
import { badOn, deliveredAfter, madeOrder, promisedAfter, type Cause, type MadeOrder } from './made-order.ts';

export const marketMetrics = [
  'late-delivery',
  'complaint',
  'return',
  'low-review',
  'cancellation',
  'bad-order',
] as const;
export type MarketMetric = (typeof marketMetrics)[number];

export const eachMetric = <T>(of: (metric: MarketMetric) => T): Record<MarketMetric, T> =>
  Object.fromEntries(marketMetrics.map((metric) => [metric, of(metric)])) as Record<MarketMetric, T>;

export const marketCurves = eachMetric((metric): DelayCurve =>
  metric === 'bad-order' ? badOrderCurve : defaultCurves[metric]!,
);

/** Each day from 0 on: events reported, and those that an acceptable seller with the same orders would have had. No allowance. */
export interface MetricDays {
  observed: Float64Array;
  expected: Float64Array;
  /** Orders whose risk opened. */
  opened: Float64Array;
}

export type MarketDays = Record<MarketMetric, MetricDays>;

export interface MarketSetup {
  perWeek: number;
  days: number;
  causesOn: (day: number) => Causes;
  /** Told of every order that is followed one by one. */
  follow?: (order: MadeOrder) => void;
}

/** Orders of so many days before the first are made as well, so that late reports of them are there. */
export const leadIn = 70;

export function marketDays(random: Random, { perWeek, days, causesOn, follow }: MarketSetup): MarketDays {
  const made = countsFor(days);
  const count: Count = (list, day, orders = 1) => {
    if (day !== null && day >= -leadIn && day < days) list[day + leadIn]! += orders;
  };
  const perDay = perWeek / 7;
  for (let placed = -leadIn; placed < days; placed++) {
    const causes = causesOn(Math.max(0, placed));
    const share = (cause: keyof Causes): number => chances.causes[cause] * causes[cause];
    const kept = perDay * (1 - share('shelf'));
    const clean = 1 - share('device') - share('parcel') - share('impression');
    const each = (mean: number, cause: Cause, isReviewed: boolean | null): void => {
      for (let left = random.poisson(mean); left > 0; left--) {
        const order = madeOrder(random, placed, cause, isReviewed);
        countOrder(made, order, cause, count);
        follow?.(order);
      }
    };
    each(perDay * share('shelf'), 'shelf', false);
    each(kept * share('device'), 'device', null);
    each(kept * share('parcel'), 'parcel', null);
    each(kept * share('impression') * reviewed, 'impression', true);
    each(kept * clean * reviewed, null, true);
    // Nothing will ever be heard of the others.
    const silent = random.poisson(kept * (clean + share('impression')) * (1 - reviewed));
    count(made.cancellation.opened, placed, silent);
    count(made['late-delivery'].opened, placed + promisedAfter, silent);
    for (const metric of ['complaint', 'return', 'bad-order'] as const)
      count(made[metric].opened, placed + deliveredAfter, silent);
  }
  return eachMetric((metric) => daysOf(metric, made[metric]));
}

interface Counts {
  observed: Float64Array;
  opened: Float64Array;
}

type Count = (list: Float64Array, day: number | null, orders?: number) => void;

const countsFor = (days: number): Record<MarketMetric, Counts> =>
  eachMetric(() => ({ observed: new Float64Array(leadIn + days), opened: new Float64Array(leadIn + days) }));

function countOrder(made: Record<MarketMetric, Counts>, order: MadeOrder, cause: Cause, count: Count): void {
  count(made.cancellation.opened, order.placed);
  count(made.cancellation.observed, order.cancelled);
  if (order.cancelled !== null) return;
  count(made['late-delivery'].opened, order.due);
  if (cause === 'parcel') count(made['late-delivery'].observed, order.due);
  count(made.complaint.opened, order.settled);
  count(made.complaint.observed, order.complaint);
  count(made.return.opened, order.delivered);
  count(made.return.observed, order.return);
  count(made['low-review'].opened, order.review);
  if (order.low) count(made['low-review'].observed, order.review);
  count(made['bad-order'].opened, order.settled);
  count(made['bad-order'].observed, badOn(order));
}

const daysOf = (metric: MarketMetric, { observed, opened }: Counts): MetricDays => ({
  observed: observed.subarray(leadIn),
  opened: opened.subarray(leadIn),
  expected: expectedOf(metric, opened).subarray(leadIn),
});

/** Events that an acceptable seller would have had reported on each day, of orders whose risk opened on these days. */
export function expectedOf(metric: MarketMetric, opened: Float64Array): Float64Array {
  const weights = curveWeights(marketCurves[metric]);
  const { acceptable } = defaultPolicy.metrics[metric]!;
  const expected = new Float64Array(opened.length);
  for (let day = 0; day < expected.length; day++) {
    let units = 0;
    for (let age = Math.min(day, weights.length - 1); age >= 0; age--) units += weights[age]! * opened[day - age]!;
    expected[day] = expectedEvents(units * riskUnit, acceptable!, 0);
  }
  return expected;
}
