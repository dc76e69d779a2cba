/** Where a seller lies in a funnel: the tails are the binomial ones, and one order never lies outside. */
import { expect } from 'chai';
import fc from 'fast-check';
import {
  chanceOfAsFew,
  chanceOfAsMany,
  groupRate,
  placeByChance,
  placeBySpread,
  reaches,
  usualSpread,
} from '../../server/scoring/funnel-places.ts';

/** P(X = k), multiplied up: nothing in common with the tails under test. */
function binomial(k: number, n: number, p: number): number {
  let value = (1 - p) ** n;
  for (let i = 1; i <= k; i++) value *= (((n - i + 1) / i) * p) / (1 - p);
  return value;
}

const point = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([exposure, share]) => ({ exposure, events: Math.round(share * exposure) }));
const rate = fc.double({ min: 0.005, max: 0.6, noNaN: true });

describe('the place of a seller in a funnel', () => {
  it('is that of the worked examples', () => {
    expect(
      groupRate([
        { events: 1, exposure: 20 },
        { events: 2, exposure: 40 },
      ]),
    ).to.equal(0.05);
    expect(placeByChance({ events: 4, exposure: 100 }, 0.01)).to.equal(1);
    expect(chanceOfAsMany({ events: 4, exposure: 100 }, 0.01)).to.be.closeTo(0.018374, 1e-6);
    expect(chanceOfAsMany({ events: 1, exposure: 1 }, 0.04)).to.be.closeTo(0.04, 1e-12);
    expect(chanceOfAsFew({ events: 10, exposure: 1000 }, 0.02)).to.be.closeTo(0.010237, 1e-6);
  });

  it('rests on the exact tails', () => {
    fc.assert(
      fc.property(point, rate, ({ events, exposure }, p) => {
        let upTo = 0;
        for (let k = 0; k <= events; k++) upTo += binomial(k, exposure, p);
        const own = binomial(events, exposure, p);
        expect(chanceOfAsFew({ events, exposure }, p)).to.be.closeTo(upTo, 1e-9);
        expect(chanceOfAsMany({ events, exposure }, p)).to.be.closeTo(1 - upTo + own, 1e-9);
      }),
    );
  });

  it('is never outside for one order, nor for nobody', () => {
    expect(placeByChance({ events: 1, exposure: 1 }, 0.04)).to.equal(0);
    expect(placeByChance({ events: 0, exposure: 0 }, 0.04)).to.equal(0);
    expect(placeByChance({ events: 0, exposure: 50 }, 0)).to.equal(0);
    expect(groupRate([])).to.equal(null);
  });

  it('never improves with one more event', () => {
    fc.assert(
      fc.property(point, rate, ({ events, exposure }, p) => {
        const more = { events: Math.min(exposure, events + 1), exposure };
        expect(placeByChance(more, p)).to.be.at.least(placeByChance({ events, exposure }, p));
      }),
    );
  });

  it('calls at most one of forty outside on each side where chance is all there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), rate, (exposure, p) => {
        const outside = (side: number) =>
          Array.from({ length: exposure + 1 }, (_, events) => events)
            .filter((events) => placeByChance({ events, exposure }, p) * side > 0)
            .reduce((sum, events) => sum + binomial(events, exposure, p), 0);
        expect(outside(1)).to.be.at.most(0.025 + 1e-9);
        expect(outside(-1)).to.be.at.most(0.025 + 1e-9);
      }),
    );
  });
});

describe('the place with the usual spread', () => {
  it('is that of the worked example', () => {
    const seller = { events: 90, exposure: 1000 };
    expect(placeByChance(seller, 0.05)).to.equal(2);
    expect(placeBySpread(seller, 0.05, 0.001, 2)).to.equal(1);
    expect(placeBySpread(seller, 0.05, 0, 2)).to.equal(2);
    expect(placeBySpread(seller, 0.05, 0.01, 2)).to.equal(0);
    expect(reaches.inner).to.be.closeTo(1.959964, 1e-6);
    expect(reaches.outer).to.be.closeTo(3.090232, 1e-6);
  });

  it('is never further out than by chance alone, and on the same side', () => {
    fc.assert(
      fc.property(point, rate, fc.double({ min: 0, max: 0.05, noNaN: true }), (seller, p, tau2) => {
        const chance = placeByChance(seller, p);
        const spread = placeBySpread(seller, p, tau2, chance);
        expect(Math.abs(spread)).to.be.at.most(Math.abs(chance));
        expect(spread * chance).to.be.at.least(0);
      }),
    );
  });

  it('takes the spread from ten sellers of whom five events would be expected, and from no others', () => {
    const large = Array.from({ length: 10 }, (_, index) => ({ events: 20 + 6 * index, exposure: 1000 }));
    const tiny = Array.from({ length: 50 }, () => ({ events: 0, exposure: 3 }));
    expect(usualSpread(large.slice(1), 0.05)).to.equal(null);
    expect(usualSpread([...large.slice(1), ...tiny], 0.05)).to.equal(null);
    expect(usualSpread(large, 0)).to.equal(null);
    const spread = usualSpread(large, 0.05)!;
    expect(spread).to.be.above(0);
    expect(usualSpread([...tiny, ...large], 0.05)).to.equal(spread);
    expect(
      usualSpread(
        Array.from({ length: 10 }, () => ({ events: 50, exposure: 1000 })),
        0.05,
      ),
    ).to.equal(0);
  });
});
