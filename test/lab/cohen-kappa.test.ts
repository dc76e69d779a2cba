/** Cohen's κ: his own example, what must always hold, and how often the interval holds the truth. */
import { expect } from 'chai';
import fc from 'fast-check';
import { cohenKappa, fewestPairs, wilson } from '../../server/lab/cohen-kappa.ts';

/** Cohen 1960, table 2, as counts of 200 patients. */
const diagnoses = [
  [88, 10, 2],
  [14, 40, 6],
  [18, 10, 12],
];

const tables = fc
  .integer({ min: 2, max: 4 })
  .chain((size) =>
    fc.array(fc.array(fc.nat({ max: 30 }), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  );

const transposed = (table: readonly (readonly number[])[]) => table.map((_, i) => table.map((row) => row[i] as number));

describe('Cohen’s κ', () => {
  it('is that of his paper', () => {
    const { pairs, agreed, chance, kappa, low, high } = cohenKappa(diagnoses);
    expect(pairs).to.equal(200);
    expect(agreed).to.be.closeTo(0.7, 1e-12);
    expect(chance).to.be.closeTo(0.41, 1e-12);
    expect(kappa).to.be.closeTo(0.4915, 5e-5);
    expect([low, high].map((limit) => Number(limit!.toFixed(3)))).to.deep.equal([0.378, 0.592]);
    // His own interval, from σ = √(.70 · .30 / (200 · .59²)), lies within a hundredth.
    const sigma = Math.sqrt((0.7 * 0.3) / (200 * 0.59 ** 2));
    expect(kappa! - 1.96 * sigma).to.be.closeTo(low!, 0.01);
    expect(kappa! + 1.96 * sigma).to.be.closeTo(high!, 0.01);
  });

  it('counts nearly alike in part where the categories are ordered', () => {
    const near = [
      [30, 10, 0],
      [0, 20, 0],
      [0, 0, 10],
    ];
    const far = [
      [30, 0, 10],
      [0, 20, 0],
      [0, 0, 10],
    ];
    const weighted = (table: number[][]) => cohenKappa(table, { weights: 'linear' }).kappa!;
    expect(weighted(near)).to.be.above(cohenKappa(near).kappa!);
    expect(weighted(near)).to.be.above(weighted(far));
    // By hand: agreed 1 − 10/70 · 1/2; chance 1 − Σ |i−j|/2 · row · column.
    const chance = 1 - (0.5 * (40 * 30 + 20 * 30 + 20 * 10 + 10 * 30) + 1 * (40 * 10 + 10 * 30)) / 4900;
    expect(weighted(near)).to.be.closeTo((1 - 5 / 70 - chance) / (1 - chance), 1e-12);
  });

  it('is 1 for people who always agree, with an interval that says how little few pairs tell', () => {
    const few = cohenKappa([
      [12, 0],
      [0, 8],
    ]);
    expect(few.kappa).to.equal(1);
    expect(few.low).to.be.within(0.5, 0.8);
    expect(few.high).to.equal(1);
  });

  it('is not told of too few pairs, nor where everybody always says the same', () => {
    expect(cohenKappa([[0]]).why).to.equal('too_few');
    expect(cohenKappa([[0]]).agreed).to.equal(null);
    const few = cohenKappa([
      [fewestPairs - 2, 0],
      [0, 1],
    ]);
    expect([few.kappa, few.why, few.agreed]).to.deep.equal([null, 'too_few', 1]);
    const alike = cohenKappa([
      [50, 0],
      [0, 0],
    ]);
    expect([alike.kappa, alike.why]).to.deep.equal([null, 'all_alike']);
    // Forty answers about ten devices are ten observations.
    expect(
      cohenKappa(
        [
          [20, 5],
          [5, 10],
        ],
        { observations: 10 },
      ).why,
    ).to.equal('too_few');
  });

  it('lies within its interval and between −1 and 1, whoever is called first, whatever the categories are called', () => {
    fc.assert(
      fc.property(tables, fc.constantFrom('plain' as const, 'linear' as const), (table, weights) => {
        const found = cohenKappa(table, { weights });
        const mirrored = cohenKappa(transposed(table), { weights });
        expect(mirrored.kappa === null).to.equal(found.kappa === null);
        if (found.kappa === null) return;
        expect(mirrored.kappa).to.be.closeTo(found.kappa, 1e-9);
        expect(found.kappa).to.be.within(-1, 1);
        expect(found.low).to.be.at.most(found.kappa + 1e-12);
        expect(found.high).to.be.at.least(found.kappa - 1e-12);
        const backwards = [...table].reverse().map((row) => [...row].reverse());
        expect(cohenKappa(backwards, { weights }).kappa).to.be.closeTo(found.kappa, 1e-9);
      }),
    );
  });

  it('is near 0 for people who do not look', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 2, maxLength: 4 }), (often) => {
        const table = often.map((row) => often.map((column) => row * column));
        fc.pre(table.flat().reduce((sum, count) => sum + count, 0) >= fewestPairs);
        expect(cohenKappa(table).kappa).to.be.closeTo(0, 1e-9);
      }),
    );
  });

  it('has an interval that holds the true κ in at least 93 of 100 tries', () => {
    // Two people say no of a fifth; they copy each other in six of ten and answer by themselves else: κ is .6.
    const random = steps(20_261_123);
    let held = 0;
    const tries = 2_000;
    for (let nth = 0; nth < tries; nth++) {
      const table = [
        [0, 0],
        [0, 0],
      ];
      for (let pair = 0; pair < 80; pair++) {
        const one = random() < 0.2 ? 1 : 0;
        const other = random() < 0.6 ? one : random() < 0.2 ? 1 : 0;
        table[one]![other]!++;
      }
      const { low, high } = cohenKappa(table);
      if (low! <= 0.6 && 0.6 <= high!) held++;
    }
    expect(held / tries).to.be.above(0.93);
  });

  it('takes Wilson’s interval of the share', () => {
    expect(wilson(0.7, 200).map((limit) => Number(limit.toFixed(3)))).to.deep.equal([0.633, 0.759]);
    expect(wilson(1, 20)[1]).to.equal(1);
    expect(wilson(0, 20)[0]).to.equal(0);
  });
});

/** mulberry32: the same numbers each time. */
function steps(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
