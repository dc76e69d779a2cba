/** Writes the made marketplace straight into the tables: history as it was counted, and days as an import leaves them. */
import type { Database, Transaction, Value } from '../../db/connect.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar, type Day } from '../../server/scoring/day.ts';
import { riskUnit } from '../../server/scoring/ledger.ts';
import { outcomeOf } from '../../server/scoring/order.ts';
import { cellOf } from '../../server/scoring/relative-risks.ts';
import { cellsOf } from '../../server/stores/cells.ts';
import { addToDays } from '../../server/stores/daily-counts.ts';
import { postedDays } from '../../server/stores/ledger.ts';
import { writeEvents, writeOutcomes } from '../../server/stores/outcomes.ts';
import { readIn } from '../../server/stores/read.ts';
import { orderChanges } from '../order-changes.ts';
import { factsBy, lifetime, madeOrder, type MadeOrder } from './made-orders.ts';

export interface Made {
  sellers: number;
  /** The day before the first made day has no orders; of each day the number is given. */
  from: Day;
  ordersOn(day: Day): number;
}

const calendar = businessCalendar('UTC');
const columns = {
  sellers: ['id', 'seller_id', 'name', 'kind', 'country', 'joined_on', 'import_id'],
  imports: [
    ...['id', 'file', 'feed', 'lines', 'accepted', 'unchanged', 'quarantined', 'blank', 'waiting', 'state', 'message'],
    ...['warnings', 'started_at', 'finished_at', 'counted_at'],
  ],
  orders: ['id', 'order_id', 'seller', 'ordered_at', 'buyer_ref', 'import_id'],
  deliveries: ['order_id', 'promised_day', 'delivered_at', 'import_id'],
  reviews: ['review_id', 'order_id', 'rating', 'reviewed_at', 'import_id'],
  complaints: ['complaint_id', 'order_id', 'opened_at', 'reason', 'import_id'],
  returns: ['return_id', 'order_id', 'opened_at', 'reason', 'import_id'],
  feed_days: ['feed', 'day', 'row_count', 'covered'],
};
const feeds = ['orders', 'deliveries', 'reviews', 'complaints', 'returns'] as const;

export async function writeMadeSellers({ database, made }: { database: Database; made: Made }): Promise<void> {
  const rows = Array.from({ length: made.sellers }, (_, index): Value[] => {
    const id = index + 1;
    return [id, `seller-${String(id).padStart(6, '0')}`, `Seller ${id}`, 'trader', 'FR', null, 1];
  });
  await database.transaction((tx) => tx.insertMany('sellers', columns.sellers, rows));
}

/** The days up to `until`, each order as it was known and counted at the end of that day. */
export async function writeMadeHistory(database: Database, made: Made, until: Day): Promise<void> {
  await database.transaction((tx) => writeImport(tx, 1, true));
  for (let day = made.from; day <= until; day++) {
    await database.transaction(async (tx) => {
      const orders = ordersOf(made, day);
      await writeRows(tx, orders, until, 1);
      const changes = orderChanges(await postedDays(readIn(tx)), until, () => riskUnit);
      const cells = await cellsOf(readIn(tx));
      for (const { key, seller, ...order } of orders) {
        const facts = factsBy({ key, seller, ...order }, until);
        const cell = await cells.of(tx, cellOf(facts));
        changes.take({ key, seller, cell }, outcomeOf(facts, calendar, noHolidays), undefined, []);
      }
      await writeOutcomes(tx, changes.outcomes);
      await writeEvents(tx, changes.written);
      await addToDays(tx, changes.days());
      await coverDay(tx, day);
    });
  }
}

/** One day's news as the import of its files would leave it: new orders, and what has happened to those of the days before. */
export async function writeMadeDay(
  database: Database,
  made: Made,
  day: Day,
): Promise<{ orders: number; events: number }> {
  let events = 0;
  const orders = ordersOf(made, day);
  await database.transaction(async (tx) => {
    await writeImport(tx, day, false);
    await writeRows(tx, orders, day, day);
    for (let placed = Math.max(made.from, day - lifetime); placed < day; placed++) {
      events += await writeNews(tx, ordersOf(made, placed), day);
    }
    await coverDay(tx, day);
  });
  return { orders: orders.length, events };
}

