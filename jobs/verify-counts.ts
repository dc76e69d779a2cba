/** Counts every order again from its rows and compares: outcomes, events, day sums. */
import type { Context } from '../server/context.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { excusesOf } from '../server/scoring/incidents.ts';
import { orderMetrics } from '../server/scoring/metrics/index.ts';
import { outcomeOf, type Moments, type Outcome } from '../server/scoring/order.ts';
import { cellOf, risksAt, type OrderCell } from '../server/scoring/relative-risks.ts';
import { cellsOf } from '../server/stores/cells.ts';
import { countedStretch, countsBetween, type DayChange } from '../server/stores/daily-counts.ts';
import { estimateHistory } from '../server/stores/estimates.ts';
import { declaredIncidents, ordersConcerned, standingIncidents } from '../server/stores/incidents.ts';
import { batchSize, orderFacts } from '../server/stores/order-facts.ts';
import { storedEvents, storedOutcomes, type OrderEvent, type StoredOutcome } from '../server/stores/outcomes.ts';
import { readCommitted } from '../server/stores/read.ts';
import { ordersAfter, touchedOrders, uncountedImports } from '../server/stores/touched-orders.ts';
import type { Differences } from './verify-ledger.ts';

type Counts = Pick<DayChange, 'opened' | 'risk' | 'reported' | 'occurred'>;
type Sums = Map<string, Counts>;

export async function verifyCounts({ database, calendar, holidays }: Context, differences: Differences): Promise<void> {
  const read = readCommitted(database);
  const sums: Sums = new Map();
  const riskOf = risksAt(await estimateHistory(read));
  const incidents = await declaredIncidents(read);
  const excuseOf = excusesOf(standingIncidents(incidents));
  const cells = await cellsOf(read);
  // Orders of files that no night has counted yet are taken as they were counted last.
  const changed = incidents.filter(({ counted }) => !counted);
  const concerned = await Promise.all(changed.map((incident) => ordersConcerned(read, incident)));
  const waiting = new Set(await touchedOrders(database, await uncountedImports(database), concerned.flat()));
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
        const outcome = outcomeOf(facts, calendar, holidays, excuseOf);
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
  for (const { key } of orderMetrics) {
    const stretch = await countedStretch(read, key);
    if (!stretch) continue;
    for (let from = stretch.from; from <= stretch.to; from += 30) {
      for (const row of await countsBetween(read, key, from, from + 29)) compareDay(sums, row, differences);
    }
  }
  for (const [where, { opened, reported, occurred }] of sums) {
    if (opened !== 0 || reported !== 0 || occurred !== 0) differences.add(`${where}: its day is not counted`);
  }
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
        `order ${orderId}: ${key} ${is ? 'is' : 'is not'} excused by an incident, but ${should ? 'should' : 'should not'} be so`,
      );
  }
}

const words = (day: Day | null | undefined): string => (day === null || day === undefined ? 'no day' : dayText(day));
const textOf = ({ category, grade, market }: OrderCell): string => `${category}\t${grade}\t${market}`;
const placeOf = (metric: string, day: Day, seller: number): string => `${metric}, ${dayText(day)}, seller ${seller}`;

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
  for (const event of live) {
    countsOf(sums, event.metric, event.day, event.seller).reported += 1;
    countsOf(sums, event.metric, event.opened, event.seller).occurred += 1;
  }
}

function countsOf(sums: Sums, metric: string, day: Day, seller: number): Counts {
  const place = placeOf(metric, day, seller);
  let counts = sums.get(place);
  if (!counts) sums.set(place, (counts = { opened: 0, risk: 0, reported: 0, occurred: 0 }));
  return counts;
}

function compareDay(sums: Sums, row: DayChange, differences: Differences): void {
  const place = placeOf(row.metric, row.day, row.seller);
  const should = sums.get(place) ?? { opened: 0, risk: 0, reported: 0, occurred: 0 };
  sums.delete(place);
  for (const column of ['opened', 'risk', 'reported', 'occurred'] as const) {
    if (row[column] !== should[column])
      differences.add(`${place}: ${row[column]} ${column}, its orders say ${should[column]}`);
  }
}
