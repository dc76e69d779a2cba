/** Judges the sellers of a night who have any evidence or level, by the rules of the night; the others stay where they are: nowhere. */
import { levelAt, releaseSlot } from '../../server/scoring/detector-table.ts';
import { levelRank, levels, type ThresholdLevel } from '../../server/scoring/policy.ts';
import type { Verdict } from '../../server/scoring/recommendation.ts';
import { revealedBetween } from '../../server/stores/revealed-inspections.ts';
import { stoppedTesting } from '../../server/stores/revealed-testing.ts';
import type { Release } from './corrections.ts';
import { discoveryList } from './discovery-list.ts';
import { metricKeys } from './marketplace.ts';
import { isShown, nightFigures } from './night-figures.ts';
import { shownLevel, type ReplayNight, type ReplayState } from './replay.ts';
import { settledVerdict, type OpenQuestions } from './settled-verdict.ts';
import type { poorDataThen } from './poor-data-then.ts';
import type { Warnings } from './warnings.ts';

export interface JudgedNight {
  /** Sellers newly at limit or above. */
  newlyLimited: number;
  /** How many sellers the night ranks; counted when asked. */
  ranked: () => number;
  released: Release[];
}

const count = metricKeys.length;
const [warn, limit] = [levelRank('warn'), levelRank('limit')];

export function judgeNight(state: ReplayState, warnings: Warnings, poorData: ReturnType<typeof poorDataThen>) {
  const { market, read, result, table } = state;
  const { sellers } = market;
  const standing = new Uint8Array(sellers.length);

  const isOpen = (place: number): boolean => {
    if (standing[place]! >= warn) return true;
    for (let slot = place * count; slot < (place + 1) * count; slot++)
      if (table.reached[slot] === 1 || table.level[slot]! >= warn) return true;
    return false;
  };

  return async (tonight: ReplayNight, corrected: ReadonlySet<number>): Promise<JudgedNight> => {
    const { night, tried } = tonight;
    await warnings.begin(night);
    const { failed, unsafe, cleared } = await revealedBetween(read, night - tried.windowDays, night);
    const stopped = await stoppedTesting(read, night);
    const figures = nightFigures(state, tonight);
    const isListed = discoveryList(state, tonight, figures);
    const released: Release[] = [];
    let newlyLimited = 0;
    for (let place = 0; place < sellers.length; place++) {
      const seller = sellers[place]!;
      if (seller.name === null || (!isOpen(place) && !unsafe.has(seller.id) && !stopped.has(seller.id))) continue;
      const policy = tonight.rules.policyOf(seller);
      const questions: OpenQuestions = {
        isListed: () => isListed(place),
        poorData: () =>
          poorData({
            seller: seller.id,
            night,
            windowDays: tried.windowDays,
            returns: market.asOf[metricKeys.indexOf('return')] ?? null,
            badOrders: market.asOf[metricKeys.indexOf('bad-order')] ?? null,
          }),
      };
      const judged = {
        provisional: figures.isProvisional(place),
        warnedDaysAgo: warnings.daysAgo(seller.id),
        failedInspection: failed.has(seller.id),
        safetyFinding: unsafe.has(seller.id),
        testingStopped: stopped.has(seller.id),
        inspectionCorrected: cleared.has(seller.id),
        metrics: figures.judgedMetrics(place, corrected),
      };
      const verdict = await settledVerdict(read, judged, policy, questions, {
        seller: seller.id,
        night,
        market,
        tried,
      });
      const before = standing[place]!;
      const now = levelRank(verdict.level);
      released.push(...keep(place, verdict, night));
      if (now >= limit && before < limit) newlyLimited++;
      warnings.judged(seller.id, verdict.level);
      if (Math.max(now, warn - 1) === Math.max(before, warn - 1)) continue;
      standing[place] = now;
      const level = shownLevel(now);
      result.changes.push({ night, seller: seller.id, level, grounds: level === 'none' ? [] : verdict.grounds });
    }
    const ranked = () =>
      sellers.filter((one, place) => isShown(state, one, place, night) && !figures.isProvisional(place)).length;
    return { newlyLimited, ranked, released };
  };

  /** Where each metric stands after the verdict. */
  function keep(place: number, verdict: Verdict, night: number): Release[] {
    const left: Release[] = [];
    for (const { metric, level, calm, released } of verdict.metrics) {
      const slot = place * count + metricKeys.indexOf(metric);
      const before = shownLevel(levelRank(levelAt(table, slot)));
      table.level[slot] = levels.indexOf(level);
      table.calm[slot] = calm;
      if (released.length > 0) {
        releaseSlot(table, slot, released);
        left.push({ slot, levels: released satisfies readonly ThresholdLevel[] });
      }
      const now = shownLevel(levelRank(level));
      if (now !== before) result.metricChanges.push({ night, seller: sellers[place]!.id, metric, level: now });
    }
    return left;
  }
}
