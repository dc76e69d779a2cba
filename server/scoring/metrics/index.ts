/** Every metric, in the order in which people see them. A new one is a file of its own and a line here. */
import { badOrder } from './bad-order.ts';
import { cancellation } from './cancellation.ts';
import { complaint } from './complaint.ts';
import { lateDelivery } from './late-delivery.ts';
import { lowReview } from './low-review.ts';
import type { Metric, OrderMetric } from './metric.ts';
import { refund } from './refund.ts';
import { returned } from './return.ts';
import { slowReply } from './slow-reply.ts';

export type { Metric, OrderMetric, Source } from './metric.ts';

/** What is counted of orders. */
export const orderMetrics: readonly OrderMetric[] = [
  lateDelivery,
  complaint,
  returned,
  lowReview,
  cancellation,
  badOrder,
  refund,
  slowReply,
];

/** The metrics of a seller's score and standing. */
export const metrics: readonly Metric[] = orderMetrics;

/** Those and the ones of its trade-in scorecard. */
export const allMetrics: readonly Metric[] = metrics;

const byKey = new Map(allMetrics.map((metric) => [metric.key, metric]));

export const isMetric = (key: string): boolean => byKey.has(key);

/** @throws RangeError for a key that no metric has. */
export function metricOf(key: string): Metric {
  const metric = byKey.get(key);
  if (!metric) throw new RangeError(`"${key}" is not a metric: known are ${[...byKey.keys()].join(', ')}`);
  return metric;
}
