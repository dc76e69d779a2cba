/** What a metric is: one file for each, listed in `index.ts`. */
import type { Day } from '../day.ts';
import type { DatedOrder, Moment, Moments } from '../order.ts';

export interface Metric {
  key: string;
  /** Plain words, as a column head: "Late delivery". */
  label: string;
  /** One sentence for a seller, without a word of method. */
  meaning: string;
  /** What is counted, and out of what: "late orders" out of "orders due". */
  unit: { one: string; many: string; base: string };
  better: 'lower';
  /** The moment at which an order's risk of the event opens. */
  base: Moment;
  /** Days from then until all is known. Later events do not count: acceptable rates are defined within it. */
  horizon: number;
  /** Every feed that must be there for a day to be judged. */
  feeds: readonly string[];
  /** The business day on which the event became known, or null if the order does not have it. */
  event(order: DatedOrder, moments: Moments): Day | null;
  /** An order in words, as days, and the day its event must fall on. A test runs it. */
  example: { story: string; order: DatedOrder; day: Day | null };
}

/** An order placed on day 100 of which nothing else is known, to write examples from. */
export const plainOrder: DatedOrder = {
  placed: 100,
  cancelled: null,
  cancelledBy: null,
  promised: null,
  delivered: null,
  review: null,
  complaints: [],
  returns: [],
};
