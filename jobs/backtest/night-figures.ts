/** A seller's figures on a replayed night, as far as levels rest on them: `readingOf` without the intervals that only pages show. */
import { logEvidenceAt, stateOf } from '../../server/scoring/detector-table.ts';
import type { Day } from '../../server/scoring/day.ts';
import { priorOf } from '../../server/scoring/method.ts';
import { levelRank, thresholdLevels } from '../../server/scoring/policy.ts';
import { posteriorOf, remainingWeight } from '../../server/scoring/posterior.ts';
import { chancesAbove, posteriorNow, type ByLevel } from '../../server/scoring/reading.ts';
import type { JudgedMetric } from '../../server/scoring/recommendation.ts';
import { isProvisional, type ScoredMetric } from '../../server/scoring/score.ts';
import type { NightSeller } from '../../server/stores/night-sellers.ts';
import { metricKeys } from './marketplace.ts';
import type { ReplayNight, ReplayState } from './replay.ts';

export interface NightFigures {
  isProvisional(place: number): boolean;
  /** Metrics with evidence or a level; events of buyers and poor data are asked for later, if anything hangs on them. */
  judgedMetrics(place: number, corrected: ReadonlySet<number>): JudgedMetric[];
  /** ln of a level's evidence, by its place in `thresholdLevels`; null without figures. */
  logEvidence(place: number, metric: number, level: number): number | null;
}

const count = metricKeys.length;
const warn = levelRank('warn');

/** With a name, and joined or with something posted. */
export function isShown({ table }: ReplayState, seller: NightSeller, place: number, night: Day): boolean {
  if (seller.name === null) return false;
  if (seller.joined !== null && seller.joined <= night) return true;
  for (let slot = place * count; slot < (place + 1) * count; slot++) if (table.begun[slot] === 1) return true;
  return false;
}

export function nightFigures({ market, table }: ReplayState, { night, rules }: ReplayNight): NightFigures {
  const method = market.methodOf(night);
  const hasFigures = (slot: number, metric: number): boolean =>
    table.begun[slot] === 1 && table.expected[slot]! > 0 && market.asOf[metric] !== null;
  const quietOf = (slot: number, metric: number): number =>
    Math.max(0, (market.lastPosting[metric] ?? table.night[slot]!) - table.night[slot]!);
  const staleOf = (metric: number): number => {
    const asOf = market.asOf[metric] ?? null;
    return asOf === null ? 0 : Math.max(0, night - asOf);
  };

  function scored(place: number): ScoredMetric[] {
    const policy = rules.policyOf(market.sellers[place]!);
    return metricKeys.flatMap((metric, which): ScoredMetric[] => {
      const own = policy.metrics[metric];
      if (!own) return [];
      const slot = place * count + which;
      const known = own.acceptable !== null && hasFigures(slot, which);
      const kept = remainingWeight(quietOf(slot, which), policy.halfLifeDays);
      const expected = known ? table.expected[slot]! * kept : 0;
      const prior = priorOf(method, policy, metric);
      const posterior = known ? posteriorOf(table.observed[slot]! * kept, expected, prior) : null;
      return [{ metric, policy: own, posterior, expected, staleNights: staleOf(which), level: 'none' }];
    });
  }

  const logEvidence: NightFigures['logEvidence'] = (place, metric, level) => {
    const slot = place * count + metric;
    const own = rules.policyOf(market.sellers[place]!).metrics[metricKeys[metric]!];
    const judged = own && own.acceptable !== null && own[thresholdLevels[level]!] !== null;
    return judged && hasFigures(slot, metric) ? logEvidenceAt(table, slot, level) : null;
  };

  return {
    isProvisional: (place) => isProvisional(scored(place), rules.policyOf(market.sellers[place]!)),
    judgedMetrics: (place, corrected) => {
      const policy = rules.policyOf(market.sellers[place]!);
      return metricKeys.flatMap((metric, which): JudgedMetric[] => {
        const slot = place * count + which;
        const own = policy.metrics[metric];
        if (market.asOf[which] === null || (table.reached[slot] === 0 && table.level[slot]! < warn)) return [];
        const state = stateOf(table, slot);
        if (!state) return [];
        const none: ByLevel = { warn: null, limit: null, suspend: null };
        const known = own !== undefined && own.acceptable !== null && hasFigures(slot, which);
        const now = posteriorNow(state, quietOf(slot, which), priorOf(method, policy, metric), policy);
        const [toWarn, toLimit, toSuspend] = [0, 1, 2].map((level) => logEvidence(place, which, level));
        return [
          {
            metric,
            fresh: staleOf(which) === 0,
            logEvidence: { warn: toWarn ?? null, limit: toLimit ?? null, suspend: toSuspend ?? null },
            chanceAbove: known ? chancesAbove(now, own) : none,
            eventsFromBuyers: 0,
            level: state.level,
            calm: state.calm,
            corrected: corrected.has(slot),
            peak: state.peak,
          },
        ];
      });
    },
    logEvidence,
  };
}
