/** Breaches and recommendations of a night: periods that open, last and end with the levels. */
import { metrics } from '../server/scoring/metrics/index.ts';
import { isThreshold, levelRank, type Level } from '../server/scoring/policy.ts';
import { isMassEvent } from '../server/scoring/recommendation.ts';
import {
  closeBreach,
  openBreaches,
  openNewBreaches,
  type Breach,
  type BreachEnding,
} from '../server/stores/breaches.ts';
import { carryMarks } from '../server/stores/case-marks.ts';
import { countScores, sellersAtLevel } from '../server/stores/night-results.ts';
import { lastNightBefore } from '../server/stores/nights.ts';
import type { Read } from '../server/stores/read.ts';
import {
  endRecommendation,
  lastingRecommendations,
  openRecommendations,
  refreshRecommendation,
  type LastingRecommendation,
  type NewRecommendation,
} from '../server/stores/recommendations.ts';
import { buildCase } from './build-case.ts';
import { statesOf, type NightWork, type Step } from './night-work.ts';

export const breachStep: Step = async (work, read) => {
  const { night } = work;
  const lasting = new Map<string, Breach>();
  for (const breach of await openBreaches(read)) lasting.set(`${breach.seller} ${breach.metric}`, breach);
  const closed: { id: number; ending: BreachEnding }[] = [];
  const opened: Omit<Breach, 'id'>[] = [];
  for (const { key } of metrics) {
    for (const [seller, { level, evidence }] of await statesOf(work, read, key)) {
      const breach = lasting.get(`${seller} ${key}`);
      if (breach?.level === level || (!breach && !isThreshold(level))) continue;
      if (breach) closed.push({ id: breach.id, ending: endingOf(breach, level, evidence[breach.level] === null) });
      if (isThreshold(level)) opened.push({ seller, metric: key, level, opened: night, closed: null, ending: null });
    }
  }
  return async (tx) => {
    for (const { id, ending } of closed) await closeBreach(tx, id, night, ending);
    await openNewBreaches(tx, opened);
    return { breachesOpened: opened.length, breachesClosed: closed.length };
  };
};

function endingOf({ level }: Breach, now: Level, evidenceIsZero: boolean): BreachEnding {
  if (levelRank(now) > levelRank(level)) return 'raised';
  return evidenceIsZero ? 'released' : 'corrected';
}

export const recommendationStep: Step = async (work, read) => {
  const { night } = work;
  const levels = await sellersAtLevel(read, night);
  const lasting = new Map<number, LastingRecommendation>();
  for (const one of await lastingRecommendations(read)) lasting.set(one.seller, one);
  const held = await isHeld(work, read, levels);
  const ended = [...lasting.values()].filter((one) => levels.get(one.seller) !== one.level);
  const opened: NewRecommendation[] = [];
  // The case that each of them follows on.
  const before: (LastingRecommendation | undefined)[] = [];
  const refreshed: { id: number; now: NewRecommendation; withGrounds: boolean }[] = [];
  for (const [seller, level] of levels) {
    if (!isThreshold(level)) continue;
    const known = lasting.get(seller);
    const rises = !known || levelRank(known.level) < levelRank(level);
    if (known?.level === level && known.state === 'decided') continue;
    const now = await buildCase(work, read, seller, level, held && rises);
    if (known?.level === level) {
      refreshed.push({ id: known.id, now, withGrounds: known.grounds.join() !== now.grounds.join() });
    } else {
      opened.push(now);
      before.push(known);
    }
  }
  return async (tx) => {
    for (const { id } of ended) await endRecommendation(tx, id, night);
    for (const { id, now, withGrounds } of refreshed) await refreshRecommendation(tx, id, now, withGrounds);
    const ids = await openRecommendations(tx, opened);
    for (const [index, known] of before.entries()) {
      const [to, now] = [ids[index], opened[index]];
      if (!known || known.state === 'decided' || to === undefined || !now) continue;
      await carryMarks(tx, { from: known.id, to, worse: levelRank(now.level) > levelRank(known.level) });
    }
    return { opened: opened.length, ended: ended.length, held: held ? 1 : 0 };
  };
};

/** Too many newly at limit in one night point to a mishap of ours or of a carrier. One seller alone never does. */
async function isHeld({ night, version }: NightWork, read: Read, levels: Map<number, Level>): Promise<boolean> {
  const previous = await lastNightBefore(read, night);
  const before = previous === null ? new Map<number, Level>() : await sellersAtLevel(read, previous);
  const atLimit = (level: Level | undefined) => level !== undefined && levelRank(level) >= levelRank('limit');
  const newly = [...levels].filter(([seller, level]) => atLimit(level) && !atLimit(before.get(seller))).length;
  const { ranked } = await countScores(read, night);
  return newly > 1 && isMassEvent(newly, ranked, version.policy);
}
