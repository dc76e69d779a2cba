/** T5: the evidence of all metrics of a seller together, when everything becomes worse at once. */
import { randomOf } from '../../../db/sample/random.ts';
import { combinedEvidence } from '../../../server/scoring/evidence.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { poissonWeight } from '../yardsticks/cusum.ts';
import { allCauses } from './causes.ts';
import { evidencePath } from './evidence-path.ts';
import { marketDays, marketMetrics, type MarketDays } from './market-seller.ts';
import { year } from './target.ts';

export interface SellerEvidenceSetup {
  seed: number;
  perWeek: number;
  /** Every rate times this from the change on; 1: nothing changes, and the highest of the year is told. */
  effect: number;
  role: 'calibrate' | 'measure';
  /** The product's evidence with this allowance for a wrong benchmark; or a CUSUM over the scoring metrics that knows the effect. */
  detector: { allowance: number } | 'cusum';
}

const changeNight = 183;
const watchedNights = year;

/** What the detector says of the seller night by night: ln e against the acceptable rates, or the sum of the CUSUM. */
function statistics(made: MarketDays, { detector }: SellerEvidenceSetup): Generator<number> {
  return detector === 'cusum' ? knowingSums(made) : sellerEvidence(made, detector.allowance);
}

function* sellerEvidence(made: MarketDays, allowance: number): Generator<number> {
  const paths = marketMetrics.map(() => evidencePath(1));
  for (let night = 0; night < made.complaint.observed.length; night++) {
    const logs = marketMetrics.map((metric, i) =>
      paths[i]!(made[metric].observed[night]!, made[metric].expected[night]! * (1 + allowance)),
    );
    const badOrder = logs[marketMetrics.indexOf('bad-order')]!;
    const weighing = logs.filter((_, i) => scoring.includes(marketMetrics[i]!));
    yield combinedEvidence(badOrder, weighing);
  }
}

const scoring = marketMetrics.filter((metric) => defaultPolicy.metrics[metric]!.weight > 0);
const knownEffect = 2;

/** Knows that everything doubles, and takes the metrics for independent; how much they are not is in its threshold. */
function* knowingSums(made: MarketDays): Generator<number> {
  let sum = 0;
  for (let night = 0; night < made.complaint.observed.length; night++) {
    sum = Math.max(0, sum);
    for (const metric of scoring)
      sum += poissonWeight(made[metric].observed[night]!, made[metric].expected[night]!, knownEffect);
    yield sum;
  }
}

const madeSeller = ({ seed, perWeek, effect, role }: SellerEvidenceSetup, seller: number, days: number): MarketDays =>
  marketDays(randomOf(seed, 501, role === 'calibrate' ? 1 : 2, perWeek, effect, seller), {
    perWeek,
    days,
    causesOn: (day) => allCauses(day < changeNight ? 1 : effect),
  });

/** The highest of a year of each seller that stays exactly acceptable. */
export function quietSellers(setup: SellerEvidenceSetup, from: number, to: number): number[] {
  const highest: number[] = [];
  for (let seller = from; seller < to; seller++) {
    let most = -Infinity;
    for (const value of statistics(madeSeller(setup, seller, year), setup)) most = Math.max(most, value);
    highest.push(most);
  }
  return highest;
}

/** Nights from the change to the alarm, for each bar. Null: none in a year. Who was alarmed about before is left out. */
export function sellersGoneBad(
  setup: SellerEvidenceSetup & { bars: readonly number[] },
  from: number,
  to: number,
): (number | null)[][] {
  const delays = setup.bars.map((): (number | null)[] => []);
  for (let seller = from; seller < to; seller++) {
    const logs = [...statistics(madeSeller(setup, seller, changeNight + watchedNights), setup)];
    setup.bars.forEach((bar, i) => {
      const night = logs.findIndex((log) => log >= bar);
      if (night < 0) delays[i]!.push(null);
      else if (night >= changeNight) delays[i]!.push(night - changeNight);
    });
  }
  return delays;
}
