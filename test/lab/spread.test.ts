/** The spread check reckoned by hand: how surprising a seller is, against the others. */
import { expect } from 'chai';
import fc from 'fast-check';
import {
  chanceOfAtLeast,
  expectedShare,
  spreadFaults,
  spreadOf,
  traitsOf,
  type TestedOrder,
} from '../../server/lab/spread.ts';

let last = 0;
const order = (seller: number, items: readonly string[] = [], given: Partial<TestedOrder> = {}): TestedOrder => ({
  ...{ id: (last += 1), seller, sellerId: `S-${seller}`, sellerName: `Shop ${seller}`, category: 'smartphones' },
  ...{ model: 'Phone 12', found: items.map((item) => ({ item, text: item, part: null, batch: null })), ...given },
});

/** The binomial tail, term by term. */
function tail(k: number, n: number, p: number): number {
  let sum = 0;
  for (let i = k; i <= n; i++) {
    let term = 1;
    for (let j = 1; j <= i; j++) term *= ((n - i + j) / j) * p;
    sum += term * (1 - p) ** (n - i);
  }
  return sum;
}

describe('the spread check', () => {
  it('says how rarely a seller like the others would show a fault so often', () => {
    expect(chanceOfAtLeast(2, 4, 0.1)).to.be.closeTo(0.0523, 1e-10);
    expect(chanceOfAtLeast(0, 4, 0.1)).to.equal(1);
    expect(expectedShare(2, 99)).to.equal(0.025);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        fc.double({ min: 0.001, max: 0.999, noNaN: true }),
        (n, k, p) => {
          expect(chanceOfAtLeast(Math.min(k, n), n, p)).to.be.closeTo(tail(Math.min(k, n), n, p), 1e-9);
        },
      ),
    );
  });

  it('sets each seller beside all others, and puts the most surprising first', () => {
    const orders = [
      ...Array.from({ length: 3 }, () => order(1, ['battery-flat'])),
      order(1),
      order(2, ['battery-flat']),
      ...Array.from({ length: 49 }, () => order(2)),
      // Another kind of device cannot show it, so it is no comparison.
      ...Array.from({ length: 100 }, () => order(3, [], { category: 'appliances' })),
    ];
    const { shown, tested, sellers } = spreadOf(orders, { kind: 'item', item: 'battery-flat' });
    expect([shown, tested]).to.deep.equal([4, 54]);
    expect(sellers.map(({ seller, shown: k, tested: n }) => [seller, k, n])).to.deep.equal([
      [1, 3, 4],
      [2, 1, 50],
    ]);
    expect(sellers[0]!.expected).to.be.closeTo(1.5 / 51, 1e-12);
    expect(sellers[0]!.chance).to.be.closeTo(tail(3, 4, 1.5 / 51), 1e-12);
    expect(sellers[0]!.low).to.be.closeTo(0.1941, 1e-4);
    expect(sellers[1]!.chance).to.be.above(0.5);
  });

  it('tells a bad model from a bad seller', () => {
    const orders = [
      ...[1, 2, 3].map((seller) => order(seller, ['battery-flat'], { model: ' phone  X ' })),
      order(4, [], { model: 'Phone X' }),
      ...Array.from({ length: 20 }, () => order(5)),
    ];
    const spread = spreadOf(orders, { kind: 'model', item: 'battery-flat', model: 'phone x' });
    expect([spread.shown, spread.tested, spread.elsewhere]).to.deep.equal([3, 4, { shown: 0, tested: 20 }]);
  });

  it('finds the same part and batch, however they were typed, and lists what is at several sellers', () => {
    const noted = (seller: number, batch: string) =>
      order(seller, [], { model: null, found: [{ item: 'charges', text: 'It charges.', part: 'Cell A', batch }] });
    const orders = [noted(1, 'LG-22'), noted(2, ' lg-22 '), noted(3, 'LG-23'), order(4, ['genuine'])];
    expect(traitsOf(orders)).to.deep.include({ kind: 'batch', value: 'lg-22' });
    const faults = spreadFaults(orders).map(({ trait, sellers }) => [Object.values(trait).join(' '), sellers.length]);
    expect(faults.map(String).sort()).to.deep.equal(['batch lg-22,2', 'item charges,3', 'part cell a,3']);
  });

  it('is silent without orders', () => {
    expect(spreadFaults([])).to.deep.equal([]);
    expect(spreadOf([], { kind: 'part', value: 'x' })).to.include({ shown: 0, tested: 0 });
  });
});
