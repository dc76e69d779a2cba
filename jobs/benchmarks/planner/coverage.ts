/** How often the random stratum's interval holds the market's true rate, over many quarters and weeks. */
import { randomOf } from '../../../db/sample/random.ts';
import { randomSlotsOf } from '../../../server/lab/planner/frame.ts';
import { randomStratumRate } from '../../../server/lab/planner/random-stratum-rate.ts';
import { drawRandomStratum } from '../../../server/lab/planner/random-stratum.ts';
import { weeks, type YearOfSeller } from './made-year.ts';
import { budget, ordersIn, sha256 } from './planned-year.ts';

const weeksInQuarter = 13;

export interface Coverage {
  quarters: number;
  quartersHeld: number;
  weeks: number;
  weeksHeld: number;
  /** Summed over the quarters. */
  estimated: number;
  truth: number;
}

/** Draws each quarter of a year anew so many times, each time from other seeds. */
export function coverageOf(year: readonly YearOfSeller[], seed: number, repeats: number): Coverage {
  const failing = new Map(year.map((one) => [one.seller, one.weeks]));
  const frames = Array.from({ length: weeks }, (_, week) => ordersIn(year, week));
  const truths = frames.map((frame, week) => {
    const orders = frame.reduce((sum, [, , count]) => sum + count, 0);
    return frame.reduce((sum, [seller, , count]) => sum + count * failing.get(seller)![week]!.failing, 0) / orders;
  });
  const sums: Coverage = { quarters: 0, quartersHeld: 0, weeks: 0, weeksHeld: 0, estimated: 0, truth: 0 };
  const random = randomOf(seed, 903);
  const slots = randomSlotsOf(budget);
  for (let repeat = 0; repeat < repeats; repeat++)
    for (let first = 0; first < weeks; first += weeksInQuarter) {
      let failed = 0;
      let truth = 0;
      for (let week = first; week < first + weeksInQuarter; week++) {
        const draws = drawRandomStratum(frames[week]!, slots, sha256, sha256(`${seed} ${repeat} ${week}`));
        const bad = draws.filter(({ seller }) => random.chance(failing.get(seller)![week]!.failing)).length;
        sums.weeks += 1;
        if (holds(bad, slots, truths[week]!)) sums.weeksHeld += 1;
        failed += bad;
        truth += truths[week]! / weeksInQuarter;
      }
      const inspected = slots * weeksInQuarter;
      sums.quarters += 1;
      if (holds(failed, inspected, truth)) sums.quartersHeld += 1;
      sums.estimated += failed / inspected;
      sums.truth += truth;
    }
  return sums;
}

function holds(failed: number, inspected: number, truth: number): boolean {
  const { low, high } = randomStratumRate(failed, inspected);
  return low !== null && high !== null && low <= truth && truth <= high;
}