function ordersOf(made: Made, day: Day): MadeOrder[] {
  let key = 1;
  for (let before = made.from; before < day; before++) key += made.ordersOn(before);
  return Array.from({ length: made.ordersOn(day) }, (_, index) => madeOrder(key + index, day, made.sellers));
}

async function writeImport(tx: Transaction, id: number, counted: boolean): Promise<void> {
  const at = '2026-01-01T00:00:00Z';
  const row = [id, `day ${id}`, 'orders', 0, 0, 0, 0, 0, 0, 'imported', '', '{}', at, at, counted ? at : null];
  await tx.insertMany('imports', columns.imports, [row]);
}

async function writeRows(tx: Transaction, orders: readonly MadeOrder[], until: Day, id: number): Promise<void> {
  const known = orders.map((order) => ({ order, facts: factsBy(order, until) }));
  await tx.insertMany(
    'orders',
    columns.orders,
    known.map(({ order, facts }) => [
      order.key,
      order.orderId,
      order.seller,
      facts.orderedAt,
      `b${order.key % 99_991}`,
      id,
    ]),
  );
  await tx.insertMany(
    'deliveries',
    columns.deliveries,
    known.map(({ order, facts }) => [order.orderId, order.promised, facts.delivery?.deliveredAt ?? null, id]),
  );
  for (const { order, facts } of known) await writeCases(tx, order, facts, id);
}

/** What a day brings to orders of days before it. */
async function writeNews(tx: Transaction, orders: readonly MadeOrder[], day: Day): Promise<number> {
  let events = 0;
  const delivered = orders.filter((order) => order.delivered === day);
  await tx.insertMany(
    'deliveries',
    columns.deliveries,
    delivered.map((order) => [order.orderId, order.promised, factsBy(order, day).delivery?.deliveredAt ?? null, day]),
    { key: ['order_id'], update: ['delivered_at', 'import_id'] },
  );
  for (const order of orders) {
    if (order.review?.day !== day && order.complaint !== day && order.returned !== day) continue;
    const [before, now] = [factsBy(order, day - 1), factsBy(order, day)];
    const isNew = <T>(kind: 'reviews' | 'complaints' | 'returns', facts: readonly T[]): readonly T[] =>
      before[kind].length > 0 ? [] : facts;
    events += await writeCases(
      tx,
      order,
      {
        reviews: isNew('reviews', now.reviews),
        complaints: isNew('complaints', now.complaints),
        returns: isNew('returns', now.returns),
      },
      day,
    );
  }
  return events + delivered.length;
}

type Cases = Pick<ReturnType<typeof factsBy>, 'reviews' | 'complaints' | 'returns'>;

async function writeCases(tx: Transaction, { orderId }: MadeOrder, facts: Cases, id: number): Promise<number> {
  const reviews = facts.reviews.map((one) => [orderId, orderId, one.rating, one.reviewedAt, id]);
  const complaints = facts.complaints.map((one) => [orderId, orderId, one.openedAt, one.reason, id]);
  const returns = facts.returns.map((one) => [orderId, orderId, one.openedAt, one.reason, id]);
  if (reviews.length > 0) await tx.insertMany('reviews', columns.reviews, reviews);
  if (complaints.length > 0) await tx.insertMany('complaints', columns.complaints, complaints);
  if (returns.length > 0) await tx.insertMany('returns', columns.returns, returns);
  return reviews.length + complaints.length + returns.length;
}

async function coverDay(tx: Transaction, day: Day): Promise<void> {
  await tx.insertMany(
    'feed_days',
    columns.feed_days,
    feeds.map((feed) => [feed, day, 1, 1]),
  );
}
