import { expect } from 'chai';
import fc from 'fast-check';
import { advance, freshState, replay, type DetectorState } from '../../server/scoring/detector.ts';
import { defaultPolicy, thresholdLevels } from '../../server/scoring/policy.ts';
import { chanceAbove } from '../../server/scoring/posterior.ts';
import { chancesAbove, posteriorNow } from '../../server/scoring/reading.ts';
import {
  halfWeightNights,
  levelsLeft,
  nightsToLeave,
  ordersToRecover,
  smallestCount,
  volumeOf,
  type MetricTonight,
} from '../../server/scoring/recovery.ts';
import { informationNeeded, informationPerEvent, soonestAnswer } from '../../server/scoring/small-volume.ts';

const own = defaultPolicy.metrics['complaint']!;
const { prior, release } = defaultPolicy;
const rules = { metric: own, halfLifeDays: 90, detector: defaultPolicy.detector, clustering: 0 };
const tonight = (state: DetectorState): MetricTonight => ({
  ...{ state, night: state.night, own, prior },
  policy: defaultPolicy,
});
/** A seller with so many events expected a night, and a share of them more or less, for 200 nights. */
const history = (perNight: number, share: number) =>
  replay(
    Array.from({ length: 200 }, (_, index) => ({ night: 100 + index, observed: perNight * share, expected: perNight })),
    rules,
  )!;

describe('orders to recover', () => {
  it('are the smallest count that is enough', () => {
    expect(ordersToRecover({ shape: 12, rate: 8 }, 1.5, 0.35, 0.011, 0)).to.equal(63);
    const now = fc.record({
      shape: fc.double({ min: 2, max: 200, noNaN: true }),
      rate: fc.double({ min: 2, max: 100, noNaN: true }),
    });
    fc.assert(
      fc.property(now, fc.constantFrom(1, 1.5, 2.5), fc.constantFrom(0, 0.5), (posterior, ratio, share) => {
        const perOrder = 0.044;
        const count = ordersToRecover(posterior, ratio, 0.35, perOrder, share)!;
        const chanceAfter = (orders: number) => {
          const expected = orders * perOrder;
          return chanceAbove({ shape: posterior.shape + expected * share, rate: posterior.rate + expected }, ratio);
        };
        expect(chanceAfter(count)).to.be.at.most(0.35);
        if (count > 0) expect(chanceAfter(count - 1)).to.be.above(0.35);
      }),
    );
  });

  it('are fewer without any event than at half the acceptable rate', () => {
    const at = (share: number) => ordersToRecover({ shape: 30, rate: 12 }, 1.5, 0.35, 0.011, share)!;
    expect(at(0)).to.be.below(at(0.5));
    expect(smallestCount(() => false, 1000)).to.equal(null);
  });
});

