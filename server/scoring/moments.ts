/** On which days an order's risks open. */
import type { DatedOrder, Moments } from './order.ts';

/**
 * An order cancelled on or before its promised day is not due: the promise falls with the order. If it was delivered all
 * the same, it settles on the day it came, like an order without a promise.
 *
 * @example placed 100, promised 105, delivered 107: due 105, delivered 107, settled 105 (the buyer could complain from then on)
 * @example placed 100, promised 105, not delivered: due 105, settled 105
 * @example placed 100, promised 105, cancelled 104, not delivered: not due, never settled
 */
export function momentsOf(order: DatedOrder): Moments {
  const { promised, delivered, cancelled } = order;
  const due = promised === null || (cancelled !== null && cancelled <= promised) ? null : promised;
  const settled = due === null || (delivered !== null && delivered <= due) ? delivered : due;
  return {
    placed: order.placed,
    due: due === null ? null : Math.max(due, order.placed),
    delivered,
    settled: settled === null ? null : Math.max(settled, order.placed),
    reviewed: order.review?.day ?? null,
    replyDue: order.reply === null ? null : Math.max(order.reply.due, order.placed),
  };
}
