/** What a metric is: one file for each, listed in `index.ts`. */
import type { Day } from '../day.ts';
import type { InspectionFacts, InspectionMoments } from '../inspection.ts';
import type { DatedOrder, Moment, Moments } from '../order.ts';
import type { DatedTradeIn, TradeInMoments } from '../trade-in.ts';

/** What every metric says of itself, whatever it counts. */
export interface MetricWords {
  key: string;
  /** Metrics of a family make one score together; a good seller can be a bad buyer of used devices. */
  family: 'seller' | 'trade-in';
  /** Plain words, as a column head: "Late delivery". */
  label: string;
  /** One sentence for a seller, without a word of method. */
  meaning: string;
  /** What is counted, and out of what: "late orders" out of "orders due". */
  unit: { one: string; many: string; base: string };
  better: 'lower';
  /** Days from then until all is known. Later events do not count: acceptable rates are defined within it. */
  horizon: number;
  /** Every feed that must be there for a day to be judged. */
  feeds: readonly string[];
  /** What must have been told at least once, besides: before that, nothing is known and nothing is posted. */
  source?: Source;
}

/** Columns that a feed may leave out for good, and the lab's findings, which are no feed. */
export type Source = 'replies' | 'inspections' | 'inspection days' | 'payments' | 'devices sent back';

export interface OrderMetric extends MetricWords {
  subject: 'order';
  /** The moment at which an order's risk of the event opens. */
  base: Moment;
  /** The business day on which the event became known, or null if the order does not have it. */
  event(order: DatedOrder, moments: Moments): Day | null;
  /** Of a metric that is a union of others: what makes up the order's event, each with the day that decides whether it is excused. */
  signs?(order: DatedOrder, moments: Moments): readonly Sign[];
  /** An order in words, as days, and the day its event must fall on. A test runs it. */
  example: { story: string; order: DatedOrder; day: Day | null };
}

/** What is counted of mystery orders. */
export interface InspectionMetric extends MetricWords {
  subject: 'mystery-order';
  base: keyof InspectionMoments;
  event(inspection: InspectionFacts, moments: InspectionMoments): Day | null;
  example: { story: string; subject: InspectionFacts; day: Day | null };
}

/** What is counted of used devices that the seller buys. */
export interface TradeInMetric extends MetricWords {
  subject: 'trade-in';
  base: keyof TradeInMoments;
  event(tradeIn: DatedTradeIn, moments: TradeInMoments): Day | null;
  example: { story: string; subject: DatedTradeIn; day: Day | null };
}

export type Metric = OrderMetric | InspectionMetric | TradeInMetric;

/** One of the things that make an event: whose metric it belongs to, the day it happened there, the day it counts here. */
export interface Sign {
  of: string;
  happened: Day;
  day: Day;
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
  reply: null,
  failedInspection: null,
};

/** A device that was offered and of which nothing else is known. */
export const plainTradeIn: DatedTradeIn = {
  received: null,
  inspected: null,
  isCountered: false,
  accepted: false,
  declined: false,
  decided: null,
  paid: null,
  sentBack: null,
};