describe('the nights until a level is left', () => {
  it('are those still missing to the calm nights of the policy, where the chance is low already', () => {
    const state = { ...history(1, 0.3), level: 'limit' as const, calm: 4 };
    expect(chancesAbove(posteriorNow(state, 0, prior, defaultPolicy), own).limit).to.be.below(0.05);
    expect(nightsToLeave(tonight(state), 'limit', { perDay: 1, share: 0 })).to.equal(release.nights - 4);
  });

  it('agree with nights posted one by one', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(0.2, 0.5, 2),
        fc.constantFrom(1.4, 2, 4),
        fc.constantFrom(0, 0.5),
        (volume, share, then) => {
          let state: DetectorState = { ...history(volume, share), level: 'limit' };
          const promised = nightsToLeave(tonight(state), 'limit', { perDay: volumeOf(tonight(state)), share: then });
          const perDay = volumeOf(tonight(state));
          let [nights, calm] = [0, 0];
          while (calm < release.nights && nights < 730) {
            nights += 1;
            state = advance(state, { night: state.night + 1, observed: perDay * then, expected: perDay }, rules);
            const chance = chancesAbove(posteriorNow(state, 0, prior, defaultPolicy), own).limit!;
            calm = chance < release.chance ? calm + 1 : 0;
          }
          expect(promised).to.equal(calm < release.nights ? null : nights);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are more for a worse past, for a rate of its own, and too many to say without orders', () => {
    const of = (share: number, then: number) =>
      nightsToLeave(tonight({ ...history(1, share), level: 'limit' }), 'limit', { perDay: 1, share: then })!;
    expect(of(4, 0)).to.be.above(of(2, 0));
    expect(of(2, 0.5)).to.be.at.least(of(2, 0));
    const idle = { ...history(0.01, 9), level: 'limit' as const };
    expect(nightsToLeave(tonight(idle), 'limit', { perDay: 0, share: 0 }, 60)).to.equal(null);
  });

  it('lead from one level to the next, each with calm nights of its own', () => {
    const state = { ...history(1, 0.3), level: 'limit' as const, calm: 0 };
    const outlook = { perDay: 1, share: 0 };
    expect(levelsLeft(tonight(state), outlook)).to.deep.equal([
      { level: 'limit', nights: 14 },
      { level: 'warn', nights: 28 },
    ]);
    fc.assert(
      fc.property(
        fc.constantFrom(0.2, 2),
        fc.constantFrom(1.4, 4),
        fc.constantFrom(...thresholdLevels),
        (volume, share, level) => {
          const standing: DetectorState = { ...history(volume, share), level };
          const steps = levelsLeft(tonight(standing), { perDay: volume, share: 0 });
          steps.forEach((step, index) => {
            expect(step.level).to.equal(thresholdLevels[thresholdLevels.indexOf(level) - index]);
            if (index > 0) expect(step.nights).to.be.at.least(steps[index - 1]!.nights + release.nights);
          });
          const first = nightsToLeave(tonight(standing), level, { perDay: volume, share: 0 });
          expect(steps[0]?.nights ?? null).to.equal(first);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('know the volume, and when an event of tonight counts half', () => {
    expect(volumeOf(tonight(history(0.7, 1)))).to.be.closeTo(0.7, 1e-6);
    expect(halfWeightNights({ perDay: 0.05 }, 90)).to.deep.equal({ level: 42, score: 90 });
    expect(halfWeightNights({ perDay: 0 }, 90)).to.deep.equal({ level: 180, score: 90 });
    expect(volumeOf({ state: freshState(9), policy: defaultPolicy })).to.equal(0);
  });

  it('hold for every level', () => {
    const state = { ...history(1, 3), calm: 0 };
    const nights = thresholdLevels.map((level) =>
      nightsToLeave(tonight({ ...state, level }), level, { perDay: 1, share: 0 })!,
    );
    expect(nights[0]).to.be.at.least(nights[1]!);
    expect(nights[1]).to.be.at.least(nights[2]!);
  });
});

describe('what no test can know at a small volume', () => {
  it('follows from the information in an event and that which a decision needs', () => {
    expect(informationPerEvent(2)).to.be.closeTo(2 * Math.LN2 - 1, 1e-12);
    expect(informationPerEvent(1)).to.equal(0);
    expect(informationNeeded(0.5)).to.be.closeTo(0, 1e-12);
    expect(informationNeeded(0.05)).to.be.closeTo(0.83, 0.001);
    expect(soonestAnswer(0.055 / 7, 2 / 1.1, 20)).to.equal(383);
  });

  it('is sooner with more orders, a larger effect and more errors allowed, and never for nobody', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.002, max: 5, noNaN: true }),
        fc.double({ min: 1.3, max: 5, noNaN: true }),
        (perDay, ratio) => {
          const days = soonestAnswer(perDay, ratio, 20) ?? Infinity;
          expect(soonestAnswer(perDay * 2, ratio, 20) ?? Infinity).to.be.at.most(days);
          expect(soonestAnswer(perDay, ratio + 0.5, 20) ?? Infinity).to.be.at.most(days);
          expect(soonestAnswer(perDay, ratio, 10) ?? Infinity).to.be.at.most(days);
        },
      ),
    );
    expect(soonestAnswer(0, 2, 20)).to.equal(null);
  });

  it('is sooner than the product’s own detector: nobody beats the bound', () => {
    const perDay = 0.2;
    const doubled = replay(
      Array.from({ length: soonestAnswer(perDay, 2, 100)! }, (_, night) => ({
        ...{ night: 100 + night, observed: perDay * 2, expected: perDay },
      })),
      rules,
    )!;
    const e = doubled.evidence.warn!.reduce((sum, log) => sum + Math.exp(log), 0);
    expect(e).to.be.below(100);
  });
});
