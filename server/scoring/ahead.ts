/**
 * A seller's nights to come, if its orders go on as they did and nothing happens to any of them: what would then tip a level, and
 * when the score is back. Each night is posted, read and judged by the functions of the night itself.
 */
import type { Day } from './day.ts';
import { advance, release, type DetectorRules } from './detector.ts';
import { isThreshold, levelRank, type Level, type ThresholdLevel } from './policy-document.ts';
import { smallestCount, volumeOf } from './recovery.ts';
import { judgeNight, readNight, type MetricNight, type SellerNight } from './seller-night.ts';
import { noTrial, whatIf } from './what-if.ts';

/** What weighs a metric's detector; null: the policy does not name it. */
export type RulesOf = (metric: string) => DetectorRules | null;

/** What a seller loses that is exactly acceptable everywhere is 30 of 100: this is just what is asked. */
export const askedScore = 70;

/**
 * The nights after tonight. A feed that is behind tonight is taken to arrive with the next one: only what is fresh is judged.
 *
 * @param many how many nights to look ahead.
 */
export function nightsAhead(tonight: SellerNight, rulesOf: RulesOf, many: number): SellerNight[] {
  const perDay = new Map(tonight.metrics.map((one) => [one.metric, dailyExpected(one, tonight)]));
  const nights: SellerNight[] = [];
  let last = tonight;
  for (let step = 0; step < many; step++) {
    last = nightAfter(last, perDay, rulesOf);
    nights.push(last);
  }
  return nights;
}

function nightAfter(last: SellerNight, perDay: ReadonlyMap<string, number>, rulesOf: RulesOf): SellerNight {
  const { night, metrics, warnedDaysAgo } = last;
  return {
    ...last,
    night: night + 1,
    metrics: metrics.map((one) => nextNight(one, night + 1, perDay.get(one.metric) ?? 0, rulesOf(one.metric))),
    warnedDaysAgo: warnedDaysAgo === null ? null : warnedDaysAgo + 1,
  };
}

/**
 * The night after so many nights to come, each judged in its turn: calm nights are counted, and a level that has been calm for long
 * enough is left, as the night itself leaves it.
 */
export function livedNights(tonight: SellerNight, rulesOf: RulesOf, many: number): SellerNight {
  const perDay = new Map(tonight.metrics.map((one) => [one.metric, dailyExpected(one, tonight)]));
  let last = tonight;
  for (let step = 0; step < many; step++) {
    const next = nightAfter(last, perDay, rulesOf);
    const { verdicts } = judgeNight({ ...next, metrics: next.metrics.map(onceMoreCalm) });
    const metrics = next.metrics.map((one) => {
      const verdict = verdicts.get(one.metric);
      if (!verdict || !one.detector) return one;
      const { level, calm, released } = verdict;
      return { ...one, corrected: false, detector: { ...release(one.detector, released), level, calm } };
    });
    last = { ...next, metrics };
  }
  return last;
}

/** Judged as a night that is counted already, of which one calm night is taken back first. */
const onceMoreCalm = (one: MetricNight): MetricNight =>
  one.detector ? { ...one, detector: { ...one.detector, calm: one.detector.calm + 1 } } : one;

const dailyExpected = ({ detector }: MetricNight, { policy }: SellerNight): number =>
  detector ? volumeOf({ state: detector, policy }) : 0;

function nextNight(one: MetricNight, next: Day, expected: number, rules: DetectorRules | null): MetricNight {
  const { detector, asOf, lastPosting, missing } = one;
  if (asOf === null || lastPosting === null || missing) return one;
  const night = lastPosting + 1;
  const posted = detector && rules ? advance(detector, { night, observed: 0, expected }, rules) : detector;
  return { ...one, detector: posted, asOf: next, lastPosting: night };
}

/** Further events that would bring the numbers to a higher level, and until when they would. */
export interface Tipping {
  metric: string;
  events: number;
  level: ThresholdLevel;
  /** The last night on which they do when they are all reported that night; null: on each of the nights given. */
  until: Day | null;
}

/**
 * The fewest further events of one kind that bring a metric to a higher level, and the last night on which so many still do: each
 * clean night makes the evidence weaker. A warning that stands is taken to have stood long enough by the time it is asked for, and
 * each event to come from a buyer of its own.
 *
 * @param nights to come, as of `nightsAhead`, the next one first.
 * @param kinds the metric, and those unions of which each such event is one too.
 * @param most events to try.
 * @returns null if not even so many lead to a higher level on the next night.
 */
export function tippingPoint(
  nights: readonly SellerNight[],
  kinds: readonly [string, ...string[]],
  rulesOf: RulesOf,
  most = 3,
): Tipping | null {
  const [metric] = kinds;
  const next = nights[0];
  if (!next) return null;
  for (let events = 1; events <= most; events++) {
    const reached = (night: SellerNight) => tippedLevel(night, kinds, events, rulesOf);
    const level = reached(next);
    if (level === null) continue;
    const leads = smallestCount((count) => {
      const night = nights[count];
      if (!night) return true;
      const then = reached(night);
      return then === null || levelRank(then) < levelRank(level);
    });
    const until = leads === null || leads >= nights.length ? null : nights[leads - 1]!.night;
    return { metric, events, level, until };
  }
  return null;
}

/** The highest level that any of the kinds newly reaches with so many events more on that night. */
function tippedLevel(
  night: SellerNight,
  kinds: readonly string[],
  events: number,
  rulesOf: RulesOf,
): ThresholdLevel | null {
  const { warnedDaysAgo, policy } = night;
  const warned = warnedDaysAgo === null ? null : Math.max(warnedDaysAgo, policy.levels.limit.warnedDays);
  const further = kinds.flatMap((kind) => Array.from({ length: events }, () => kind));
  const { verdicts } = whatIf({ ...night, warnedDaysAgo: warned }, { ...noTrial, events: further }, rulesOf);
  const standing = new Map(night.metrics.map(({ metric, detector }) => [metric, detector?.level ?? 'none']));
  const risen = kinds
    .map((kind) => verdicts.get(kind)?.level ?? 'none')
    .filter((level, index) => levelRank(level) > levelRank(standing.get(kinds[index]!) ?? 'none'));
  const worst = risen.reduce<Level>((a, b) => (levelRank(a) >= levelRank(b) ? a : b), 'none');
  return isThreshold(worst) ? worst : null;
}

/**
 * How many of the nights to come it takes until the score is what is wanted.
 *
 * @returns 0 if it is so tonight; null if it is not by the last of the nights, or if there is none to compare.
 */
export function nightsToScore(tonight: SellerNight, nights: readonly SellerNight[], wanted: number): number | null {
  if (readNight(tonight).score.score === null) return null;
  const isBack = (count: number): boolean => {
    const night = count === 0 ? tonight : nights[count - 1];
    return night === undefined || (readNight(night).score.score ?? 0) >= wanted;
  };
  const found = smallestCount(isBack);
  return found === null || found > nights.length ? null : found;
}
