/** Simulated delays against what theory says about them. */
import { expect } from 'chai';
import { mean } from 'simple-statistics';
import { randomOf } from '../../db/sample/random.ts';
import { poissonWeight } from '../../jobs/benchmarks/yardsticks/cusum.ts';
import { evidencePath } from '../../jobs/benchmarks/numbers/evidence-path.ts';
import { metricStream } from '../../jobs/benchmarks/numbers/metric-stream.ts';
import { defaultCurves } from '../../server/scoring/delay-curves.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';

const late = defaultPolicy.metrics['late-delivery']!.acceptable!;
const perWeek = 200;
const expectedPerNight = (perWeek / 7) * late;

/** Nights to the first alarm of sellers whose rate is this many times the acceptable one; lateness is known on the day. */
function delays(
  ratio: number,
  sellers: number,
  alarm: () => (observed: number, expected: number) => boolean,
): number[] {
  return Array.from({ length: sellers }, (_, seller) => {
    const setup = { perWeek, curve: defaultCurves['late-delivery']!, acceptable: late };
    const next = metricStream(randomOf(901, ratio * 10, seller), setup, late);
    const sounds = alarm();
    let night = 1;
    for (let one = next(late * ratio); !sounds(one.observed, one.expected); one = next(late * ratio)) night++;
    return night;
  });
}

/** Kullback and Leibler's information of a night: what the logarithm of the likelihood ratio grows by on average. */
const information = (ratio: number): number => expectedPerNight * (ratio * Math.log(ratio) - ratio + 1);

describe('delays in the method’s benchmark', () => {
  for (const ratio of [2, 3]) {
    it(`of a likelihood ratio that knows ×${ratio} are its threshold by the information of a night`, () => {
      const threshold = 20;
      const days = delays(ratio, 400, () => {
        let sum = 0;
        return (observed, expected) => (sum += poissonWeight(observed, expected, ratio)) >= threshold;
      });
      // Wald's identity: the mean sum at the alarm is threshold and overshoot, and no night brings much more than one event's weight.
      const least = threshold / information(ratio);
      expect(mean(days)).to.be.within(least * 0.97, least * 1.15 + 1);
    });

    it(`of the evidence lie between the best possible and the price of not knowing when and how much, ×${ratio}`, () => {
      const odds = Math.log(100);
      const days = delays(ratio, 400, () => {
        const path = evidencePath(1);
        return (observed, expected) => path(observed, expected) >= odds;
      });
      const { ratios, restart } = defaultPolicy.detector;
      const price = Math.log(ratios.length / restart);
      expect(mean(days)).to.be.above(odds / information(ratio));
      expect(mean(days)).to.be.below((odds + price) / information(ratio) + 2);
    });
  }
});
