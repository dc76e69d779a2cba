import { expect } from 'chai';
import fc from 'fast-check';
import { cappedTotal, type CaseMixRow } from '../../server/scoring/case-mix-cells.ts';
import {
  estimateCaseMix,
  relativeRisk,
  riskBounds,
  type CaseMix,
  type RiskCell,
} from '../../server/scoring/case-mix.ts';
import { betaBinomialFit, concentrations, mostLikelyConcentration } from '../../server/scoring/beta-binomial.ts';
import { gammaQuantile } from '../../server/scoring/special-functions.ts';
import { sizeCap } from '../../server/scoring/share-cap.ts';

const row = (seller: number, category: string, orders: number, events: number, more: Partial<CaseMixRow> = {}) => ({
  category,
  grade: 'A',
  market: 'FR',
  month: null,
  seller,
  orders,
  events,
  ...more,
});
const cell = (category: string | null, more: object = {}) => ({
  category,
  grade: 'A',
  market: 'FR',
  month: null,
  ...more,
});
/** Ten sellers of each of two categories, with 3 % and 1 %. */
const twoKinds = Array.from({ length: 10 }, (_, seller) => [
  row(seller, 'phones', 1000, 30),
  row(seller + 10, 'linen', 1000, 10),
]).flat();

const names = fc.constantFrom('phones', 'linen', 'toys', '__proto__', 'constructor', 'unknown', '', null);
const someRow: fc.Arbitrary<CaseMixRow> = fc
  .record({
    category: names,
    grade: fc.constantFrom('A', 'B', null),
    market: fc.constantFrom('FR', 'DE', null),
    month: fc.constantFrom(null, 1, 12),
    seller: fc.nat(9),
    orders: fc.nat(400),
    share: fc.double({ min: 0, max: 0.5, noNaN: true }),
  })
  .map(({ share, ...rest }) => ({ ...rest, events: Math.floor(rest.orders * share) }));
const someRows = fc.array(someRow, { minLength: 20, maxLength: 80 });

const everyCell = ({ risk, within = {} }: RiskCell): number[] => [risk, ...Object.values(within).flatMap(everyCell)];

describe('the largest share', () => {
  it('is cut until it holds', () => {
    expect(sizeCap([10, 10, 10, 10, 100], 0.25)).to.be.closeTo(40 / 3, 1e-12);
    expect(sizeCap([10, 10, 10, 10, 10, 10], 0.2)).to.equal(Infinity);
    expect(sizeCap([5, 10, 80], 0.2)).to.equal(5);
    expect(
      cappedTotal(
        [10, 10, 10, 10, 60].map((orders, i) => ({ orders, events: [1, 0, 1, 0, 30][i]! })),
        0.2,
      ),
    ).to.deep.equal({
      sellers: 5,
      orders: 50,
      events: 7,
      squares: 500,
    });
  });
  it('is nobody’s afterwards, and nobody is cut without need', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 6, maxLength: 60 });
    fc.assert(
      fc.property(sizes, fc.double({ min: 0.2, max: 0.5, noNaN: true }), (all, share) => {
        const cap = sizeCap(all, share);
        const left = all.map((size) => Math.min(size, cap));
        const whole = left.reduce((sum, size) => sum + size, 0);
        expect(Math.max(...left)).to.be.at.most(share * whole * (1 + 1e-9));
        if (cap !== Infinity) expect(cap).to.be.at.least(share * whole * (1 - 1e-9));
      }),
    );
  });
});

describe('the concentration of groups', () => {
  const groups = (rates: number[], n: number) => rates.map((rate) => ({ x: rate * n, n, p: 0.1 }));
  it('is high where they are alike and low where they are not', () => {
    expect(betaBinomialFit([{ x: 1, n: 2, p: 0.5 }], 2)).to.be.closeTo(Math.log(1 / 6), 1e-14);
    expect(mostLikelyConcentration([])).to.equal(concentrations.most);
    expect(mostLikelyConcentration(groups(new Array<number>(50).fill(0.1), 1000))).to.be.above(100_000);
    expect(mostLikelyConcentration(groups([0.02, 0.05, 0.1, 0.15, 0.18], 1000))).to.be.within(10, 40);
    expect(mostLikelyConcentration(groups([0, 1], 1000))).to.be.below(1.1);
  });
});

