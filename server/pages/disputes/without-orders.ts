/**
 * A seller's published night as if some orders had never been in some metrics: reckoned as the night after an accepted dispute
 * reckons it, from the ledger, with what was observed and what was expected of them taken out of the nights that posted it.
 */
import type { Context } from '../../context.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import { curveWeights } from '../../scoring/delay-curves.ts';
import type { DetectorState } from '../../scoring/detector.ts';
import { excusesOfOrder } from '../../scoring/disputes.ts';
import { methodsOf } from '../../scoring/estimates.ts';
import { excusesOf } from '../../scoring/incidents.ts';
import { expectedEvents } from '../../scoring/ledger.ts';
import { outcomeOf } from '../../scoring/order.ts';
import { policyFor } from '../../scoring/policy.ts';
import { cellOf, risksAt } from '../../scoring/relative-risks.ts';
import { replayLedger, withoutExcused } from '../../scoring/replay.ts';
import { judgeNight, type JudgedNight, type MetricNight } from '../../scoring/seller-night.ts';
import { releasesOf } from '../../stores/breaches.ts';
import { acceptedDisputes } from '../../stores/dispute-corrections.ts';
import { estimateHistory } from '../../stores/estimates.ts';
import { excusedExpected } from '../../stores/excused-expected.ts';
import { declaredIncidents, standingIncidents } from '../../stores/incidents.ts';
import { postedDays, sellerLedger, withdrawnEvents } from '../../stores/ledger.ts';
import { batchSize, orderFacts } from '../../stores/order-facts.ts';
import { storedEvents } from '../../stores/outcomes.ts';
import { policyInForce, policyVersions } from '../../stores/policies.ts';
import { readCommitted } from '../../stores/read.ts';
import type { Explained } from '../explain/explained.ts';
import { tonightOf } from '../explain/tonight.ts';
import { rulesOf } from '../explain/without-event.ts';

/** One order and the metrics that it is to be taken out of. */
export interface ContestedOrder {
  /** Our key. */
  order: number;
  metrics: readonly string[];
}

export interface WithAndWithout {
  before: JudgedNight;
  after: JudgedNight;
}

/** What leaves one metric: events by the night that counted them, and the orders' part of what was expected. */
interface Leaving {
  withdrawn: Map<Day, number>;
  orders: { opened: Day; risk: number }[];
}

/** The night as it is, to try several things on. */
export async function contestedNight({ database }: Context, explained: Explained) {
  const tonight = await tonightOf(database, explained);
  return { explained, tonight, before: judgeNight(tonight) };
}
export type ContestedNight = Awaited<ReturnType<typeof contestedNight>>;

export async function withoutOrders(
  context: Context,
  { explained, tonight, before }: ContestedNight,
  contested: readonly ContestedOrder[],
): Promise<WithAndWithout> {
  const leaving = await leavingMetrics(context, explained, contested);
  const states = await statesWithout(context, explained, leaving);
  const metrics = tonight.metrics.map((one) => {
    const state = states.get(one.metric);
    return state ? corrected(one, state, sumOf(leaving.get(one.metric)!.withdrawn)) : one;
  });
  return { before, after: judgeNight({ ...tonight, metrics }) };
}

const sumOf = (counts: ReadonlyMap<Day, number>): number => [...counts.values()].reduce((sum, one) => sum + one, 0);

/** Each event is taken to come from a buyer of its own. */
function corrected(one: MetricNight, state: DetectorState, events: number): MetricNight {
  const { level = 'none', calm = 0, exposure = 0 } = one.detector ?? {};
  const left = Math.max(0, (one.detector?.events ?? 0) - events);
  return {
    ...one,
    detector: { ...state, level, calm, exposure, events: left },
    eventsFromBuyers: Math.max(0, one.eventsFromBuyers - events),
    corrected: true,
  };
}

/** An order that is a bad one by another sign, too, stays one. */
async function leavingMetrics(
  { database, calendar, holidays }: Context,
  { night }: Explained,
  contested: readonly ContestedOrder[],
): Promise<Map<string, Leaving>> {
  const read = readCommitted(database);
  const riskOf = risksAt(await estimateHistory(read));
  const excuseOf = excusesOf(standingIncidents(await declaredIncidents(read)));
  const acceptedOf = await acceptedDisputes(read);
  const leaving = new Map<string, Leaving>();
  const some = contested.slice(0, batchSize);
  const keys = some.map(({ order }) => order);
  if (keys.length === 0) return leaving;
  const events = await storedEvents(read, keys);
  for (const { key, seller, facts } of await orderFacts(read, keys)) {
    const metrics = some.flatMap((one) => (one.order === key ? one.metrics : []));
    const never = new Map([...(acceptedOf(key, seller) ?? []), ...metrics.map((metric) => [metric, 1] as const)]);
    const { excused } = outcomeOf(facts, calendar, holidays, excusesOfOrder(excuseOf, never));
    for (const event of events.get(key) ?? []) {
      const { metric, posted, retracted, opened } = event;
      if (posted === null || posted > night || retracted !== null || event.seller !== seller || !excused[metric])
        continue;
      const known = leaving.get(metric) ?? { withdrawn: new Map<Day, number>(), orders: [] };
      leaving.set(metric, known);
      known.withdrawn.set(posted, (known.withdrawn.get(posted) ?? 0) + 1);
      known.orders.push({ opened, risk: riskOf(metric, cellOf(facts), opened) });
    }
  }
  return leaving;
}

async function statesWithout(
  { database }: Context,
  { seller, night }: Explained,
  leaving: ReadonlyMap<string, Leaving>,
): Promise<Map<string, DetectorState>> {
  const states = new Map<string, DetectorState>();
  if (leaving.size === 0) return states;
  const read = readCommitted(database);
  const versions = await policyVersions(read);
  const methodOf = methodsOf(await estimateHistory(read));
  const posted = await postedDays(read);
  const joined = seller.joinedOn === null ? null : parseDay(seller.joinedOn);
  const subject = { kind: seller.kind, market: seller.country, joined };
  const policyOn = (day: Day) => policyFor(policyInForce(versions, day).policy, subject, day);
  for (const [metric, { withdrawn: events, orders }] of leaving) {
    const taken = new Map<Day, number>();
    for (const { opened, risk } of orders)
      for (const [age, weight] of curveWeights(methodOf(night).curveOf(metric, opened)).entries()) {
        const by = posted.nightOf(metric, opened + age);
        const policy = by === null || by > night ? null : policyOn(by);
        const acceptable = policy?.metrics[metric]?.acceptable ?? null;
        if (by === null || policy === null || acceptable === null) continue;
        taken.set(by, (taken.get(by) ?? 0) + expectedEvents(risk * weight, acceptable, policy.delta));
      }
    const withdrawn = new Map(await withdrawnEvents(read, seller.id, metric, night));
    for (const [by, count] of events) withdrawn.set(by, (withdrawn.get(by) ?? 0) + count);
    const ledger = (await sellerLedger(read, seller.id, metric)).filter((row) => row.night <= night);
    const rows = withoutExcused(ledger, await excusedExpected(read, seller.id, metric, night)).map((row) => ({
      ...row,
      expected: Math.max(0, row.expected - (taken.get(row.night) ?? 0)),
    }));
    const releases = await releasesOf(read, seller.id, metric, night + 1);
    const state = replayLedger(rows, withdrawn, releases, (day) => rulesOf(policyOn(day), methodOf(day), metric));
    if (state) states.set(metric, state);
  }
  return states;
}
