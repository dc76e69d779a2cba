/** The made-up marketplace of the benchmark, and the rules of others that it is compared with. */
import { expect } from 'chai';
import { randomOf } from '../../db/sample/random.ts';
import { allCauses, ratiosOf, type Causes } from '../../jobs/benchmarks/numbers/causes.ts';
import { degraded, drawnCauses, weeklyOrders } from '../../jobs/benchmarks/numbers/made-sellers.ts';
import { marketDays, marketMetrics, type MarketDays } from '../../jobs/benchmarks/numbers/market-seller.ts';
import {
  gated,
  lastNight,
  outage,
  postingsOf,
  ungated,
  type Posting,
} from '../../jobs/benchmarks/numbers/outage-views.ts';
import { scoreAt, scoringMetrics } from '../../jobs/benchmarks/numbers/ranked-sellers.ts';
import { ebayLikeBreach } from '../../jobs/benchmarks/yardsticks/ebay-like-rule.ts';
import { maturedRate } from '../../jobs/benchmarks/yardsticks/matured-rate.ts';
import { jamesStein, rawRate, wilsonUpper } from '../../jobs/benchmarks/yardsticks/rate-estimates.ts';

const total = (days: Float64Array): number => days.reduce((sum, count) => sum + count, 0);
const made = (perWeek: number, causes: Causes, days: number): MarketDays =>
  marketDays(randomOf(11, perWeek), { perWeek, days, causesOn: () => causes });

describe('the benchmark’s marketplace', () => {
  it('has exactly acceptable sellers that are exactly acceptable on every metric', () => {
    for (const ratio of Object.values(ratiosOf(allCauses(1)))) expect(ratio).to.be.closeTo(1, 1e-12);
    const days = made(30_000, allCauses(1), 200);
    for (const metric of marketMetrics) {
      const expected = total(days[metric].expected);
      expect(total(days[metric].observed) / expected, metric).to.be.closeTo(1, 4 / Math.sqrt(expected));
    }
  });

  it('has the true ratios of the metrics follow from their causes', () => {
    const causes = { device: 2, parcel: 1, impression: 0.5, shelf: 3 };
    const days = made(30_000, causes, 200);
    for (const metric of marketMetrics) {
      const expected = total(days[metric].expected);
      const ratio = total(days[metric].observed) / expected;
      expect(ratio, metric).to.be.closeTo(ratiosOf(causes)[metric]!, 6 / Math.sqrt(expected));
    }
  });

  it('has good sellers of all sizes, some of which turn bad', () => {
    const random = randomOf(12);
    const sizes = Array.from({ length: 500 }, () => weeklyOrders(random));
    expect(sizes.filter((size) => size < 5).length).to.be.within(50, 120);
    for (let seller = 0; seller < 100; seller++) {
      const before = drawnCauses(random, true);
      expect(Math.max(...Object.values(ratiosOf(before)))).to.be.at.most(1 + 1e-12);
      expect(Math.max(...Object.values(ratiosOf(degraded(random, before))))).to.be.within(1.3, 5.000_001);
    }
  });

  it('gives the score 70 to those exactly acceptable', () => {
    expect(scoreAt(scoringMetrics.map(() => 1))).to.be.closeTo(70, 1e-9);
  });
});

describe('two weeks without a feed', () => {
  const days = made(100, allCauses(1), lastNight + 1);
  const sum = (postings: readonly Posting[], of: keyof Posting): number =>
    postings.reduce((all, posting) => all + posting[of], 0);

  it('lose nothing and add nothing where the product waits', () => {
    for (const metric of marketMetrics) {
      const { observed, expected } = days[metric];
      for (const part of ['observed', 'expected', 'nights'] as const)
        expect(sum(gated(observed, expected), part)).to.be.closeTo(sum(postingsOf(observed, expected), part), 1e-9);
    }
    expect(gated(days.return.observed, days.return.expected)[0]?.nights).to.equal(outage.back - outage.from + 1);
  });

  it('look to the hasty as if parcels never came, and then as if all was complained about at once', () => {
    const [late] = ungated(days, 'deliveries', days['bad-order'].observed);
    expect(late?.[0]).to.equal('late-delivery');
    expect(late?.[1][1]?.observed).to.equal(days['late-delivery'].opened[outage.from + 1]);
    const [complaints] = ungated(days, 'complaints', days['bad-order'].observed);
    const back = outage.back - outage.from;
    expect(sum(complaints![1].slice(0, back), 'observed')).to.equal(0);
    const { observed } = days.complaint;
    expect(sum(complaints![1], 'observed')).to.equal(sum(postingsOf(observed, observed), 'observed'));
  });
});

describe('the rules of others', () => {
  it('naive: the rate of sixty days of orders that are old enough', () => {
    const rate = maturedRate({ horizon: 2, days: 3, atLeast: 10 });
    const seen = [10, 10, 10, 10, 10, 10, 10].map((orders, day) => rate(orders, day === 1 ? 3 : 0));
    // Orders of day 0 are old enough on day 2; those of day 1 leave on day 6.
    expect(seen).to.deep.equal([0, 0, 0, 3 / 20, 3 / 30, 3 / 30, 0]);
    const small = maturedRate({ horizon: 0, days: 3, atLeast: 10 });
    expect([small(4, 4), small(5, 0), small(1, 0)]).to.deep.equal([0, 0, 0.4]);
  });

  it('eBay-like: three months where there are orders enough, twelve where not, and five defects', () => {
    const opened = new Float64Array(400).fill(2);
    const observed = new Float64Array(400);
    observed[20] = 20;
    expect(ebayLikeBreach({ observed, opened }, 384, 0.02)).to.equal(true);
    expect(ebayLikeBreach({ observed, opened }, 385, 0.02)).to.equal(false);
    expect(ebayLikeBreach({ observed, opened: opened.map(() => 5) }, 384, 0.001)).to.equal(false);
    observed[20] = 4;
    expect(ebayLikeBreach({ observed, opened }, 384, 0.001)).to.equal(false);
  });

  it('estimates: raw, Wilson’s bound, James and Stein', () => {
    expect(rawRate({ events: 1, orders: 20 })).to.equal(0.05);
    expect(wilsonUpper({ events: 15, orders: 148 })).to.be.closeTo(0.160487242, 1e-9);
    const alike = jamesStein([
      { events: 9, orders: 100 },
      { events: 11, orders: 100 },
      { events: 0, orders: 0 },
    ]);
    for (const rate of alike) expect(rate).to.be.closeTo(0.1, 1e-12);
    const [low, small, high] = jamesStein([
      { events: 10, orders: 1000 },
      { events: 0, orders: 3 },
      { events: 200, orders: 1000 },
    ]);
    expect(low).to.be.closeTo(0.01, 0.01);
    expect(high).to.be.closeTo(0.2, 0.01);
    expect(small).to.be.within(0.05, 0.12);
  });
});
