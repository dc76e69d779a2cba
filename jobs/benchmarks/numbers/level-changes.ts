/** T7: how often the level of a seller changes although its true rate never does. */
import { randomOf } from '../../../db/sample/random.ts';
import { defaultCurves } from '../../../server/scoring/delay-curves.ts';
import { defaultMethod } from '../../../server/scoring/method.ts';
import { defaultPolicy, levelRank, type Level } from '../../../server/scoring/policy.ts';
import { metricStream } from './metric-stream.ts';
import { year } from './target.ts';
import { watchSeller } from './watched-seller.ts';

export const yearsWatched = 3;

export interface ConstantSetup {
  seed: number;
  metric: string;
  perWeek: number;
  /** The true rate, as a multiple of the acceptable one. */
  ratio: number;
  /** Another source speaks against the seller too, so that it can come to a suspension. */
  secondSource: boolean;
}

export interface LevelChanges {
  sellers: number;
  /** Changes of level in each year, and their squares summed for the standard error of all years. */
  byYear: number[];
  squares: number;
}

/** Watch is for staff only, and no level of the seller's. */
const shownLevel = (level: Level): number => Math.max(levelRank('watch'), levelRank(level));

export function countChanges(setup: ConstantSetup, from: number, to: number): LevelChanges {
  const { metric, perWeek, ratio, secondSource } = setup;
  const acceptable = defaultPolicy.metrics[metric]!.acceptable!;
  const changes: LevelChanges = { sellers: to - from, byYear: Array<number>(yearsWatched).fill(0), squares: 0 };
  for (let seller = from; seller < to; seller++) {
    const random = randomOf(setup.seed, 701, perWeek, Math.round(ratio * 100), seller);
    const rate = acceptable * ratio;
    const next = metricStream(random, { perWeek, curve: defaultCurves[metric]!, acceptable }, rate);
    const watched = watchSeller([metric], { policy: defaultPolicy, method: defaultMethod, secondSource });
    let level = shownLevel('none');
    let own = 0;
    for (let night = 0; night < yearsWatched * year; night++) {
      const { observed, expected } = next(rate);
      const now = shownLevel(watched.night(night, [{ observed, expected: expected * (1 + defaultPolicy.delta) }]));
      if (now !== level) {
        changes.byYear[Math.floor(night / year)]! += 1;
        own++;
      }
      level = now;
    }
    changes.squares += own * own;
  }
  return changes;
}
