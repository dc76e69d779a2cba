/** Used devices that sellers buy: what the feed tells of each, and what it was last counted as. */
import type { Database, Transaction, Value } from '../../db/connect.ts';
import type { TradeInFacts, TradeInMoments } from '../scoring/trade-in.ts';
import { filled, marks } from './order-facts.ts';
import type { Read } from './read.ts';

export interface KnownTradeIn {
  key: number;
  /** The source's own. */
  tradeInId: string;
  seller: number;
  facts: TradeInFacts;
}

const page = 200_000;

/**
 * A device counts by its own row and by its seller's, whose country says which days are business days. The seller leads: most
 * files name none, and SQLite would look at every device to find that out.
 */
const touching = [
  'SELECT t.id AS id FROM trade_ins t WHERE t.import_id = ? AND t.id > ? ORDER BY t.id LIMIT ?',
  `SELECT t.id AS id FROM sellers v CROSS JOIN trade_ins t
   WHERE v.import_id = ? AND t.seller = v.id AND t.id > ? ORDER BY t.id LIMIT ?`,
];

/** Our keys of the devices that these imports touched, ascending, each once. */
export async function touchedTradeIns(database: Database, imports: readonly number[]): Promise<number[]> {
  const keys = new Set<number>();
  for (const id of imports) {
    for (const query of touching) {
      for (let after = 0; ;) {
        const rows = await database.read<{ id: number }>(query, [id, after, page]);
        for (const row of rows) keys.add(row.id);
        if (rows.length < page) break;
        after = rows.at(-1)?.id ?? after;
      }
    }
  }
  return [...keys].sort((a, b) => a - b);
}

/** Our keys of all devices after this one, ascending, at most `limit`. */
export async function tradeInsAfter(read: Read, key: number, limit: number): Promise<number[]> {
  const rows = await read<{ id: number }>('SELECT id FROM trade_ins WHERE id > ? ORDER BY id LIMIT ?', [key, limit]);
  return rows.map(({ id }) => id);
}

const selectFacts = `SELECT t.id, t.trade_in_id, t.seller, v.country, t.offered_at, t.offer_minor, t.received_at, t.inspected_at,
    t.counter_offer_minor, t.customer_decision, t.decided_at, t.paid_at, t.sent_back_at
  FROM trade_ins t JOIN sellers v ON v.id = t.seller WHERE t.id IN (${marks}) ORDER BY t.id`;

type FactsRow = Record<'id' | 'seller' | 'offered_at', number> &
  Record<'country' | 'customer_decision', string | null> & { trade_in_id: string } & Record<
    'offer_minor' | 'received_at' | 'inspected_at' | 'counter_offer_minor' | 'decided_at' | 'paid_at' | 'sent_back_at',
    number | null
  >;

/** @param keys at most `batchSize` of our keys of devices */
export async function tradeInFacts(read: Read, keys: readonly number[]): Promise<KnownTradeIn[]> {
  return (await read<FactsRow>(selectFacts, filled(keys))).map((row) => ({
    key: row.id,
    tradeInId: row.trade_in_id,
    seller: row.seller,
    facts: {
      country: row.country,
      offeredAt: row.offered_at,
      offerMinor: row.offer_minor,
      receivedAt: row.received_at,
      inspectedAt: row.inspected_at,
      counterOfferMinor: row.counter_offer_minor,
      decision: row.customer_decision,
      decidedAt: row.decided_at,
      paidAt: row.paid_at,
      sentBackAt: row.sent_back_at,
    },
  }));
}

const columns = 'trade_in seller received_day inspection_due_day payment_due_day send_back_due_day'.split(' ');

type OutcomeRow = Record<'trade_in' | 'seller', number> &
  Record<'received_day' | 'inspection_due_day' | 'payment_due_day' | 'send_back_due_day', number | null>;

export interface TradeInOutcome {
  seller: number;
  moments: TradeInMoments;
}

/** What these devices were last counted as, by our key. */
export async function tradeInOutcomes(read: Read, keys: readonly number[]): Promise<Map<number, TradeInOutcome>> {
  const rows = await read<OutcomeRow>(
    `SELECT ${columns.join(', ')} FROM trade_in_outcomes WHERE trade_in IN (${marks}) ORDER BY trade_in`,
    filled(keys),
  );
  return new Map(
    rows.map((row) => {
      const moments = {
        received: row.received_day,
        inspectionDue: row.inspection_due_day,
        paymentDue: row.payment_due_day,
        sendBackDue: row.send_back_due_day,
      };
      return [row.trade_in, { seller: row.seller, moments }];
    }),
  );
}

export async function writeTradeInOutcomes(
  tx: Transaction,
  outcomes: readonly (TradeInOutcome & { key: number })[],
): Promise<void> {
  const rows = outcomes.map(({ key, seller, moments }): Value[] => [
    key,
    seller,
    moments.received,
    moments.inspectionDue,
    moments.paymentDue,
    moments.sendBackDue,
  ]);
  await tx.insertMany('trade_in_outcomes', columns, rows, { key: ['trade_in'], update: columns.slice(1) });
}
