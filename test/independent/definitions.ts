/** What each metric counts: the day on which an order's risk opens, and the day of its event. Straight from the definitions. */
import { after24BusinessHours, type DayOf } from './calendar.ts';
import type { Claim, RawOrder, RawRows } from './raw-rows.ts';

/** What one order counts as under one metric. */
export interface Counted {
  key: string;
  seller: number;
  category: string;
  grade: string;
  market: string;
  opened: number;
  /** The day on which its event was reported; null without one. */
  event: number | null;
  /** A declared incident or an accepted dispute takes the order out of the metric: its event and what was expected of it. */
  isExcused: boolean;
}

/** Days until all is known. */
export const horizons: Readonly<Record<string, number>> = {
  'late-delivery': 0,
  complaint: 45,
  return: 30,
  'low-review': 0,
  cancellation: 7,
  inspection: 0,
  'bad-order': 45,
  refund: 45,
  'slow-reply': 0,
};

/** Mean delays of the default curves, in days. */
export const defaultTau: Readonly<Record<string, number>> = {
  complaint: 9,
  return: 8,
  cancellation: 2,
  'bad-order': 7,
  refund: 14,
};

const sellersReasons = ['defective', 'not_as_described', 'wrong_item', 'missing_part', 'counterfeit'];

/** Everything that orders and inspections count as under a metric. */
export function countedUnder(metric: string, { orders, inspections, incidents }: RawRows, dayOf: DayOf): Counted[] {
  if (metric === 'inspection')
    return inspections.map(({ seller, revealedDay: opened, failed }, at) => {
      return { key: `inspection ${at}`, seller, ...noCell, opened, event: failed ? opened : null, isExcused: false };
    });
  return orders.flatMap((order) => {
    const days = new OrderDays(order, dayOf);
    const opened = days.opens(metric);
    if (opened === null) return [];
    const { key, seller, category, grade, market } = order;
    const signs = days.signs(metric);
    const excuses = (of: string, day: number | null) =>
      day !== null &&
      (order.contested.includes(of) ||
        incidents.some(
          (one) => one.metrics.includes(of) && (one.market ?? market) === market && day >= one.from && day <= one.to,
        ));
    const standing = signs.filter((one) => !excuses(one.of, one.happened) && !excuses(metric, one.day));
    const event = days.within(metric, opened, earliest(standing.map(({ day }) => day)));
    const isExcused =
      standing.length === 0 && days.within(metric, opened, earliest(signs.map(({ day }) => day))) !== null;
    return [{ key, seller, category, grade, market, opened, event, isExcused }];
  });
}

const noCell = { category: '', grade: '', market: '' };

interface Sign {
  of: string;
  happened: number;
  day: number;
}

class OrderDays {
  readonly order: RawOrder;
  readonly dayOf: DayOf;

  constructor(order: RawOrder, dayOf: DayOf) {
    this.order = order;
    this.dayOf = dayOf;
  }

  /** An event counts from the day the risk opens, and up to the horizon. */
  within(metric: string, opened: number, happened: number | null): number | null {
    if (happened === null) return null;
    const day = Math.max(happened, opened);
    return day - opened > horizons[metric]! ? null : day;
  }

  opens(metric: string): number | null {
    if (metric === 'cancellation') return this.placed();
    if (metric === 'late-delivery') return this.due();
    if (metric === 'return' || metric === 'refund') return this.delivered();
    if (metric === 'complaint' || metric === 'bad-order') return this.settled();
    if (metric === 'low-review') return this.firstReview()?.day ?? null;
    if (metric === 'slow-reply') return this.reply()?.due ?? null;
    throw new Error(`no definition of ${metric}`);
  }

