/** Counts the used devices that new files touched. Counting one twice changes nothing. */
import type { Transaction } from '../db/connect.ts';
import type { Context } from '../server/context.ts';
import type { Day } from '../server/scoring/day.ts';
import { riskUnit } from '../server/scoring/ledger.ts';
import { tradeInMetrics } from '../server/scoring/metrics/index.ts';
import { tradeInOutcome, type TradeInMoments } from '../server/scoring/trade-in.ts';
import { addToArrears, addToDays } from '../server/stores/daily-counts.ts';
import { postedDays } from '../server/stores/ledger.ts';
import { batchSize } from '../server/stores/order-facts.ts';
import { deleteEvents, storedEvents, writeEvents } from '../server/stores/outcomes.ts';
import { readIn } from '../server/stores/read.ts';
import { touchedTradeIns, tradeInFacts, tradeInOutcomes, writeTradeInOutcomes } from '../server/stores/trade-ins.ts';
import { eventKeyOf } from './count-inspections.ts';
import type { Transact } from './count-orders.ts';
import { changesOf, noCell } from './order-changes.ts';

const perTransaction = 20_000;

/** @param imports files that no night has counted yet; whoever calls marks them as counted */
export async function countTradeIns(
  context: Context,
  night: Day,
  transact: Transact,
  imports: readonly number[],
): Promise<void> {
  const keys = await touchedTradeIns(context.database, imports);
  for (let start = 0; start < keys.length; start += perTransaction) {
    const some = keys.slice(start, start + perTransaction);
    await transact((tx) => countSome(tx, context, night, some));
  }
}

async function countSome(tx: Transaction, { calendar, holidays }: Context, night: Day, keys: number[]): Promise<void> {
  const read = readIn(tx);
  const changes = changesOf<TradeInMoments>(tradeInMetrics, await postedDays(read), night, () => riskUnit);
  for (let start = 0; start < keys.length; start += batchSize) {
    const batch = keys.slice(start, start + batchSize);
    const outcomes = await tradeInOutcomes(read, batch);
    const events = await storedEvents(read, batch.map(eventKeyOf));
    for (const { key, seller, facts } of await tradeInFacts(read, batch)) {
      const before = outcomes.get(key);
      changes.take(
        { key: eventKeyOf(key), seller, cell: noCell },
        tradeInOutcome(facts, calendar, holidays),
        before && { ...before, cell: noCell },
        events.get(eventKeyOf(key)) ?? [],
      );
    }
  }
  await writeTradeInOutcomes(
    tx,
    changes.outcomes.map(({ order, seller, moments }) => ({ key: -order, seller, moments })),
  );
  await deleteEvents(tx, changes.deleted);
  await writeEvents(tx, changes.written);
  await addToDays(tx, changes.days());
  await addToArrears(tx, changes.arrears());
}
