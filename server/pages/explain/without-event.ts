/** A seller's detectors without one event: replayed from the ledger, as the night does when something is withdrawn. */
import type { Context } from '../../context.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import type { DetectorRules, DetectorState } from '../../scoring/detector.ts';
import { methodsOf } from '../../scoring/estimates.ts';
import { clusteringOf, type Method } from '../../scoring/method.ts';
import { orderMetrics } from '../../scoring/metrics/index.ts';
import { momentsOf } from '../../scoring/moments.ts';
import { datedOrder } from '../../scoring/order.ts';
import { policyFor, type Policy } from '../../scoring/policy.ts';
import { replayLedger, withoutExcused } from '../../scoring/replay.ts';
import { releasesOf } from '../../stores/breaches.ts';
import { estimateHistory } from '../../stores/estimates.ts';
import { excusedExpected } from '../../stores/excused-expected.ts';
import { sellerLedger, withdrawnEvents } from '../../stores/ledger.ts';
import type { CountedEvent } from '../../stores/one-event.ts';
import { orderFacts } from '../../stores/order-facts.ts';
import { policyInForce, policyVersions } from '../../stores/policies.ts';
import { readCommitted } from '../../stores/read.ts';
import type { Explained } from './explained.ts';

/** What weighs a metric's detector; null: the policy does not name it. */
export function rulesOf(policy: Policy, method: Pick<Method, 'clustering'>, metric: string): DetectorRules | null {
  const own = policy.metrics[metric];
  if (!own) return null;
  const { halfLifeDays, detector } = policy;
  return { metric: own, halfLifeDays, detector, clustering: clusteringOf(method, metric) };
}

/** One more of these is one more bad order too. A late delivery is taken to be late by three days at most. */
export const unionsOf = (metric: string): string[] =>
  ['complaint', 'return', 'low-review'].includes(metric) ? ['bad-order'] : [];

/** The event, and that of each union of which it is the only sign of its order. */
export async function eventsThatFall(
  { database, calendar, holidays }: Context,
  event: CountedEvent,
  ofOrder: ReadonlyMap<string, CountedEvent>,
): Promise<CountedEvent[]> {
  const [known] = await orderFacts(readCommitted(database), [event.order]);
  if (!known) return [event];
  const order = datedOrder(known.facts, calendar, holidays);
  const unions = orderMetrics.flatMap((metric) => {
    const one = ofOrder.get(metric.key);
    const others = metric.signs?.(order, momentsOf(order)).filter((sign) => sign.of !== event.metric);
    return one && others?.length === 0 && metric.key !== event.metric ? [one] : [];
  });
  return [event, ...unions];
}

/** The states of the events' metrics as if they had never been reported. */
export async function statesWithout(
  { database }: Context,
  { seller, night }: Explained,
  events: readonly CountedEvent[],
): Promise<Map<string, DetectorState>> {
  const read = readCommitted(database);
  const versions = await policyVersions(read);
  const methodOf = methodsOf(await estimateHistory(read));
  const joined = seller.joinedOn === null ? null : parseDay(seller.joinedOn);
  const subject = { kind: seller.kind, market: seller.country, joined };
  const states = new Map<string, DetectorState>();
  for (const { metric, posted } of events) {
    const withdrawn = new Map(await withdrawnEvents(read, seller.id, metric, night));
    withdrawn.set(posted, (withdrawn.get(posted) ?? 0) + 1);
    const ledger = (await sellerLedger(read, seller.id, metric)).filter((row) => row.night <= night);
    const rows = withoutExcused(ledger, await excusedExpected(read, seller.id, metric, night));
    const releases = await releasesOf(read, seller.id, metric, night + 1);
    const rulesOn = (day: Day) => {
      const { policy } = policyInForce(versions, day);
      return rulesOf(policyFor(policy, subject, day), methodOf(day), metric);
    };
    const state = replayLedger(rows, withdrawn, releases, rulesOn);
    if (state) states.set(metric, state);
  }
  return states;
}
