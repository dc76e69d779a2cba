/**
 * A verdict that asks the database only where something hangs on the answer: the seller is judged once with the kindest
 * answers and once with the harshest, and where both come to the same, nobody need know.
 */
import type { Day } from '../../server/scoring/day.ts';
import type { Policy } from '../../server/scoring/policy.ts';
import { judgeSeller, type JudgedSeller, type Verdict } from '../../server/scoring/recommendation.ts';
import { buyersThen } from '../../server/stores/judged-then.ts';
import type { Read } from '../../server/stores/read.ts';
import { metricPlace, type Marketplace } from './marketplace.ts';

export interface OpenQuestions {
  isListed(): boolean;
  /** Metrics whose rows say too little to judge by. */
  poorData(): Promise<Set<string>>;
}

interface Where {
  seller: number;
  night: Day;
  market: Marketplace;
  tried: Policy;
}

export async function settledVerdict(
  read: Read,
  known: Omit<JudgedSeller, 'onDiscoveryList'>,
  policy: Policy,
  questions: OpenQuestions,
  { seller, night, market, tried }: Where,
): Promise<Verdict> {
  const kindest = judgeSeller(answered(known, false, true, 0), policy);
  const harshest = judgeSeller(answered(known, true, false, Infinity), policy);
  if (alike(kindest, harshest)) return harshest;
  const poor = await questions.poorData();
  const metrics = [];
  for (const one of known.metrics) {
    const until = market.asOf[metricPlace.get(one.metric)!] ?? night;
    const eventsFromBuyers = await buyersThen(read, seller, one.metric, {
      after: until - tried.windowDays,
      until,
      night,
    });
    metrics.push({ ...one, eventsFromBuyers, poorData: poor.has(one.metric) });
  }
  return judgeSeller({ ...known, onDiscoveryList: questions.isListed(), metrics }, policy);
}

const answered = (
  known: Omit<JudgedSeller, 'onDiscoveryList'>,
  onDiscoveryList: boolean,
  poorData: boolean,
  eventsFromBuyers: number,
): JudgedSeller => ({
  ...known,
  onDiscoveryList,
  metrics: known.metrics.map((one) => ({ ...one, poorData, eventsFromBuyers })),
});

/** Of what is held back, and by what, a replay keeps nothing. */
const alike = (one: Verdict, other: Verdict): boolean =>
  one.level === other.level &&
  one.metrics.every((metric, index) => {
    const { level, calm, released } = other.metrics[index]!;
    return metric.level === level && metric.calm === calm && metric.released.join() === released.join();
  });
