/**
 * Counts what new files, declared incidents, accepted disputes and revealed inspections touched: outcomes, events, day sums.
 * Counting an order twice changes nothing.
 */
import type { Transaction } from '../db/connect.ts';
import { instantText, type Context } from '../server/context.ts';
import type { Day } from '../server/scoring/day.ts';
import { excusesOfOrder } from '../server/scoring/disputes.ts';
import { excusesOf, type ExcuseOf } from '../server/scoring/incidents.ts';
import { outcomeOf } from '../server/scoring/order.ts';
import { cellOf, risksAt, type RiskOf } from '../server/scoring/relative-risks.ts';
import { cellsOf, type Cells } from '../server/stores/cells.ts';
import { addToArrears, addToDays } from '../server/stores/daily-counts.ts';
import {
  acceptedDisputes,
  disputesToCount,
  markDisputesCounted,
  type AcceptedOf,
} from '../server/stores/dispute-corrections.ts';
import { estimateHistory } from '../server/stores/estimates.ts';
import {
  declaredIncidents,
  markIncidentsCounted,
  ordersConcerned,
  standingIncidents,
} from '../server/stores/incidents.ts';
import { inspectionsToCount } from '../server/stores/inspections.ts';
import { marketOrders } from '../server/stores/market-weeks.ts';
import { postedDays } from '../server/stores/ledger.ts';
import { batchSize, orderFacts } from '../server/stores/order-facts.ts';
import { deleteEvents, storedEvents, storedOutcomes, writeEvents, writeOutcomes } from '../server/stores/outcomes.ts';
import { readCommitted, readIn } from '../server/stores/read.ts';
import { markCounted, touchedOrders, uncountedImports } from '../server/stores/touched-orders.ts';
import { countInspections } from './count-inspections.ts';
import { countTradeIns } from './count-trade-ins.ts';
import { orderChanges } from './order-changes.ts';

/** Orders in one transaction: large enough that commits cost little, small enough that others get their turn. */
const ordersPerTransaction = 20_000;

export type Transact = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/**
 * @param night the night that will post what is counted now
 * @param transact how to write: through the run that holds the night
 * @returns how many orders were counted
 */
export async function countOrders(
  context: Context,
  night: Day,
  transact: Transact,
  onCounted?: (orders: number, of: number) => void,
): Promise<number> {
  const { database, clock } = context;
  const read = readCommitted(database);
  const imports = await uncountedImports(database);
  const incidents = await declaredIncidents(read);
  const changed = incidents.filter(({ counted }) => !counted);
  const inspections = await inspectionsToCount(read);
  const disputes = await disputesToCount(read);
  if ([imports, changed, inspections, disputes].every(({ length }) => length === 0)) return 0;
  const concerned = await Promise.all(changed.map((incident) => ordersConcerned(read, incident)));
  // A failed inspection makes the order that it was a bad one, and what the lab said of it as its buyer is no customer's.
  const inspected = inspections.flatMap(({ order }) => order ?? []);
  const contested = disputes.map(({ order }) => order);
  const keys = await touchedOrders(database, imports, [...concerned.flat(), ...inspected, ...contested]);
  const rules = {
    riskOf: risksAt(await estimateHistory(read)),
    excuseOf: excusesOf(standingIncidents(incidents)),
    acceptedOf: await acceptedDisputes(read),
    cells: await cellsOf(read),
  };
  for (let start = 0; start < keys.length; start += ordersPerTransaction) {
    const some = keys.slice(start, start + ordersPerTransaction);
    await transact((tx) => countSome(tx, context, night, some, rules));
    onCounted?.(start + some.length, keys.length);
  }
  await countTradeIns(context, night, transact, imports);
  await transact(async (tx) => {
    await countInspections(tx, night, inspections);
    await markCounted(tx, imports, instantText(clock.now()));
    await markIncidentsCounted(tx, changed);
    await markDisputesCounted(tx, disputes, night);
  });
  return keys.length;
}

interface CountingRules {
  riskOf: RiskOf;
  excuseOf: ExcuseOf;
  acceptedOf: AcceptedOf;
  cells: Cells;
}

async function countSome(
  tx: Transaction,
  { calendar, holidays }: Context,
  night: Day,
  keys: Float64Array,
  { riskOf, excuseOf, acceptedOf, cells }: CountingRules,
): Promise<void> {
  const read = readIn(tx);
  const changes = orderChanges(await postedDays(read), night, riskOf);
  const markets = marketOrders();
  for (let start = 0; start < keys.length; start += batchSize) {
    const batch = [...keys.subarray(start, start + batchSize)];
    const outcomes = await storedOutcomes(read, batch);
    const events = await storedEvents(read, batch);
    for (const { key, seller, facts } of await orderFacts(read, batch)) {
      const stored = outcomes.get(key);
      const before = stored && { ...stored, cell: cells.byId(stored.cell) };
      const cell = await cells.of(tx, cellOf(facts));
      const outcome = outcomeOf(facts, calendar, holidays, excusesOfOrder(excuseOf, acceptedOf(key, seller)));
      changes.take({ key, seller, cell }, outcome, before, events.get(key) ?? []);
      markets.take(
        { seller, market: cell.market, placed: outcome.moments.placed },
        before && { seller: before.seller, market: before.cell.market, placed: before.moments.placed },
      );
    }
  }
  await writeOutcomes(tx, changes.outcomes);
  await deleteEvents(tx, changes.deleted);
  await writeEvents(tx, changes.written);
  await markets.write(tx);
  await addToDays(tx, changes.days());
  await addToArrears(tx, changes.arrears());
}
