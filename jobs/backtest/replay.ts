/**
 * Replays the ledger from its first night under a policy: the detectors of every seller, and each night's levels. Nights
 * before the stretch that is asked for are its history and are replayed all the same.
 */
import type { Day } from '../../server/scoring/day.ts';
import { detectorTable, type DetectorTable } from '../../server/scoring/detector-table.ts';
import { levels, type Level, type Policy } from '../../server/scoring/policy.ts';
import { isMassEvent } from '../../server/scoring/recommendation.ts';
import { nightPostings } from '../../server/stores/ledger-nights.ts';
import { policyInForce } from '../../server/stores/policies.ts';
import type { Read } from '../../server/stores/read.ts';
import { correctionsOf } from './corrections.ts';
import { judgeNight } from './judge-night.ts';
import { metricKeys, readMarketplace, type Marketplace } from './marketplace.ts';
import { naiveReplay } from './naive-replay.ts';
import { nightRules, type NightRules } from './night-rules.ts';
import { poorDataThen } from './poor-data-then.ts';
import { postNight } from './post-night.ts';
import { warningsFrom, type WarningSource } from './warnings.ts';

export interface ReplayOptions {
  /** Null: on each night the policy that was in force. */
  policy: Policy | null;
  /** The last night. */
  to: Day;
  warnings: WarningSource;
  /** The first instant of a day. */
  instantOf: (day: Day) => number;
  /** Told after each night, how many of how many. */
  onNight?: (done: number, of: number) => void | Promise<void>;
}

/** A seller's level from a night on. Watch, which only staff see, is none. */
export interface LevelChange {
  night: Day;
  /** Our id. */
  seller: number;
  level: Level;
  /** The metrics behind it, and `safety`. */
  grounds: readonly string[];
}

/** The same of one metric of a seller: where a breach opens or closes. */
export interface MetricChange {
  night: Day;
  seller: number;
  metric: string;
  level: Level;
}

export interface Replay {
  nights: Day[];
  changes: LevelChange[];
  metricChanges: MetricChange[];
  /** The raw rate's levels, by this policy's thresholds. */
  naive: Omit<LevelChange, 'grounds'>[];
  /** Nights of too many new limits at once: their recommendations would have waited for a person. */
  held: Day[];
}

/** What the parts of a replay share. */
export interface ReplayState {
  read: Read;
  market: Marketplace;
  table: DetectorTable;
  result: Replay;
}

export interface ReplayNight {
  night: Day;
  tried: Policy;
  rules: NightRules;
}

export async function replay(read: Read, options: ReplayOptions): Promise<Replay> {
  const { policy, to, warnings, instantOf, onNight } = options;
  const market = await readMarketplace(read, to);
  const everyRatio = [policy, ...market.versions.map((version) => version.policy)];
  const ratios = Math.max(...everyRatio.map((one) => one?.detector.ratios.length ?? 1));
  const table = detectorTable(market.sellers.length * metricKeys.length, ratios);
  const result: Replay = { nights: [], changes: [], metricChanges: [], naive: [], held: [] };
  const state: ReplayState = { read, market, table, result };
  const corrections = correctionsOf(state, policy);
  const naive = naiveReplay(state);
  const judge = judgeNight(state, warningsFrom(warnings, read), poorDataThen(read, instantOf));
  for (const [index, night] of market.nights.entries()) {
    const posted = policyInForce(market.versions, night).policy;
    const tried = policy ?? posted;
    const tonight = { night, tried, rules: nightRules(night, market.methodOf(night), tried, posted) };
    market.postedBy(night);
    const postings = await nightPostings(read, night);
    const corrected = await postNight(state, tonight, postings, corrections);
    naive.take(tonight, postings);
    const { newlyLimited, ranked, released } = await judge(tonight, corrected);
    corrections.released(night, released);
    if (newlyLimited > 1 && isMassEvent(newlyLimited, ranked(), tried)) result.held.push(night);
    result.nights.push(night);
    await onNight?.(index + 1, market.nights.length);
  }
  return result;
}

/** The level as it is compared: watch is none. */
export const shownLevel = (place: number): Level => (place <= 1 ? 'none' : levels[place]!);
