/** T5: the evidence of all metrics of a seller together, when everything becomes worse at once. */
import { randomOf } from '../../../db/sample/random.ts';
import { combinedEvidence } from '../../../server/scoring/evidence.ts';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
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
  /** Allowance for a wrong benchmark. */
  delta: number;
}

const changeNight = 183;
const watchedNights = year;

/** ln e of the seller against the acceptable rates, night by night. */
function* sellerEvidence(made: MarketDays, delta: number): Generator<number> {
  const paths = marketMetrics.map(() => evidencePath(1));
  for (let night = 0; night < made.complaint.observed.length; night++) {
    const logs = marketMetrics.map((metric, i) =>
      paths[i]!(made[metric].observed[night]!, made[metric].expected[night]! * (1 + delta)),
    );
    const badOrder = logs[marketMetrics.indexOf('bad-order')]!;
    const weighing = logs.filter((_, i) => defaultPolicy.metrics[marketMetrics[i]!]!.weight > 0);
    yield combinedEvidence(badOrder, weighing);
  }
}

const madeSeller = ({ seed, perWeek, effect, role }: SellerEvidenceSetup, seller: number, days: number): MarketDays =>
  marketDays(randomOf(seed, 501, role === 'calibrate' ? 1 : 2, perWeek, effect, seller), {
    perWeek,
    days,
    causesOn: (day) => allCauses(day < changeNight ? 1 : effect),
  });

/** The highest ln e of a year of each seller that stays exactly acceptable. */
export function quietSellers(setup: SellerEvidenceSetup, from: number, to: number): number[] {
  const highest: number[] = [];
  for (let seller = from; seller < to; seller++) {
    let most = -Infinity;
    for (const log of sellerEvidence(madeSeller(setup, seller, year), setup.delta)) most = Math.max(most, log);
    highest.push(most);
  }
  return highest;
}

/** Nights from the change to the alarm, for each bar (ln e). Null: none in a year. Who was alarmed about before is left out. */
export function sellersGoneBad(
  setup: SellerEvidenceSetup & { bars: readonly number[] },
  from: number,
  to: number,
): (number | null)[][] {
  const delays = setup.bars.map((): (number | null)[] => []);
  for (let seller = from; seller < to; seller++) {
    const logs = [...sellerEvidence(madeSeller(setup, seller, changeNight + watchedNights), setup.delta)];
    setup.bars.forEach((bar, i) => {
      const night = logs.findIndex((log) => log >= bar);
      if (night < 0) delays[i]!.push(null);
      else if (night >= changeNight) delays[i]!.push(night - changeNight);
    });
  }
  return delays;
}
