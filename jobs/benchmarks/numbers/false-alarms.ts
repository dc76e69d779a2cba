/** T1: how often a seller that does just what a level still accepts is put at that level within a year, at any volume. */
import { randomOf } from '../../../db/sample/random.ts';
import { defaultCurves } from '../../../server/scoring/delay-curves.ts';
import { logEvidence } from '../../../server/scoring/evidence.ts';
import { defaultMethod } from '../../../server/scoring/method.ts';
import { defaultPolicy, levelRank } from '../../../server/scoring/policy.ts';
import { evidencePath } from './evidence-path.ts';
import { metricStream } from './metric-stream.ts';
import { year } from './target.ts';
import { watchSeller } from './watched-seller.ts';
import { weeklyRate } from './weekly-rate.ts';

export interface AcceptableSetup {
  seed: number;
  metric: string;
  perWeek: number;
  /** The true rate, as a multiple of the acceptable one. */
  ratio: number;
  /** Squared coefficient of variation of the seller's weeks, and the one the detector reckons with: 0 for weeks alike. */
  cv2: number;
  assumed: number;
}

export interface AcceptableCounts {
  sellers: number;
  /** By all of the product's rules. */
  warned: number;
  limited: number;
  /** The evidence for `limit` alone, whatever else the level asks for; and the same without allowance and φ = 1. */
  evidence: number;
  bare: number;
}

export function watchAcceptable(setup: AcceptableSetup, from: number, to: number): AcceptableCounts {
  const { metric, perWeek, ratio, cv2, assumed } = setup;
  const acceptable = defaultPolicy.metrics[metric]!.acceptable!;
  const limitRatio = defaultPolicy.metrics[metric]!.limit! / acceptable;
  const method = { ...defaultMethod, clustering: { [metric]: assumed } };
  const bar = Math.log(defaultPolicy.levels.limit.evidence);
  const counts: AcceptableCounts = { sellers: to - from, warned: 0, limited: 0, evidence: 0, bare: 0 };
  for (let seller = from; seller < to; seller++) {
    const random = randomOf(setup.seed, 101, perWeek, Math.round(ratio * 100), Math.round(cv2 * 100), seller);
    const rate = acceptable * ratio;
    const rateOn = weeklyRate(random, rate, cv2);
    const next = metricStream(random, { perWeek, curve: defaultCurves[metric]!, acceptable }, rate);
    const watched = watchSeller([metric], { policy: defaultPolicy, method });
    const without = evidencePath(limitRatio);
    const highest = { rank: 0, evidence: -Infinity, bare: -Infinity };
    for (let night = 0; night < year; night++) {
      const { observed, expected } = next(rateOn(night));
      const allowed = expected * (1 + defaultPolicy.delta);
      highest.rank = Math.max(highest.rank, levelRank(watched.night(night, [{ observed, expected: allowed }])));
      highest.evidence = Math.max(highest.evidence, logEvidence(watched.states[0]?.evidence.limit ?? []));
      highest.bare = Math.max(highest.bare, without(observed, expected));
    }
    if (highest.rank >= levelRank('warn')) counts.warned++;
    if (highest.rank >= levelRank('limit')) counts.limited++;
    if (highest.evidence >= bar) counts.evidence++;
    if (highest.bare >= bar) counts.bare++;
  }
  return counts;
}
