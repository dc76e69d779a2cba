/** Every metric, in the order in which people see them. A new one is a file of its own and a line here. */
import { badOrder } from './bad-order.ts';
import { cancellation } from './cancellation.ts';
import { complaint } from './complaint.ts';
import { lateDelivery } from './late-delivery.ts';
import { lowReview } from './low-review.ts';
import type { Metric } from './metric.ts';
import { refund } from './refund.ts';
import { returned } from './return.ts';

export type { Metric } from './metric.ts';

export const metrics: readonly Metric[] = [
  lateDelivery,
  complaint,
  returned,
  lowReview,
  cancellation,
  badOrder,
  refund,
];

const byKey = new Map(metrics.map((metric) => [metric.key, metric]));

export const isMetric = (key: string): boolean => byKey.has(key);

/** @throws RangeError for a key that no metric has. */
export function metricOf(key: string): Metric {
  const metric = byKey.get(key);
  if (!metric) throw new RangeError(`"${key}" is not a metric: known are ${[...byKey.keys()].join(', ')}`);
  return metric;
}
