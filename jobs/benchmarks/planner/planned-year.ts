/** The planner under test over a made-up year, and two others with the same budget: pure chance, and everybody in turn. */
import { createHash } from 'node:crypto';
import { randomOf } from '../../../db/sample/random.ts';
import { isSteady, testingIn, testsBefore, type ConcludedTest } from '../../../server/lab/planner/concluded-test.ts';
import type { Candidate, Market } from '../../../server/lab/planner/candidate.ts';
import { drawWeek } from '../../../server/lab/planner/draw-week.ts';
import { randomSlotsOf, riskMethod } from '../../../server/lab/planner/frame.ts';
import { drawRandomStratum, type OrdersOf } from '../../../server/lab/planner/random-stratum.ts';
import type { Sha256 } from '../../../server/lab/planner/seeded-numbers.ts';
import { dayText } from '../../../server/scoring/day.ts';
import { defaultPolicy, levelRank } from '../../../server/scoring/policy.ts';
import { firstMonday, weeks, type YearOfSeller } from './made-year.ts';

export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

export const budget = { slots: 10, randomShare: 0.4 };
/** From the draw to the verdict: ordered, delivered, inspected. */
const daysToVerdict = 14;
const daysToFind = 60;

export interface Test {
  seller: number;
  category: string;
  /** Day of the draw. */
  drawn: number;
  random: boolean;
  passed: boolean;
}

/** Whom to test this week. It sees the frame's orders, the scores of the night and the verdicts so far: never the truth. */
type Planner = (week: number, year: readonly YearOfSeller[], tests: readonly Test[], seed: string) => Chosen[];
interface Chosen {
  seller: number;
  category: string;
  random: boolean;
}

export function ordersIn(year: readonly YearOfSeller[], week: number): OrdersOf[] {
  return year.flatMap(({ seller, joined, categories, weeks: told }) =>
    joined > firstMonday + week * 7
      ? []
      : categories
          .map(({ category, share }): OrdersOf => [seller, category, Math.round(share * told[week]!.orders)])
          .filter(([, , orders]) => orders > 0),
  );
}

const ours: Planner = (week, year, tests, seed) => {
  const today = firstMonday + week * 7;
  const bySeller = new Map(year.map((one) => [one.seller, one]));
  const orders = ordersIn(year, week);
  const known = tests.filter(({ drawn }) => drawn + daysToVerdict <= today);
  const open = tests.filter(({ drawn }) => drawn + daysToVerdict > today);
  const random = known.filter((one) => one.random);
  const scores = year.flatMap(({ weeks: told }) => told[week]!.score?.score ?? []).sort((a, b) => a - b);
  const { acceptable, suspend } = defaultPolicy.metrics['inspection']!;
  const market: Market = {
    ...{ failed: random.filter(({ passed }) => !passed).length, inspected: random.length },
    ...{ medianScore: scores[Math.floor(scores.length / 2)] ?? 100, acceptable: acceptable!, badRate: suspend! },
  };
  const concluded = Map.groupBy(known, ({ seller }) => seller);
  const candidates = orders.map(([seller, category, count]): Candidate => {
    const { joined, weeks: told } = bySeller.get(seller)!;
    const { score, level } = told[week]!;
    const days = today - joined;
    const trial = days >= 0 && days < defaultPolicy.trial.days ? { joinedOn: dayText(joined), days } : null;
    const facts = { seller, trial, score, level, waits: levelRank(level) >= levelRank('warn') };
    const own = (concluded.get(seller) ?? []).map((test): ConcludedTest => {
      return { category: test.category, passed: test.passed, on: dayText(test.drawn + daysToVerdict) };
    });
    const pending = open.filter((test) => test.seller === seller && test.category === category).length;
    const last = tests.findLast((test) => test.seller === seller);
    const sinceAny = last ? today - last.drawn : null;
    const state = testingIn(own, category, isSteady(facts)).state;
    return { ...facts, category, orders: count, tests: testsBefore(own, category, today), state, pending, sinceAny };
  });
  const frame = { method: riskMethod, week: dayText(today), until: dayText(today - 2), days: 28, actions: [] };
  const { slots } = budget;
  const drawn = drawWeek(
    { ...frame, slots, randomSlots: randomSlotsOf(budget), orders, market, candidates },
    seed,
    sha256,
  );
  return drawn.map(({ seller, category, stratum }) => ({ seller, category: category!, random: stratum === 'random' }));
};

const pureRandom: Planner = (week, year, _tests, seed) =>
  drawRandomStratum(ordersIn(year, week), budget.slots, sha256, seed).map(({ seller, category }) => {
    return { seller, category: category!, random: true };
  });

const roundRobin: Planner = (week, year, tests) => {
  const selling = new Set(ordersIn(year, week).map(([seller]) => seller));
  const counts = new Map(year.map(({ seller }) => [seller, 0]));
  for (const { seller } of tests) counts.set(seller, counts.get(seller)! + 1);
  return year
    .filter(({ seller }) => selling.has(seller))
    .sort((a, b) => counts.get(a.seller)! - counts.get(b.seller)! || a.seller - b.seller)
    .slice(0, budget.slots)
    .map(({ seller, categories }) => {
      const [largest] = [...categories].sort((a, b) => b.share - a.share);
      return { seller, category: largest!.category, random: false };
    });
};

export const planners = { ours, 'pure random': pureRandom, 'round robin': roundRobin } as const;
export type PlannerName = keyof typeof planners;

/** All tests of a year. What is bought fails as often as the truth has it. */
export function testsOfYear(name: PlannerName, year: readonly YearOfSeller[], seed: number): Test[] {
  const bySeller = new Map(year.map((one) => [one.seller, one]));
  const random = randomOf(seed, 902);
  const tests: Test[] = [];
  for (let week = 0; week < weeks; week++)
    for (const chosen of planners[name](week, year, tests, sha256(`${name} ${seed} ${week}`))) {
      const { failing } = bySeller.get(chosen.seller)!.weeks[week]!;
      tests.push({ ...chosen, drawn: firstMonday + week * 7, passed: !random.chance(failing) });
    }
  return tests;
}

export interface Found {
  bad: number;
  tested: number;
  failed: number;
  /** The same by the orders that they deliver in four weeks when they turn bad. */
  badOrders: number;
  testedOrders: number;
  tests: number;
}

/** Who turned bad, and was tested, and failed, within sixty days of it. */
export function foundIn(year: readonly YearOfSeller[], tests: readonly Test[]): Found {
  const found: Found = { bad: 0, tested: 0, failed: 0, badOrders: 0, testedOrders: 0, tests: tests.length };
  for (const { seller, turnedBad, weeks: told } of year) {
    if (turnedBad === null) continue;
    const orders = told[Math.ceil((turnedBad - firstMonday) / 7)]!.orders;
    // Whoever sells nothing can neither be tested nor harm anybody.
    if (orders === 0) continue;
    const since = tests.filter(
      (test) => test.seller === seller && test.drawn >= turnedBad && test.drawn <= turnedBad + daysToFind,
    );
    found.bad += 1;
    found.badOrders += orders;
    if (since.length > 0) found.tested += 1;
    if (since.length > 0) found.testedOrders += orders;
    if (since.some(({ passed }) => !passed)) found.failed += 1;
  }
  return found;
}
