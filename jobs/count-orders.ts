/** Counts the orders that new files touched: outcomes, events, day sums. Counting an order twice changes nothing. */
import type { Transaction } from '../db/connect.ts';
import { instantText, type Context } from '../server/context.ts';
import type { Day } from '../server/scoring/day.ts';
import { outcomeOf } from '../server/scoring/order.ts';
import { addToArrears, addToDays } from '../server/stores/daily-counts.ts';
import { postedDays } from '../server/stores/ledger.ts';
import { batchSize, orderFacts } from '../server/stores/order-facts.ts';
import { deleteEvents, storedEvents, storedOutcomes, writeEvents, writeOutcomes } from '../server/stores/outcomes.ts';
import { readIn } from '../server/stores/read.ts';
import { markCounted, touchedOrders, uncountedImports } from '../server/stores/touched-orders.ts';
import { orderChanges } from './order-changes.ts';

/** Orders in one transaction: large enough that commits cost little, small enough that others get their turn. */
const ordersPerTransaction = 20_000;

export type Transact = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/**
 * @param night the night that will post what is counted now
 * @param transact how to write: through the run that holds the night
 * @returns how many orders the new files touched
 */
export async function countOrders(
  context: Context,
  night: Day,
  transact: Transact,
  onCounted?: (orders: number, of: number) => void,
): Promise<number> {
  const { database, clock } = context;
  const imports = await uncountedImports(database);
  if (imports.length === 0) return 0;
  const keys = await touchedOrders(database, imports);
  for (let start = 0; start < keys.length; start += ordersPerTransaction) {
    const some = keys.slice(start, start + ordersPerTransaction);
    await transact((tx) => countSome(tx, context, night, some));
    onCounted?.(start + some.length, keys.length);
  }
  await transact((tx) => markCounted(tx, imports, instantText(clock.now())));
  return keys.length;
}

async function countSome(tx: Transaction, { calendar }: Context, night: Day, keys: Float64Array): Promise<void> {
  const read = readIn(tx);
  const changes = orderChanges(await postedDays(read), night);
  for (let start = 0; start < keys.length; start += batchSize) {
    const batch = [...keys.subarray(start, start + batchSize)];
    const outcomes = await storedOutcomes(read, batch);
    const events = await storedEvents(read, batch);
    for (const { key, seller, facts } of await orderFacts(read, batch)) {
      changes.take(key, seller, outcomeOf(facts, calendar), outcomes.get(key), events.get(key) ?? []);
    }
  }
  await writeOutcomes(tx, changes.outcomes);
  await deleteEvents(tx, changes.deleted);
  await writeEvents(tx, changes.written);
  await addToDays(tx, changes.days());
  await addToArrears(tx, changes.arrears());
}
