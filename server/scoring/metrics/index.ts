/** Every metric, in the order in which people see them. A new one is a file of its own and a line here. */
import { badOrder } from './bad-order.ts';
import { cancellation } from './cancellation.ts';
import { complaint } from './complaint.ts';
import { counterOffer } from './counter-offer.ts';
import { inspection } from './inspection.ts';
import { lateDelivery } from './late-delivery.ts';
import { lowReview } from './low-review.ts';
import type { Metric, OrderMetric, TradeInMetric } from './metric.ts';
import { refund } from './refund.ts';
import { returned } from './return.ts';
import { slowInspection } from './slow-inspection.ts';
import { slowPayment } from './slow-payment.ts';
import { slowReply } from './slow-reply.ts';
import { slowSendBack } from './slow-send-back.ts';

export type { InspectionMetric, Metric, OrderMetric, Source, TradeInMetric } from './metric.ts';

/** The metrics of a seller's score and standing. */
export const metrics: readonly Metric[] = [
  lateDelivery,
  complaint,
  returned,
  lowReview,
  cancellation,
  inspection,
  badOrder,
  refund,
  slowReply,
];

/** Those of them that are counted of orders. */
export const orderMetrics: readonly OrderMetric[] = metrics.filter((metric) => metric.subject === 'order');

/** A seller as a buyer of used devices: a scorecard of its own. */
export const tradeInMetrics: readonly TradeInMetric[] = [counterOffer, slowInspection, slowPayment, slowSendBack];

export const allMetrics: readonly Metric[] = [...metrics, ...tradeInMetrics];

const byKey = new Map(allMetrics.map((metric) => [metric.key, metric]));

export const isMetric = (key: string): boolean => byKey.has(key);

/** @throws RangeError for a key that no metric has. */
export function metricOf(key: string): Metric {
  const metric = byKey.get(key);
  if (!metric) throw new RangeError(`"${key}" is not a metric: known are ${[...byKey.keys()].join(', ')}`);
  return metric;
}
