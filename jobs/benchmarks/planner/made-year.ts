/**
 * A year of the sample marketplace, week by week: how good its sellers truly are, and what the product's own method says of them.
 *
 * Sizes, categories, days of joining and qualities are those of the sample's 300 sellers. Some turn bad on a random day and stay
 * so: of their devices 15 to 25 % fail, where the policy's acceptable share is 5 % and its worst threshold 12.5 %. Orders, complaints,
 * returns, reviews and delays follow by chance, and the nights of the method read nothing else.
 */
import { categories } from '../../../db/sample/catalogue.ts';
import { randomOf, type Random } from '../../../db/sample/random.ts';
import type { SampleSeller } from '../../../db/sample/sellers.ts';
import { acceptable } from '../../../db/sample/stories.ts';
import { sampleSellers } from '../../../db/sample/write-sample-feeds.ts';
import { dayOf } from '../../../server/scoring/day.ts';
import { defaultMethod } from '../../../server/scoring/method.ts';
import { defaultPolicy, type Level } from '../../../server/scoring/policy.ts';
import { scoreOf } from '../../../server/scoring/score.ts';
import type { Causes } from '../numbers/causes.ts';
import { marketDays, marketMetrics } from '../numbers/market-seller.ts';
import { scoredMetrics } from '../numbers/scored-metrics.ts';
import { watchSeller } from '../numbers/watched-seller.ts';

export const weeks = 52;
/** Nights before the first Monday, so that the scores are there. */
const warmUp = 182;
const share = { turningBad: 0.15, window: 28 };
const worst = 5;
const until = dayOf('2026-11-22');
export const firstMonday = dayOf('2026-01-05');

export interface WeekOfSeller {
  /** What the planner may know. */
  score: { score: number; low: number; high: number } | null;
  level: Level;
  /** Delivered in the last four weeks, in all categories. */
  orders: number;
  /** The truth: the share of its devices that fails. */
  failing: number;
}

export interface YearOfSeller {
  seller: number;
  joined: number;
  /** Shares of its orders by category; only those of at least 5 %. */
  categories: readonly { category: string; share: number }[];
  /** The day on which it turned bad; null: it did not. */
  turnedBad: number | null;
  weeks: readonly WeekOfSeller[];
}

/** The device ratio at 1 is a seller exactly at what the policy accepts. */
const failingAt = (device: number): number => Math.min(0.95, defaultPolicy.metrics['inspection']!.acceptable! * device);

export function madeYear(seed: number): YearOfSeller[] {
  return sampleSellers({ seed, until }).map((seller, index) => yearOf(randomOf(seed, 901, index), seller, index + 1));
}

function yearOf(random: Random, sample: SampleSeller, seller: number): YearOfSeller {
  const before = causesOf(sample);
  const turnsBad = random.chance(share.turningBad);
  // Sixty days before the end of the year at the latest, so that they can be counted.
  const turnedBad = turnsBad ? firstMonday + random.between(0, weeks * 7 - 61) : null;
  const bad: Causes = { ...before, device: 3 + 2 * random.next() };
  const start = firstMonday - warmUp;
  // The sample ends in November; its sellers are taken to have joined as much earlier.
  const joined = sample.joined - (until - (firstMonday + weeks * 7));
  const from = Math.max(start, Math.min(joined, firstMonday));
  const causesOn = (day: number) => (turnedBad !== null && from + day >= turnedBad ? bad : before);
  const days = firstMonday + weeks * 7 - from;
  const made = marketDays(random, { perWeek: sample.ordersPerDay * 7, days, causesOn });
  const watched = watchSeller(marketMetrics, { policy: defaultPolicy, method: defaultMethod });
  const told: WeekOfSeller[] = [];
  let level: Level = 'none';
  for (let night = 0; night < days; night++) {
    const today = from + night;
    if (today >= firstMonday && (today - firstMonday) % 7 === 0)
      told.push({
        ...known(watched.states, level),
        orders: delivered(night),
        failing: failingAt(causesOn(night).device),
      });
    level = watched.night(
      night,
      marketMetrics.map((metric) => ({
        observed: made[metric].observed[night]!,
        expected: made[metric].expected[night]! * (1 + defaultPolicy.delta),
      })),
    );
  }
  function delivered(night: number): number {
    return made.return.opened.subarray(Math.max(0, night - share.window), night).reduce((sum, count) => sum + count, 0);
  }
  return { seller, joined, categories: categoriesOf(sample), turnedBad, weeks: told };
}

function known(states: Parameters<typeof scoredMetrics>[1], level: Level): Pick<WeekOfSeller, 'score' | 'level'> {
  const { score, low, high } = scoreOf(scoredMetrics(marketMetrics, states), defaultPolicy);
  return { score: score === null || low === null || high === null ? null : { score, low, high }, level };
}

function causesOf({ rates }: SampleSeller): Causes {
  const ratio = (rate: keyof typeof acceptable) => rates[rate] / acceptable[rate];
  const within = (value: number) => Math.min(worst, value);
  return {
    device: within((ratio('complaint') + ratio('return')) / 2),
    parcel: within(ratio('late')),
    impression: within(ratio('lowReview')),
    shelf: within(ratio('cancellation')),
  };
}

const smallestShare = 0.05;

function categoriesOf({ categorySums }: SampleSeller): YearOfSeller['categories'] {
  const all = categorySums.at(-1) ?? 1;
  const shares = categories.map(({ name }, index) => {
    return { category: name, share: (categorySums[index]! - (categorySums[index - 1] ?? 0)) / all };
  });
  const kept = shares.filter((one) => one.share >= smallestShare);
  const sum = kept.reduce((total, one) => total + one.share, 0);
  return kept.map((one) => ({ ...one, share: one.share / sum }));
}
