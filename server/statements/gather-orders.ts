/** The orders of the annex, as they were known on the night of the case: what happened later is not told. */
import type { Database } from '../../db/connect.ts';
import { dayText, type BusinessCalendar, type Day } from '../scoring/day.ts';
import { ordersNamed, orderStories, type OrderStory, type PlacedOrder } from '../stores/orders-behind.ts';
import type { AnnexOrder, Happened } from './facts.ts';

export interface AnnexSource {
  seller: number;
  orderIds: readonly string[];
  metrics: readonly string[];
  night: Day;
  calendar: BusinessCalendar;
}

/** Of customers' orders only, in the order of the case; an order of which the night knew no event says that it was counted. */
export async function gatherOrders(database: Database, source: AnnexSource): Promise<AnnexOrder[]> {
  const orders = await ordersNamed(database, source.seller, source.orderIds);
  const stories = await orderStories(database, source.orderIds, ['delivery', 'review', 'complaint', 'return']);
  return orders.map((order) => ({
    orderId: order.orderId,
    orderedOn: dayText(source.calendar(order.orderedAt)),
    happened: happenedTo(order, stories.get(order.orderId) ?? {}, source),
  }));
}

function happenedTo(order: PlacedOrder, story: OrderStory, { metrics, night, calendar }: AnnexSource): Happened[] {
  const known = (instant: number | null): Day | null =>
    instant !== null && calendar(instant) <= night ? calendar(instant) : null;
  const told = [...new Set(metrics.flatMap((metric) => tellers[metric] ?? []))];
  return told.flatMap((tell) => tell(order, story, known, night) ?? []);
}

type Known = (instant: number | null) => Day | null;
type Teller = (order: PlacedOrder, story: OrderStory, known: Known, night: Day) => Happened | null;

const late: Teller = (_order, { delivery }, known, night) => {
  const promised = delivery?.promisedDay ?? null;
  if (!delivery || promised === null) return null;
  const delivered = known(delivery.deliveredAt);
  if (delivered === null) return promised <= night ? { kind: 'missing', promised: dayText(promised) } : null;
  const days = delivered - promised;
  return days > 0 ? { kind: 'late', promised: dayText(promised), delivered: dayText(delivered), days } : null;
};

const complaint: Teller = (_order, { complaint: told }, known) => {
  const day = known(told?.openedAt ?? null);
  return told && day !== null ? { kind: 'complaint', day: dayText(day), reason: told.reason } : null;
};

const returned: Teller = (_order, { return: told }, known) => {
  const day = known(told?.openedAt ?? null);
  return told && day !== null ? { kind: 'return', day: dayText(day), reason: told.reason } : null;
};

const review: Teller = (_order, { review: told }, known) => {
  const day = known(told?.reviewedAt ?? null);
  return told && day !== null && told.rating <= 2 ? { kind: 'review', day: dayText(day), stars: told.rating } : null;
};

const cancelled: Teller = ({ cancelledAt, cancelledBy }, _story, known) =>
  cancelledBy === 'seller' && known(cancelledAt) !== null ? { kind: 'cancelled' } : null;

const reply: Teller = (_order, { complaint: told }, known) => {
  const day = known(told?.openedAt ?? null);
  if (!told || day === null) return null;
  const answered = known(told.firstReplyAt) ?? known(told.closedAt);
  return answered === null
    ? { kind: 'silence', day: dayText(day) }
    : { kind: 'reply', day: dayText(day), answered: dayText(answered) };
};

const tellers: Record<string, readonly Teller[]> = {
  'late-delivery': [late],
  complaint: [complaint],
  return: [returned],
  'low-review': [review],
  cancellation: [cancelled],
  'slow-reply': [reply],
  refund: [returned, complaint],
  'bad-order': [late, complaint, returned, review],
};
