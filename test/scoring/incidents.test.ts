import { expect } from 'chai';
import { excusesOf, type Incident } from '../../server/scoring/incidents.ts';
import { withoutExcused } from '../../server/scoring/replay.ts';

const strike: Incident = { id: 7, metrics: ['late-delivery'], market: 'FR', carrier: null, from: 100, to: 110 };

describe('excusesOf', () => {
  it('asks for metric, day, market and carrier, the last two only where they are named', () => {
    const excuseOf = excusesOf([strike]);
    expect(excuseOf('late-delivery', 105, { market: 'FR', carrier: 'Colis' })).to.equal(7);
    expect(excuseOf('late-delivery', 100, { market: 'FR', carrier: null })).to.equal(7);
    expect(excuseOf('late-delivery', 111, { market: 'FR', carrier: null })).to.equal(null);
    expect(excuseOf('complaint', 105, { market: 'FR', carrier: null })).to.equal(null);
    expect(excuseOf('late-delivery', 105, { market: null, carrier: null })).to.equal(null);
  });

  it('names the one that was declared first', () => {
    const excuseOf = excusesOf([strike, { ...strike, id: 8, market: null }]);
    expect(excuseOf('late-delivery', 105, { market: 'FR', carrier: null })).to.equal(7);
    expect(excuseOf('late-delivery', 105, { market: 'DE', carrier: null })).to.equal(8);
  });
});

describe('withoutExcused', () => {
  const night = (of: number, expected: number) => ({ night: of, observed: 1, withdrawn: 0, expected });

  it('takes what was excused out of the nights that had expected it', () => {
    const rows = withoutExcused([night(5, 1.2), night(9, 0.2)], [{ night: 5, learned: 9, expected: 0.5 }]);
    expect(rows).to.deep.equal([night(5, 0.7), night(9, 0.7)]);
  });

  it('gives it back, also to a night that posted nothing', () => {
    const excused = [
      { night: 5, learned: 9, expected: 0.5 },
      { night: 5, learned: 12, expected: -0.5 },
      { night: 6, learned: 12, expected: -0.25 },
    ];
    const rows = withoutExcused([night(5, 1), night(9, 0.5), night(12, 1.75)], excused);
    expect(rows.map(({ night: of, expected }) => [of, expected])).to.deep.equal([
      [5, 1],
      [6, 0.25],
      [9, 1],
      [12, 1],
    ]);
  });

  it('leaves a ledger alone of which nothing was excused', () => {
    const rows = [night(5, 1)];
    expect(withoutExcused(rows, [])).to.equal(rows);
  });
});
