/** What a week is drawn from: delivered orders, scores, cases, tests, and what waits to be verified. */
import { ranked, weigh } from '../../lab/planner/priority.ts';
import { testWeight, untested, type Candidate, type Market, type TestsBefore } from '../../lab/planner/candidate.ts';
import type { Frame } from '../../lab/planner/frame.ts';
import type { OrdersOf } from '../../lab/planner/random-stratum.ts';
import { testingOf } from '../../lab/planner/testing-state.ts';
import { dayOf, dayText, parseDay, type Day } from '../../scoring/day.ts';
import { defaultPolicy, type Level } from '../../scoring/policy.ts';
import { policyInForce, policyVersions } from '../policies.ts';
import type { Read } from '../read.ts';
import { concludedTests, pendingTests, randomStratumCounts, type ConcludedTest } from './test-history.ts';
import { awaitingVerification } from './verifications.ts';

/** Deliveries of so many days are what is drawn from. */
export const frameDays = 28;
/** An order that is delivered in the window was placed at most so long before it. */
const longestWay = 62;
const year = 365;
/** Only the worthiest can be drawn; the rest would fill the frame for nothing. */
const keptForEachSlot = 20;

export const placeOf = (seller: number, category: string | null): string => `${seller} ${category ?? ''}`;

/** Orders delivered in the days up to `until`, of sellers that are known by name. By seller, then category. */
async function deliveredOrders(read: Read, until: Day): Promise<OrdersOf[]> {
  const from = until - frameDays + 1;
  const rows = await read<{ seller: number; category: string | null; orders: number }>(
    `SELECT x.seller AS seller, c.category AS category, COUNT(*) AS orders
     FROM outcomes x JOIN sellers v ON v.id = x.seller LEFT JOIN cells c ON c.id = x.cell
     WHERE x.placed_day BETWEEN ? AND ? AND x.delivered_day BETWEEN ? AND ? AND v.name IS NOT NULL
     GROUP BY x.seller, c.category ORDER BY x.seller, c.category`,
    [from - longestWay, until, from, until],
  );
  // Without a category and without a cell is the same.
  const sums = new Map<string, OrdersOf>();
  for (const { seller, category, orders } of rows) {
    const place = placeOf(seller, category || null);
    sums.set(place, [seller, category || null, (sums.get(place)?.[2] ?? 0) + orders]);
  }
  return [...sums.values()].sort((a, b) => a[0] - b[0] || ((a[1] ?? '') < (b[1] ?? '') ? -1 : 1));
}

interface SellerFacts {
  seller: number;
  joinedOn: string | null;
  score: number | null;
  low: number | null;
  high: number | null;
  level: Level | null;
  /** Open or held recommendations. */
  cases: number;
}

const sellerFacts = (read: Read, night: Day): Promise<SellerFacts[]> =>
  read<SellerFacts>(
    `SELECT v.id AS seller, v.joined_on AS "joinedOn", s.score AS score, s.low AS low, s.high AS high, s.level AS level,
       (SELECT COUNT(*) FROM recommendations r WHERE r.seller = v.id AND r.state IN ('open', 'held')) AS cases
     FROM sellers v LEFT JOIN scores s ON s.seller = v.id AND s.night = ? WHERE v.name IS NOT NULL ORDER BY v.id`,
    [night],
  );

/** The last night that was published; null before the first: there is nothing to draw from. */
export async function newestNight(read: Read): Promise<Day | null> {
  const [row] = await read<{ night: Day | null }>('SELECT MAX(night) AS night FROM nights');
  return row?.night ?? null;
}

/** The market as the planner sees it, which is the same for all. */
async function marketOf(read: Read, night: Day, scores: readonly number[]): Promise<Market> {
  const versions = await policyVersions(read);
  const { metrics } = versions.length > 0 ? policyInForce(versions, night).policy : defaultPolicy;
  const rule = metrics['inspection'];
  const fallback = defaultPolicy.metrics['inspection']!;
  const { failed, inspected } = await randomStratumCounts(read, dayText(night - year));
  const sorted = [...scores].sort((a, b) => a - b);
  return {
    ...{ failed, inspected, medianScore: sorted[Math.floor(sorted.length / 2)] ?? 100 },
    acceptable: rule?.acceptable ?? fallback.acceptable!,
    badRate: rule?.suspend ?? fallback.suspend!,
  };
}