  /** What makes it an event: of which metric, when it happened, and when it was known. */
  signs(metric: string): Sign[] {
    const sign = (of: string, happened: number | null, day = happened) =>
      happened === null || day === null ? [] : [{ of, happened, day }];
    if (metric === 'cancellation') return sign(metric, this.order.cancelledBy === 'seller' ? this.cancelled() : null);
    if (metric === 'late-delivery') return sign(metric, this.isLaterThan(0) ? this.due() : null);
    if (metric === 'complaint') return sign(metric, this.complaint());
    if (metric === 'return') return sign(metric, this.sellersReturn());
    if (metric === 'low-review') return sign(metric, this.lowReview());
    if (metric === 'refund') return sign(metric, this.refund());
    if (metric === 'slow-reply') return sign(metric, this.reply()?.slow ? this.reply()!.due : null);
    if (metric === 'bad-order') {
      const parts = ['complaint', 'return', 'low-review'].flatMap((part) => this.signs(part));
      const late = this.isLaterThan(3) ? sign('late-delivery', this.due(), this.due()! + 3) : [];
      return [...parts, ...late, ...this.order.failedInspections.flatMap((day) => sign('inspection', day))];
    }
    throw new Error(`no definition of ${metric}`);
  }

  placed(): number {
    return this.dayOf(this.order.orderedAt);
  }

  cancelled(): number | null {
    return this.order.cancelledAt === null ? null : this.dayOf(this.order.cancelledAt);
  }

  delivered(): number | null {
    return this.order.deliveredAt === null ? null : Math.max(this.placed(), this.dayOf(this.order.deliveredAt));
  }

  /** The promised day, unless the order was cancelled on or before it. */
  due(): number | null {
    const { promisedDay } = this.order;
    const cancelled = this.cancelled();
    return promisedDay !== null && cancelled !== null && cancelled <= promisedDay ? null : promisedDay;
  }

  /** Delivered more than so many days after the promise, or not at all. */
  isLaterThan(days: number): boolean {
    const due = this.due();
    const delivered = this.delivered();
    return due !== null && (delivered === null || delivered > due + days);
  }

  settled(): number | null {
    return this.isLaterThan(0) ? this.due() : this.delivered();
  }

  complaint(): number | null {
    const standing = this.order.complaints.filter(({ fault }) => fault !== 'buyer');
    return earliest(standing.map(({ openedAt }) => this.dayOf(openedAt)));
  }

  sellersReturn(): number | null {
    const isSellers = ({ reason, fault }: Claim) =>
      fault === 'seller' ||
      (sellersReasons.includes(reason ?? '') && !['buyer', 'carrier', 'platform'].includes(fault ?? ''));
    return earliest(this.order.returns.filter(isSellers).map(({ openedAt }) => this.dayOf(openedAt)));
  }

  firstReview(): { day: number; rating: number } | null {
    const [first] = [...this.order.reviews].sort((a, b) => a.reviewedAt - b.reviewedAt || (a.id < b.id ? -1 : 1));
    return first === undefined ? null : { day: this.dayOf(first.reviewedAt), rating: first.rating };
  }

  lowReview(): number | null {
    const first = this.firstReview();
    return first !== null && first.rating <= 2 ? first.day : null;
  }

  refund(): number | null {
    const paidBack = [...this.order.complaints, ...this.order.returns].filter(
      ({ resolution, refundMinor }) => resolution === 'refund' || refundMinor > 0,
    );
    return earliest(paidBack.map(({ openedAt, closedAt }) => this.dayOf(closedAt ?? openedAt)));
  }

  /** The last day for the answer to the first complaint, and whether there was none by then. */
  reply(): { due: number; slow: boolean } | null {
    const [first] = [...this.order.complaints].sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1));
    if (first === undefined) return null;
    const due = after24BusinessHours(first.openedAt, this.dayOf);
    const answered = Math.min(first.repliedAt ?? Infinity, first.closedAt ?? Infinity);
    return { due: this.dayOf(due - 1), slow: answered > due };
  }
}

const earliest = (days: readonly (number | null)[]): number | null => {
  const real = days.filter((day) => day !== null);
  return real.length > 0 ? Math.min(...real) : null;
};
