/** Which level one metric of one seller holds tonight: how it rises, what hinders it, and how it is left. */
import { levelRank, type Level, type Policy, type ThresholdLevel } from './policy-document.ts';
import type { ByLevel } from './reading.ts';

/** One metric of one seller on one night. */
export interface JudgedMetric {
  metric: string;
  /** Posted up to this night. Stale figures never raise a level, and their nights do not count as calm. */
  fresh: boolean;
  /** ln of the evidence by level, not capped. */
  logEvidence: ByLevel;
  chanceAbove: ByLevel;
  /** Events in the window from different buyers (an order without a known buyer counts as one of its own). */
  eventsFromBuyers: number;
  /** Its rows say too little to judge by, such as returns without a reason: shown, never punished. */
  poorData?: boolean;
  /** Where it stood last night, and its calm nights in a row. */
  level: Level;
  calm: number;
  /** Something was withdrawn or corrected tonight, and the evidence replayed. */
  corrected: boolean;
  /** ln of the highest evidence since it was last zero, by level. */
  peak: ByLevel;
}

export interface JudgedSeller {
  provisional: boolean;
  /** Nights since a warning was delivered that still stands; null: none. */
  warnedDaysAgo: number | null;
  /** A failed inspection, the second source for a suspension besides another metric at limit. */
  failedInspection: boolean;
  /** The seller is on the night's list of suspensions (e-BH). */
  onDiscoveryList: boolean;
  safetyFinding: boolean;
  /** So many test orders failed while it was tested more closely that the lab has stopped: a limit, on that ground alone. */
  testingStopped?: boolean;
  /** A failed inspection was corrected tonight: what had it as its second source has it no more. */
  inspectionCorrected?: boolean;
  metrics: readonly JudgedMetric[];
}

/** What keeps a metric from the next level although the evidence is there. */
export type Hindrance =
  'stale' | 'provisional' | 'data-quality' | 'chance' | 'events' | 'warning' | 'second-source' | 'false-discovery';

export interface MetricVerdict {
  metric: string;
  level: Level;
  calm: number;
  /** Levels left tonight: their evidence goes back to zero. */
  released: ThresholdLevel[];
  /** The next level for which the evidence is there, and what is still missing for it. Null: nothing is held back. */
  heldBack: { level: ThresholdLevel; by: Hindrance[] } | null;
}

/** What is to be said of a reading besides its figures. */
export interface Remarks {
  heldBack?: { level: ThresholdLevel; by: readonly Hindrance[] };
  /** More than a fifth of the seller's returns give no reason: nobody is judged by them. */
  poorData?: { withoutReason: number; returns: number };
}

/** @param secondSource a failed inspection, or another metric at limit */
export function judgeMetric(
  one: JudgedMetric,
  seller: JudgedSeller,
  policy: Policy,
  secondSource: boolean,
): MetricVerdict {
  const reached = reachedLevel(one, seller, policy, secondSource);
  const lostSource = one.level === 'suspend' && seller.inspectionCorrected === true && !secondSource;
  const standing = descend(one, policy, lostSource ? withoutSource(reached.level) : one.level);
  // A level that is left tonight takes its evidence along: what that alone would have watched is no rise.
  const rises = standing.released.length === 0 && levelRank(reached.level) > levelRank(standing.level);
  const held = rises ? { level: reached.level, calm: 0, released: [] } : standing;
  const heldBack = reached.heldBack.find(({ level }) => levelRank(level) > levelRank(held.level)) ?? null;
  return { metric: one.metric, ...held, heldBack };
}

/** Where a suspension comes to whose second source did not fail after all: no higher than where it would stand without. */
const withoutSource = (reached: Level): Level => (reached === 'limit' ? 'limit' : 'warn');

/**
 * What becomes of the level it stood at: kept, or one down after enough calm nights, or down to what a correction leaves.
 *
 * @param highest where it may stay at most
 */
function descend(
  one: JudgedMetric,
  policy: Policy,
  highest: Level,
): { level: Level; calm: number; released: ThresholdLevel[] } {
  const { level } = one;
  if (level === 'none' || level === 'watch') return { level: one.fresh ? 'none' : level, calm: 0, released: [] };
  const supported = one.corrected ? supportedLevel(one, policy) : level;
  const kept = levelRank(supported) > levelRank(highest) ? highest : supported;
  if (kept !== level) return { level: kept, calm: 0, released: [] };
  if (!one.fresh) return { level, calm: one.calm, released: [] };
  const chance = one.chanceAbove[level];
  // The policy no longer judges the metric at this level: what was held under it ends.
  if (chance === null || levelRank(level) > levelRank(highestOf(one.metric, policy)))
    return { level: below[level], calm: 0, released: [level] };
  const calm = chance < policy.release.chance ? one.calm + 1 : 0;
  if (calm < policy.release.nights) return { level, calm, released: [] };
  return { level: below[level], calm: 0, released: [level] };
}

const highestOf = (metric: string, policy: Policy): Level => policy.metrics[metric]?.highest ?? 'suspend';

const below: Record<ThresholdLevel, Level> = { suspend: 'limit', limit: 'warn', warn: 'none' };

/** The highest level, up to the one it stands at, whose evidence was ever reached once what was withdrawn is out. */
function supportedLevel(one: JudgedMetric, policy: Policy): Level {
  let level = one.level;
  while (level === 'suspend' || level === 'limit' || level === 'warn') {
    if (reaches(one.peak[level], policy.levels[level].evidence)) return level;
    level = below[level];
  }
  return level;
}

const reaches = (logarithm: number | null, odds: number): boolean =>
  logarithm !== null && logarithm >= Math.log(odds) - 1e-9;

/** The level whose conditions all hold tonight, and those of which only the evidence is there, the lowest first. */
function reachedLevel(one: JudgedMetric, seller: JudgedSeller, policy: Policy, secondSource: boolean) {
  const { levels } = policy;
  const highest = levelRank(highestOf(one.metric, policy));
  let level: Level =
    one.fresh && highest > 0 && reaches(one.logEvidence.warn, levels.watch.evidence) ? 'watch' : 'none';
  const heldBack: NonNullable<MetricVerdict['heldBack']>[] = [];
  const climbs: [ThresholdLevel, Hindrance[]][] = [
    ['warn', []],
    ['limit', limitHindrances(one, seller, policy)],
    ['suspend', suspendHindrances(seller, secondSource)],
  ];
  for (const [next, own] of climbs) {
    if (levelRank(next) > highest) break;
    if (!reaches(one.logEvidence[next], levels[next].evidence)) continue;
    const by: Hindrance[] = [];
    if (!one.fresh) by.push('stale');
    if (seller.provisional) by.push('provisional');
    if (one.poorData) by.push('data-quality');
    if (!((one.chanceAbove[next] ?? 0) >= levels[next].chance)) by.push('chance');
    by.push(...own);
    if (by.length === 0) level = next;
    else heldBack.push({ level: next, by });
  }
  return { level, heldBack };
}

function limitHindrances(one: JudgedMetric, seller: JudgedSeller, { levels }: Policy): Hindrance[] {
  const by: Hindrance[] = [];
  if (one.eventsFromBuyers < levels.limit.events) by.push('events');
  if (seller.warnedDaysAgo === null || seller.warnedDaysAgo < levels.limit.warnedDays) by.push('warning');
  return by;
}

function suspendHindrances(seller: JudgedSeller, secondSource: boolean): Hindrance[] {
  const by: Hindrance[] = [];
  if (!secondSource) by.push('second-source');
  if (!seller.onDiscoveryList) by.push('false-discovery');
  return by;
}