/** Everything that the draw of this week needs, as of the last published night. Null: no night was published yet. */
export async function gatherFrame(
  read: Read,
  { week, slots, randomSlots }: Pick<Frame, 'week' | 'slots' | 'randomSlots'>,
): Promise<Frame | null> {
  const night = await newestNight(read);
  if (night === null) return null;
  const orders = await deliveredOrders(read, night);
  const facts = new Map((await sellerFacts(read, night)).map((one) => [one.seller, one]));
  const scores = [...facts.values()].flatMap(({ score }) => (score === null ? [] : [score]));
  const market = await marketOf(read, night, scores);
  const trialDays = policyInForceTrial(await policyVersions(read), night);
  const tests = bySeller(await concludedTests(read));
  const pending = new Map(
    (await pendingTests(read)).map((one) => [placeOf(one.seller, one.category), Number(one.pending)]),
  );
  const setting = { night, today: dayOf(week), trialDays };
  const all = orders.map(([seller, category, count]) =>
    candidateOf(
      { seller, category, orders: count, pending: pending.get(placeOf(seller, category)) ?? 0 },
      facts.get(seller),
      tests.get(seller) ?? [],
      setting,
    ),
  );
  const worthiest = ranked(all.map((one) => weigh(one, market)))
    .slice(0, keptForEachSlot * slots)
    .map(({ candidate }) => candidate);
  const actions = (await awaitingVerification(read)).map(({ id: action, seller, category }) => {
    return { action, seller, category };
  });
  const until = dayText(night);
  return { week, slots, randomSlots, until, days: frameDays, orders, market, candidates: worthiest, actions };
}

const policyInForceTrial = (versions: Awaited<ReturnType<typeof policyVersions>>, night: Day): number =>
  (versions.length > 0 ? policyInForce(versions, night).policy : defaultPolicy).trial.days;

function bySeller(tests: readonly ConcludedTest[]): Map<number, ConcludedTest[]> {
  const found = new Map<number, ConcludedTest[]>();
  for (const test of tests) found.set(test.seller, [...(found.get(test.seller) ?? []), test]);
  return found;
}

interface Setting {
  night: Day;
  /** The first day of the week that is planned. */
  today: Day;
  trialDays: number;
}

export function candidateOf(
  place: Pick<Candidate, 'seller' | 'category' | 'orders' | 'pending'>,
  facts: SellerFacts | undefined,
  tests: readonly ConcludedTest[],
  { today, trialDays }: Setting,
): Candidate {
  const joined = facts?.joinedOn ? parseDay(facts.joinedOn) : null;
  const since = joined === null ? null : today - joined;
  const trial = since !== null && since >= 0 && since < trialDays ? { joinedOn: dayText(joined!), days: since } : null;
  const { score = null, low = null, high = null } = facts ?? {};
  const waits = Number(facts?.cases ?? 0) > 0;
  const level = facts?.level ?? 'none';
  const own = tests.filter(({ category }) => category === place.category).map(({ passed }) => passed);
  const steady = trial === null && !waits && level === 'none';
  return {
    ...place,
    trial,
    score: score === null || low === null || high === null ? null : { score, low, high },
    ...{ level, waits, tests: testsBefore(tests, place.category, today) },
    state: testingOf(own, steady).state,
  };
}

/** Counts are of this category; what other categories showed weighs half. */
function testsBefore(tests: readonly ConcludedTest[], category: string | null, today: Day): TestsBefore {
  const before = tests.reduce((sum, test) => {
    const same = test.category === category;
    const weight = testWeight(Math.max(0, today - dayOf(test.on)), same);
    return {
      failed: sum.failed + (same && !test.passed ? 1 : 0),
      of: sum.of + (same ? 1 : 0),
      failedWeight: sum.failedWeight + (test.passed ? 0 : weight),
      passedWeight: sum.passedWeight + (test.passed ? weight : 0),
      lastOn: same ? test.on : sum.lastOn,
      days: null,
    };
  }, untested);
  return { ...before, days: before.lastOn === null ? null : today - dayOf(before.lastOn) };
}
