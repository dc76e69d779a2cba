/** A seller of whom every table holds something, each text of it a canary: whoever else reads one has looked into this shop. */
import type { Database, Value } from '../../db/connect.ts';
import { metrics } from '../../server/scoring/metrics/index.ts';
import type { Canaries } from './canaries.ts';
import { writtenNight as night } from './written-nights.ts';

export type Put = (table: string, row: Record<string, Value>) => Promise<void>;

export interface Filled {
  /** Our key of the seller; every row of it is numbered from here, far from anything else. */
  id: number;
  sellerId: string;
  canaries: Canaries;
}

export const putInto =
  (database: Database): Put =>
  (table, row) =>
    database.transaction((tx) => tx.insertMany(table, Object.keys(row), [Object.values(row)]));

/** What its feeds have told, and what nights made of it. */
export async function fillFigures(put: Put, { id, sellerId, canaries }: Filled): Promise<void> {
  const { word, figure } = canaries;
  const at = night * 86_400;
  await put('sellers', {
    ...{ id, seller_id: sellerId, name: word('name'), kind: 'factory', country: 'FR' },
    ...{ joined_on: '2024-02-01', manager_email: `${word('manager')}@market.test`, import_id: 1 },
  });
  const orders = [word('order id'), `ORDER-OF-${id}`];
  for (const [nth, order] of orders.entries()) {
    const key = id + nth;
    await put('orders', {
      ...{ id: key, order_id: order, seller: id, ordered_at: at - 9 * 86_400, market: 'FR', category: 'smartphones' },
      ...{ grade: 'good', price_minor: Number(figure('price', 8)), currency: 'EUR', buyer_ref: word('buyer') },
      ...{ cancelled_at: null, cancelled_by: null, import_id: 1 },
    });
    const delivered = { promised_day: night - 5, shipped_at: at - 7 * 86_400, delivered_at: at - 2 * 86_400 };
    await put('deliveries', { id: key, order_id: order, ...delivered, carrier: word('carrier'), import_id: 1 });
    const event = { fault: 'seller', order_id: order, opened_at: at - 86_400, resolution: word('resolution') };
    await put('complaints', {
      id: key,
      complaint_id: word('complaint'),
      ...event,
      reason: word('reason'),
      import_id: 1,
    });
    const refund = Number(figure('refund', 8));
    await put('returns', {
      ...{ id: key, return_id: word('return'), ...event, reason: word('return reason'), refund_minor: refund },
      import_id: 1,
    });
    await put('reviews', {
      ...{ id: key, review_id: word('review'), order_id: order, rating: 1, reviewed_at: at, language: 'en' },
      ...{ title: word('review title'), body: word('review body'), import_id: 1 },
    });
    const days = { placed_day: night - 9, due_day: night - 5, delivered_day: night - 2, settled_day: night - 2 };
    const more = { reviewed_day: night, cell: 1, reply_due_day: night - 1 };
    await put('outcomes', { order_key: key, seller: id, ...days, ...more });
    for (const metric of ['late-delivery', 'complaint', 'return', 'low-review'])
      await put('order_events', {
        ...{ seller: id, metric, day: night - 1, order_key: key, opened_day: night - 5, posted: night },
        retracted: null,
      });
  }
  for (const { key: metric } of metrics) {
    const counts = { observed: 2, expected: Number(figure('expected', 7)) };
    await put('ledger', {
      night,
      seller: id,
      metric,
      ...counts,
      withdrawn: 0,
      order_count: Number(figure('posted', 7)),
    });
    const rates = { rate: 0.07, low: 0.05, high: 0.09, ratio: 2, state: 'ok' };
    const [events, exposure] = [Number(figure('events', 7)), Number(figure('exposure', 8))];
    await put('readings', {
      ...{ night, seller: id, metric, events, exposure, expected: 16.5, ...rates, reliability: 0.9, as_of: night },
      ...{ chance_above: '{"warn":0.9}', evidence: `{"warn":${figure('evidence', 9)}}`, remarks: null },
    });
    const weekly = { week: night - 13, ...counts, events, exposure, ...rates };
    await put('weeks', { seller: id, metric, ...weekly, opened: Number(figure('week', 7)), occurred: 2 });
  }
  const score = {
    night,
    seller: id,
    score: 61.5,
    low: 55,
    high: 66,
    state: 'ranked',
    losses: '{"late-delivery":38.5}',
  };
  await put('scores', {
    ...{ ...score, rank: 2, rank_low: 1, rank_high: 4, percentile: 50, p_bottom5: 0.1, cap: null, level: 'limit' },
    ...{ evidence: Number(figure('score evidence', 9)), main_metric: 'late-delivery' },
  });
  await put('trade_in_scores', { ...score, main_metric: 'trade-in-late-payment' });
  await put('trade_ins', {
    ...{ id, trade_in_id: word('trade-in'), seller: id, offered_at: at - 20 * 86_400, category: 'smartphones' },
    ...{ offer_minor: Number(figure('offer', 8)), currency: 'EUR', customer_decision: 'accepted', import_id: 1 },
  });
  await put('trade_in_outcomes', { trade_in: id, seller: id, received_day: night - 9, inspection_due_day: night - 5 });
}