describe('the case mix', () => {
  it('finds that phones are three times as risky as linen', () => {
    const mix = estimateCaseMix(twoKinds)!;
    expect(mix.rate).to.be.closeTo(0.02, 1e-12);
    expect(relativeRisk(mix, cell('phones'))).to.be.closeTo(1.5, 0.02);
    expect(relativeRisk(mix, cell('linen'))).to.be.closeTo(0.5, 0.02);
    expect(relativeRisk(mix, cell('phones', { grade: 'Z', market: 'JP', month: 3 }))).to.be.closeTo(1.5, 0.02);
    expect(relativeRisk(mix, cell('toys'))).to.equal(1);
    expect(relativeRisk(mix, cell('constructor'))).to.equal(1);
    expect(relativeRisk(null, cell('phones'))).to.equal(1);
  });

  it('is the example of its page', () => {
    const table: CaseMix = {
      rate: 0.01,
      kappa: [80],
      monthly: false,
      cells: { risk: 1, within: { phones: { risk: 2 } } },
    };
    expect(relativeRisk(table, cell('phones'))).to.equal(2);
  });

  it('knows months where they are given', () => {
    const winter = twoKinds.map((one) => ({ ...one, month: 12, events: one.events * 2 }));
    const mix = estimateCaseMix([...winter, ...twoKinds.map((one) => ({ ...one, month: 6 }))])!;
    expect([mix.monthly, mix.kappa.length]).to.deep.equal([true, 4]);
    const [cold, warm] = [12, 6].map((month) => relativeRisk(mix, cell('phones', { month })));
    expect(cold! / warm!).to.be.within(1.7, 2);
    expect(relativeRisk(mix, cell('phones', { month: 1 }))).to.equal(relativeRisk(mix, cell('phones')));
    expect(estimateCaseMix(twoKinds)!.monthly).to.equal(false);
  });

  it('lets a category of two sellers be like all', () => {
    const few = [row(90, 'sabres', 5000, 2000), row(91, 'sabres', 5000, 2000)];
    expect(relativeRisk(estimateCaseMix([...twoKinds, ...few]), cell('sabres'))).to.equal(1);
    const three = [...few, row(92, 'sabres', 5000, 2000)];
    expect(relativeRisk(estimateCaseMix([...twoKinds, ...three]), cell('sabres'))).to.be.above(2);
  });

  it('does not let one large bad seller raise its own yardstick', () => {
    const giant = row(99, 'linen', 1_000_000, 100_000);
    const mix = estimateCaseMix([...twoKinds, giant])!;
    // A fifth of the orders at 10 %; uncut the cell would be nearly 10 % itself.
    expect(relativeRisk(mix, cell('linen')) * mix.rate).to.be.below(0.04);
  });

  it('does not take differences between sellers for differences between goods', () => {
    // 600 sellers that differ by 70 %, ten kinds of goods that do not differ at all.
    const ratios = Array.from({ length: 600 }, (_, i) => gammaQuantile((i + 0.5) / 600, 2, 2));
    const rows = ratios.map((ratio, i) => {
      const orders = 200 * (1 + ((i * 37) % 40));
      return row(i, `k${((i * 7919) % 601) % 10}`, orders, Math.round(orders * 0.02 * ratio));
    });
    const mix = estimateCaseMix(rows)!;
    for (const risk of everyCell(mix.cells)) expect(risk).to.be.within(0.93, 1.07);
  });

  it('takes what is not known for a kind of its own', () => {
    const unnamed = Array.from({ length: 10 }, (_, seller) => row(seller, '', 1000, 80));
    const mix = estimateCaseMix([...twoKinds, ...unnamed])!;
    for (const category of [null, '', 'unknown']) expect(relativeRisk(mix, cell(category))).to.be.closeTo(2, 0.02);
  });

  it('is not drawn from too little', () => {
    expect(estimateCaseMix([])).to.equal(null);
    expect(estimateCaseMix(twoKinds.map((one) => ({ ...one, events: 0 })))).to.equal(null);
    expect(estimateCaseMix([row(1, 'a', 1000, 150), row(2, 'a', 1000, 150)])).to.equal(null);
  });

  it('is the same to the last byte for rows and sellers in any order, in whole or in parts', () => {
    fc.assert(
      fc.property(someRows, (rows) => {
        const bytes = JSON.stringify(estimateCaseMix(rows));
        expect(JSON.stringify(estimateCaseMix([...rows].reverse()))).to.equal(bytes);
        expect(JSON.stringify(estimateCaseMix(rows.map((one) => ({ ...one, seller: 100 - one.seller }))))).to.equal(
          bytes,
        );
        const parts = rows.flatMap((one) => {
          const orders = Math.floor(one.orders / 2);
          const events = Math.min(orders, Math.floor(one.events / 2));
          return [
            { ...one, orders, events },
            { ...one, orders: one.orders - orders, events: one.events - events },
          ];
        });
        expect(JSON.stringify(estimateCaseMix(parts))).to.equal(bytes);
      }),
      { numRuns: 100 },
    );
  });

  it('keeps every risk within its bounds, and survives JSON', () => {
    fc.assert(
      fc.property(someRows, someRow, (rows, one) => {
        const mix = estimateCaseMix(rows);
        if (!mix) return;
        for (const risk of everyCell(mix.cells)) expect(risk).to.be.within(riskBounds.least, riskBounds.most);
        expect(mix.cells.risk).to.equal(1);
        const kept = JSON.parse(JSON.stringify(mix)) as CaseMix;
        expect(relativeRisk(kept, one)).to.equal(relativeRisk(mix, one));
      }),
      { numRuns: 100 },
    );
  });

  it('places each category between its own rate and that of all', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0.01, max: 0.2, noNaN: true })), {
          minLength: 3,
          maxLength: 20,
        }),
        (kinds) => {
          const rows = kinds.flatMap(([orders, rate], kind) =>
            Array.from({ length: 6 }, (_, seller) => row(seller, `k${kind}`, orders, Math.round(orders * rate))),
          );
          const mix = estimateCaseMix(rows);
          if (!mix) return;
          kinds.forEach(([orders, rate], kind) => {
            const own = Math.min(
              riskBounds.most,
              Math.max(riskBounds.least, Math.round(orders * rate) / orders / mix.rate),
            );
            const risk = relativeRisk(mix, cell(`k${kind}`, { grade: 'other' }));
            expect(risk).to.be.within(Math.min(own, 1) - 1e-6, Math.max(own, 1) + 1e-6);
          });
        },
      ),
      { numRuns: 60 },
    );
  });
});
