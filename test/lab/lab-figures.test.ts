/** What concluded orders come to, reckoned by hand and for any of them. */
import { expect } from 'chai';
import fc from 'fast-check';
import {
  costPerFinding,
  labStrata,
  paceOf,
  rateOf,
  ratesByQuarter,
  type ConcludedOrder,
} from '../../server/lab/lab-figures.ts';
import { dayOf, dayText } from '../../server/scoring/day.ts';

const order = (given: Partial<ConcludedOrder> = {}): ConcludedOrder => ({
  ...{ stratum: 'random', orderedOn: '2026-10-01', concludedOn: '2026-10-10', failed: false },
  ...{ costMinor: 30_000, currency: 'EUR', findings: 0, ...given },
});

const orders = fc.array(
  fc.record({
    stratum: fc.constantFrom(...labStrata),
    orderedOn: fc.integer({ min: 20_000, max: 20_400 }).map(dayText),
    concludedOn: fc.integer({ min: 20_400, max: 20_450 }).map(dayText),
    failed: fc.boolean(),
    costMinor: fc.option(fc.integer({ min: 0, max: 200_000 })),
    currency: fc.option(fc.constantFrom('EUR', 'GBP')),
    findings: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 60 },
);

describe('the figures of the lab', () => {
  it('say a rate with its exact interval, and nothing without orders', () => {
    expect(rateOf([])).to.deep.include({ rate: null, low: null, high: null });
    const rate = rateOf([
      ...Array.from({ length: 38 }, () => order()),
      order({ failed: true }),
      order({ failed: true }),
    ]);
    expect(rate).to.include({ failed: 2, inspected: 40, rate: 0.05 });
    expect(rate.low).to.be.closeTo(0.00611, 1e-5);
    expect(rate.high).to.be.closeTo(0.1692, 1e-4);
  });

  it('put each order into the quarter in which it was placed, and leave no quarter out', () => {
    const rates = ratesByQuarter(
      [order({ orderedOn: '2026-09-30' }), order({ orderedOn: '2026-10-01', failed: true })],
      dayOf('2026-02-10'),
      dayOf('2026-11-22'),
    );
    expect(rates.map(({ quarter, inspected }) => [dayText(quarter), inspected])).to.deep.equal([
      ['2026-01-01', 0],
      ['2026-04-01', 0],
      ['2026-07-01', 1],
      ['2026-10-01', 1],
    ]);
  });

  it('lose no order between quarters', () => {
    fc.assert(
      fc.property(orders, (all) => {
        const rates = ratesByQuarter(all, 20_000, 20_400);
        expect(rates.reduce((sum, { inspected }) => sum + inspected, 0)).to.equal(all.length);
        expect(rates.reduce((sum, { failed }) => sum + failed, 0)).to.equal(all.filter(({ failed }) => failed).length);
      }),
    );
  });

  it('divide what was spent by what was found, in each currency for itself', () => {
    const costs = costPerFinding([
      order({ findings: 2 }),
      order({ findings: 1 }),
      order({ stratum: 'risk', currency: 'GBP', costMinor: 10_001, findings: 2 }),
      order({ stratum: 'risk' }),
      order({ costMinor: null, findings: 9 }),
    ]);
    expect(costs).to.deep.equal([
      { stratum: 'random', currency: 'EUR', orders: 2, findings: 3, costMinor: 60_000, perFindingMinor: 20_000 },
      { stratum: 'risk', currency: 'EUR', orders: 1, findings: 0, costMinor: 30_000, perFindingMinor: null },
      { stratum: 'risk', currency: 'GBP', orders: 1, findings: 2, costMinor: 10_001, perFindingMinor: 5001 },
    ]);
  });

  it('lose no money, and never add currencies', () => {
    fc.assert(
      fc.property(orders, (all) => {
        const costs = costPerFinding(all);
        for (const currency of ['EUR', 'GBP']) {
          const spent = all
            .filter((one) => one.currency === currency)
            .reduce((sum, one) => sum + (one.costMinor ?? 0), 0);
          const said = costs.filter((one) => one.currency === currency).reduce((sum, one) => sum + one.costMinor, 0);
          expect(said).to.equal(spent);
        }
      }),
    );
  });

  it('say the pace by its middle and its end', () => {
    const took = (days: number) => order({ concludedOn: dayText(dayOf('2026-10-01') + days) });
    expect(paceOf([])).to.deep.equal({ orders: 0, median: null, longest: null });
    expect(paceOf([took(30), took(5), took(9)])).to.deep.equal({ orders: 3, median: 9, longest: 30 });
    expect(paceOf([took(4), took(8)])).to.include({ median: 8 });
  });
});
