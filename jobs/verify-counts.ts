/** Counts every order again from its rows and compares: outcomes, events, day sums. */
import type { Context } from '../server/context.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { excusesOfOrder } from '../server/scoring/disputes.ts';
import { excusesOf } from '../server/scoring/incidents.ts';
import { orderMetrics } from '../server/scoring/metrics/index.ts';
import { outcomeOf, type Moments, type Outcome } from '../server/scoring/order.ts';
import { cellOf, risksAt, type OrderCell } from '../server/scoring/relative-risks.ts';
import { cellsOf } from '../server/stores/cells.ts';
import { acceptedDisputes, disputesToCount } from '../server/stores/dispute-corrections.ts';
import { estimateHistory } from '../server/stores/estimates.ts';
import { declaredIncidents, ordersConcerned, standingIncidents } from '../server/stores/incidents.ts';
import { inspectionsToCount } from '../server/stores/inspections.ts';
import { batchSize, orderFacts } from '../server/stores/order-facts.ts';
import { storedEvents, storedOutcomes, type OrderEvent, type StoredOutcome } from '../server/stores/outcomes.ts';
import { readCommitted } from '../server/stores/read.ts';
import { ordersAfter, touchedOrders, uncountedImports } from '../server/stores/touched-orders.ts';
import { compareDays, countEvents, countsOf, type Sums } from './verify-days.ts';
import type { Differences } from './verify-ledger.ts';

export async function verifyCounts({ database, calendar, holidays }: Context, differences: Differences): Promise<void> {
  const read = readCommitted(database);
  const sums: Sums = new Map();
  const riskOf = risksAt(await estimateHistory(read));
  const incidents = await declaredIncidents(read);
  const excuseOf = excusesOf(standingIncidents(incidents));
  const acceptedOf = await acceptedDisputes(read);
  const cells = await cellsOf(read);
  // Orders of files, incidents, disputes and reveals that no night has counted yet are taken as they were counted last.
  const changed = incidents.filter(({ counted }) => !counted);
  const concerned = await Promise.all(changed.map((incident) => ordersConcerned(read, incident)));
  const inspected = (await inspectionsToCount(read)).flatMap(({ order }) => order ?? []);
  const contested = (await disputesToCount(read)).map(({ order }) => order);
  const others = [...concerned.flat(), ...inspected, ...contested];
  const waiting = new Set(await touchedOrders(database, await uncountedImports(database), others));
  for (let after = 0; ;) {
    const keys = await ordersAfter(database, after, batchSize);
    if (keys.length === 0) break;
    const outcomes = await storedOutcomes(read, keys);
    const events = await storedEvents(read, keys);
    for (const { key, orderId, seller, facts } of await orderFacts(read, keys)) {
      const stored = outcomes.get(key);
      const known = events.get(key) ?? [];
      const live = known.filter(({ retracted }) => retracted === null);
      const excused = known.filter(({ incident }) => incident !== null);
      if (!waiting.has(key)) {
        const outcome = outcomeOf(facts, calendar, holidays, excusesOfOrder(excuseOf, acceptedOf(key, seller)));
        compare(orderId, seller, outcome, stored, live, differences);
        compareExcused(orderId, outcome, excused, differences);
        if (stored && textOf(cells.byId(stored.cell)) !== textOf(cellOf(facts)))
          differences.add(`order ${orderId} is counted as of another category, grade or market`);
      }
      if (stored) {
        const excusedFrom = new Set(excused.map(({ metric }) => metric));
        addOrder(sums, stored, live, (metric, day) =>
          excusedFrom.has(metric) ? null : riskOf(metric, cells.byId(stored.cell), day),
        );
      }
    }
    after = keys.at(-1) as number;
  }
  await compareDays(read, orderMetrics, sums, differences);
}

function compare(
  orderId: string,
  seller: number,
  outcome: Outcome,
  stored: StoredOutcome | undefined,
  live: readonly OrderEvent[],
  differences: Differences,
): void {
  if (!stored) return differences.add(`order ${orderId} is not counted`);
  if (stored.seller !== seller) differences.add(`order ${orderId} is counted for another seller`);
  for (const moment of Object.keys(outcome.moments) as (keyof Moments)[]) {
    const [is, should] = [stored.moments[moment], outcome.moments[moment]];
    if (is !== should) differences.add(`order ${orderId}: ${moment} on ${words(is)}, its rows say ${words(should)}`);
  }
  for (const { key } of orderMetrics) {
    const is = live.find(({ metric }) => metric === key);
    const should = outcome.events[key];
    if (is?.day !== should?.day || is?.opened !== should?.opened) {
      differences.add(`order ${orderId}: ${key} on ${words(is?.day)}, its rows say ${words(should?.day)}`);
    }
  }
}

function compareExcused(
  orderId: string,
  { excused }: Outcome,
  stored: readonly OrderEvent[],
  differences: Differences,
): void {
  for (const { key } of orderMetrics) {
    const is = stored.find(({ metric }) => metric === key);
    const should = excused[key];
    if (
      is?.day !== should?.day ||
      is?.opened !== should?.opened ||
      (is?.incident ?? null) !== (should?.incident ?? null)
    )
      differences.add(
        `order ${orderId}: ${key} ${is ? 'is' : 'is not'} excused by an incident or a dispute, but ${should ? 'should' : 'should not'} be so`,
      );
  }
}

const words = (day: Day | null | undefined): string => (day === null || day === undefined ? 'no day' : dayText(day));
const textOf = ({ category, grade, market }: OrderCell): string => `${category}\t${grade}\t${market}`;

/** @param riskOf null: an incident takes the order out of the metric */
function addOrder(
  sums: Sums,
  { seller, moments }: StoredOutcome,
  live: readonly OrderEvent[],
  riskOf: (metric: string, day: Day) => number | null,
): void {
  for (const { key, base } of orderMetrics) {
    const day = moments[base];
    const risk = day === null ? null : riskOf(key, day);
    if (day === null || risk === null) continue;
    const counts = countsOf(sums, key, day, seller);
    counts.opened += 1;
    counts.risk += risk;
  }
  countEvents(sums, live);
}
