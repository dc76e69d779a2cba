/** Gathers, seller by seller, what a night posts of a metric: the days themselves, arrears, and what the window gains and loses. */
import type { Day } from '../server/scoring/day.ts';
import { curveUnit, curveWeights, reportedUnits, type DelayCurve } from '../server/scoring/delay-curves.ts';
import type { Metric } from '../server/scoring/metrics/index.ts';
import { arrearsOf, daySums, openedBetween } from '../server/stores/day-sums.ts';
import type { Arrear } from '../server/stores/daily-counts.ts';
import type { PostedDays } from '../server/stores/ledger.ts';
import { policyInForce } from '../server/stores/policies.ts';
import type { Read } from '../server/stores/read.ts';
import { postedOf, type NightWork } from './night-work.ts';
import { windowCounts } from './window-counts.ts';

export interface SellerPosting {
  /** Σ risk × share of the curve that falls on tonight's days, in millionths of millionths. */
  units: number;
  opened: number;
  reported: number;
  retracted: number;
  /** Something that a night before had counted was taken back or given back. */
  corrected: boolean;
  /** Units that incidents took out of nights before (negative: gave back), by night. Null: none. */
  excused: Map<Day, number> | null;
  /** Change of the window's plain counts (exposure in millionths), or with `whole` all that is in it. */
  window: { whole: boolean; events: number; exposure: number };
}

/**
 * @param days the days to post, ascending, at least one
 */
export async function gatherPosting(
  work: NightWork,
  read: Read,
  metric: Metric,
  days: readonly Day[],
): Promise<Map<number, SellerPosting>> {
  const posted = await postedOf(work, read);
  const curveOf = (opened: Day) => work.method.curveOf(metric.key, opened);
  const before = posted.last(metric.key);
  const until = Math.max(before, days.at(-1) as Day);
  const slides = before !== -Infinity && windowDays(work, before) === work.version.policy.windowDays;
  const postings = new Map<number, SellerPosting>();
  const of = (seller: number): SellerPosting => {
    let posting = postings.get(seller);
    if (!posting) {
      const window = { whole: !slides, events: 0, exposure: 0 };
      postings.set(
        seller,
        (posting = { units: 0, opened: 0, reported: 0, retracted: 0, corrected: false, excused: null, window }),
      );
    }
    return posting;
  };
  const toPost = new Set(days);
  // Gaps are passed over by the ledger, but the window counts what is known of them.
  const passed = slides ? stretch(before + 1, until) : [];
  for (const day of [...new Set([...days, ...passed])].sort((a, b) => a - b)) {
    for (const sum of await daySums(read, metric.key, day, weightsOn(curveOf, metric.horizon, day))) {
      const posting = of(sum.seller);
      if (toPost.has(day)) {
        posting.units += sum.units;
        posting.opened += sum.opened;
        posting.reported += sum.reported;
      }
      if (slides && day > before) {
        posting.window.events += sum.reported;
        posting.window.exposure += sum.exposure;
      }
    }
  }
  const edge = before - work.version.policy.windowDays;
  for (const arrear of await arrearsOf(read, metric.key)) {
    const posting = of(arrear.seller);
    const weights = curveWeights(curveOf(arrear.day));
    posting.units += arrear.risk * shareOnPosted(posted, metric.key, weights, arrear.day);
    if (arrear.excused !== 0) excuse((posting.excused ??= new Map<Day, number>()), posted, arrear, weights);
    if (posted.has(metric.key, arrear.day)) posting.opened += arrear.opened;
    posting.reported += arrear.reported;
    posting.retracted += arrear.retracted;
    if (arrear.corrections > 0) posting.corrected = true;
    if (!slides || arrear.day <= edge) continue;
    posting.window.events += arrear.occurred;
    posting.window.exposure += arrear.opened * reportedUnits(curveOf(arrear.day), before - arrear.day);
  }
  if (slides) await dropExpired(read, metric.key, edge, until - work.version.policy.windowDays, of);
  else {
    // The first posting of a metric, or of a window of another length, counts the whole window once.
    const whole = await windowCounts(read, metric, curveOf, until, work.version.policy.windowDays);
    for (const [seller, { events, exposure }] of whole) of(seller).window = { whole: true, events, exposure };
  }
  return postings;
}

/** What a day adds of the orders of each age: those that opened on one day share a curve. */
const weightsOn = (curveOf: (opened: Day) => DelayCurve, horizon: number, day: Day): number[] =>
  Array.from({ length: horizon + 1 }, (_, age) => curveWeights(curveOf(day - age))[age] as number);

/** The share of the curve that fell on days posted before tonight, for an order that opened on `opened`. */
function shareOnPosted(posted: PostedDays, metric: string, weights: readonly number[], opened: Day): number {
  return weights.reduce((sum, weight, age) => (posted.has(metric, opened + age) ? sum + weight : sum), 0);
}

/** What was expected on a night leaves that night, as if the orders had never been in the metric. */
function excuse(excused: Map<Day, number>, posted: PostedDays, arrear: Arrear, weights: readonly number[]): void {
  for (const [age, weight] of weights.entries()) {
    const night = posted.nightOf(arrear.metric, arrear.day + age);
    if (night !== null) excused.set(night, (excused.get(night) ?? 0) + arrear.excused * weight);
  }
}

async function dropExpired(read: Read, metric: string, after: Day, until: Day, of: (seller: number) => SellerPosting) {
  for (const { seller, opened, occurred } of await openedBetween(read, metric, after, until)) {
    const { window } = of(seller);
    window.events -= occurred;
    window.exposure -= opened * curveUnit;
  }
}

const stretch = (from: Day, to: Day): Day[] => Array.from({ length: Math.max(0, to - from + 1) }, (_, n) => from + n);

const windowDays = ({ memory }: NightWork, day: Day): number => policyInForce(memory.versions, day).policy.windowDays;
