import { expect } from 'chai';
import { sampleMysteryOrders } from '../../db/sample/mystery-orders.ts';
import { dayOf } from '../../server/scoring/day.ts';

describe('the mystery orders of the sample', () => {
  const orders = sampleMysteryOrders({
    seed: 20_261,
    until: dayOf('2026-11-21'),
    sellers: 300,
    months: 13,
    orders: 400_000,
  });

  it('bear marks from 0 to 100, as the lab’s form takes them', () => {
    expect(orders.length).to.be.above(40);
    for (const { quality, delivery, packaging } of orders)
      for (const mark of [quality, delivery, packaging])
        expect(mark).to.be.within(0, 100).and.satisfy(Number.isInteger);
    expect(Math.max(...orders.map(({ quality }) => quality))).to.be.above(80);
  });

  it('give a quality that fits the verdict', () => {
    const range = { passed: [83, 98], downgraded: [53, 68], blocker: [20, 35] } as const;
    for (const { verdict, quality } of orders) expect(quality).to.be.within(range[verdict][0], range[verdict][1]);
  });
});
