/** Counts every used device and every revealed inspection again and compares. */
import type { Context } from '../server/context.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { inspectionOutcome } from '../server/scoring/inspection.ts';
import { riskUnit } from '../server/scoring/ledger.ts';
import { allMetrics } from '../server/scoring/metrics/index.ts';
import type { CountedAs } from '../server/scoring/order.ts';
import { tradeInOutcome, type TradeInMoments } from '../server/scoring/trade-in.ts';
import { countedInspections } from '../server/stores/inspections.ts';
import { batchSize } from '../server/stores/order-facts.ts';
import { storedEvents, type OrderEvent } from '../server/stores/outcomes.ts';
import { readCommitted, type Read } from '../server/stores/read.ts';
import { uncountedImports } from '../server/stores/touched-orders.ts';
import { touchedTradeIns, tradeInFacts, tradeInOutcomes, tradeInsAfter } from '../server/stores/trade-ins.ts';
import { eventKeyOf } from './count-inspections.ts';
import { compareDays, countEvents, countsOf, type Sums } from './verify-days.ts';
import type { Differences } from './verify-ledger.ts';

const metricsOf = (subject: string) => allMetrics.filter((metric) => metric.subject === subject);

export async function verifyTradeIns(
  { database, calendar, holidays }: Context,
  differences: Differences,
): Promise<void> {
  const read = readCommitted(database);
  const sums: Sums = new Map();
  const waiting = new Set(await touchedTradeIns(database, await uncountedImports(database)));
  for (let after = 0; ;) {
    const keys = await tradeInsAfter(read, after, batchSize);
    if (keys.length === 0) break;
    const outcomes = await tradeInOutcomes(read, keys);
    const events = await eventsOf(read, 'trade-in', keys);
    for (const { key, tradeInId, seller, facts } of await tradeInFacts(read, keys)) {
      const [stored, live] = [outcomes.get(key), events.get(key) ?? []];
      const name = `trade-in ${tradeInId}`;
      if (!waiting.has(key)) {
        const outcome = tradeInOutcome(facts, calendar, holidays);
        if (stored?.seller !== seller) differences.add(`${name} is not counted for its seller`);
        else if (!sameDays(stored.moments, outcome.moments))
          differences.add(`${name} is counted on other days than its row says`);
        compareEvents(name, 'trade-in', outcome, live, differences);
      }
      if (stored) addUp(sums, 'trade-in', stored.seller, stored.moments, live);
    }
    after = keys.at(-1) as number;
  }
  await compareDays(read, metricsOf('trade-in'), sums, differences);
}

export async function verifyInspections({ database }: Context, differences: Differences): Promise<void> {
  const read = readCommitted(database);
  const sums: Sums = new Map();
  const inspections = await countedInspections(read);
  for (let start = 0; start < inspections.length; start += batchSize) {
    const some = inspections.slice(start, start + batchSize);
    const events = await eventsOf(
      read,
      'mystery-order',
      some.map(({ id }) => id),
    );
    for (const { id, seller, facts, counted } of some) {
      // A correction that no night has learned yet is in no count either.
      const outcome = inspectionOutcome(counted ?? facts);
      compareEvents(`mystery order ${id}`, 'mystery-order', outcome, events.get(id) ?? [], differences);
      addUp(sums, 'mystery-order', seller, outcome.moments, events.get(id) ?? []);
    }
  }
  await compareDays(read, metricsOf('mystery-order'), sums, differences);
}

/** The events that count, by the key of the device or mystery order. */
async function eventsOf(read: Read, subject: string, keys: readonly number[]): Promise<Map<number, OrderEvent[]>> {
  const names = new Set(metricsOf(subject).map(({ key }) => key));
  const live = new Map<number, OrderEvent[]>();
  for (const [key, events] of await storedEvents(read, keys.map(eventKeyOf)))
    live.set(
      eventKeyOf(key),
      events.filter(({ metric, retracted }) => names.has(metric) && retracted === null),
    );
  return live;
}

const sameDays = (one: TradeInMoments, other: TradeInMoments): boolean =>
  (Object.keys(other) as (keyof TradeInMoments)[]).every((moment) => one[moment] === other[moment]);

function compareEvents(
  name: string,
  subject: string,
  { events }: Pick<CountedAs<unknown>, 'events'>,
  live: readonly OrderEvent[],
  differences: Differences,
): void {
  for (const { key } of metricsOf(subject)) {
    const [is, should] = [live.find(({ metric }) => metric === key), events[key]];
    if (is?.day !== should?.day || is?.opened !== should?.opened)
      differences.add(`${name}: ${key} on ${words(is?.day)}, its row says ${words(should?.day)}`);
  }
}

const words = (day: Day | undefined): string => (day === undefined ? 'no day' : dayText(day));

function addUp(sums: Sums, subject: string, seller: number, moments: object, live: readonly OrderEvent[]): void {
  for (const { key, base } of metricsOf(subject)) {
    const day = (moments as Record<string, Day | null>)[base] ?? null;
    if (day === null) continue;
    const counts = countsOf(sums, key, day, seller);
    counts.opened += 1;
    counts.risk += riskUnit;
  }
  countEvents(sums, live);
}
