/** What a week is drawn from: delivered orders, scores, cases, tests, and what waits to be verified. */
import type { Candidate, Market } from '../../lab/planner/candidate.ts';
import { testingIn, testsBefore } from '../../lab/planner/concluded-test.ts';
import { riskMethod, type Frame } from '../../lab/planner/frame.ts';
import { ranked, weigh } from '../../lab/planner/priority.ts';
import type { OrdersOf } from '../../lab/planner/random-stratum.ts';
import { dayOf, dayText, type Day } from '../../scoring/day.ts';
import { defaultPolicy } from '../../scoring/policy.ts';
import type { Read } from '../read.ts';
import { newestNight, plannedSellers, policyOf, type PlannedSeller } from './planned-sellers.ts';
import { concludedTests, lastOrders, pendingTests, randomStratumCounts } from './test-history.ts';
import { awaitingVerification } from './verifications.ts';

/** Deliveries of so many days are what is drawn from. */
const frameDays = 28;
/** An order that is delivered in the window was placed at most so long before it. */
const longestWay = 62;
const year = 365;
/** Only the worthiest can be drawn; the rest would fill the frame for nothing. */
const keptForEachSlot = 20;

const placeOf = (seller: number, category: string | null): string => `${seller} ${category ?? ''}`;

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

/** The market as the planner sees it, which is the same for all. */
async function marketOf(read: Read, night: Day, sellers: readonly PlannedSeller[]): Promise<Market> {
  const scores = sellers.flatMap(({ score }) => (score === null ? [] : [score.score])).sort((a, b) => a - b);
  const rule = (await policyOf(read, night)).metrics['inspection'];
  const usual = defaultPolicy.metrics['inspection'];
  const { failed, inspected } = await randomStratumCounts(read, dayText(night - year));
  return {
    ...{ failed, inspected, medianScore: scores[Math.floor(scores.length / 2)] ?? 100 },
    acceptable: rule?.acceptable ?? usual?.acceptable ?? 0.05,
    badRate: rule?.suspend ?? usual?.suspend ?? 0.125,
  };
}

/** Everything that the draw of this week needs, as of the last published night. Null: no night was published yet. */
export async function gatherFrame(
  read: Read,
  { week, slots, randomSlots }: Pick<Frame, 'week' | 'slots' | 'randomSlots'>,
): Promise<Frame | null> {
  const night = await newestNight(read);
  if (night === null) return null;
  const today = dayOf(week);
  const sellers = await plannedSellers(read, { night, today });
  const orders = await deliveredOrders(read, night);
  const market = await marketOf(read, night, sellers);
  const candidates = await candidatesOf(read, orders, sellers, today);
  const worthiest = ranked(candidates.map((one) => weigh(one, market))).slice(0, keptForEachSlot * slots);
  const awaited = await awaitingVerification(read);
  return {
    method: riskMethod,
    ...{ week, slots, randomSlots, until: dayText(night), days: frameDays, orders, market },
    candidates: worthiest.map(({ candidate }) => candidate),
    actions: awaited.map(({ id, seller, category }) => ({ action: id, seller, category })),
  };
}

async function candidatesOf(
  read: Read,
  orders: readonly OrdersOf[],
  sellers: readonly PlannedSeller[],
  today: Day,
): Promise<Candidate[]> {
  const tests = Map.groupBy(await concludedTests(read), ({ seller }) => seller);
  const open = (await pendingTests(read)).map((one) => [placeOf(one.seller, one.category), one.pending] as const);
  const pending = new Map(open);
  const placed = new Map((await lastOrders(read)).map(({ seller, day }) => [seller, Math.max(0, today - dayOf(day))]));
  const known = new Map(sellers.map((one) => [one.seller, one]));
  return orders.flatMap(([seller, category, count]): Candidate[] => {
    const facts = known.get(seller);
    if (!facts) return [];
    const own = tests.get(seller) ?? [];
    const { steady, ...standing } = facts;
    return [
      {
        ...standing,
        ...{ category, orders: count, pending: pending.get(placeOf(seller, category)) ?? 0 },
        sinceAny: placed.get(seller) ?? null,
        tests: testsBefore(own, category, today),
        state: testingIn(own, category, steady).state,
      },
    ];
  });
}
