import { expect } from 'chai';
import fc from 'fast-check';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { orderMetrics as metrics } from '../../server/scoring/metrics/index.ts';
import { outcomeOf, type OrderFacts } from '../../server/scoring/order.ts';

/** Noon of a day. Days in these tests are small numbers. */
const at = (day: number) => day * 86_400 + 43_200;
const calendar = (instant: number) => Math.floor(instant / 86_400);

type Told = Partial<OrderFacts> & { promised?: number; delivered?: number };
function order({ promised, delivered, ...facts }: Told = {}): OrderFacts {
  const delivery =
    promised === undefined && delivered === undefined
      ? null
      : { promisedDay: promised ?? null, deliveredAt: delivered === undefined ? null : at(delivered), carrier: null };
  const nothing = { market: null, category: null, grade: null, failedInspection: null, boughtByLab: false };
  const plain = { ...nothing, cancelledAt: null, cancelledBy: null, reviews: [], complaints: [], returns: [] };
  return { orderedAt: at(100), delivery, ...plain, ...facts };
}
const told = (
  day: number,
  facts: Partial<OrderFacts['complaints'][number]> = {},
): OrderFacts['complaints'][number] => ({
  complaintId: `c${day}`,
  openedAt: at(day),
  reason: null,
  fault: null,
  closedAt: null,
  resolution: null,
  withdrawnAt: null,
  firstReplyAt: null,
  ...facts,
});
const sentBack = (day: number, facts: Partial<OrderFacts['returns'][number]> = {}) => ({
  refundMinor: null,
  ...told(day, facts),
});
const review = (day: number, rating: number, facts: Partial<OrderFacts['reviews'][number]> = {}) => ({
  reviewId: `r${day}`,
  rating,
  reviewedAt: at(day),
  withdrawnAt: null,
  ...facts,
});
const outcome = (facts: Told) => outcomeOf(order(facts), calendar, noHolidays);
const event = (metric: string, facts: Told) => outcome(facts).events[metric]?.day ?? null;

describe('the moments of an order', () => {
  it('settle on the day of a delivery in time', () =>
    expect(outcome({ promised: 105, delivered: 103 }).moments).to.deep.equal({
      placed: 100,
      due: 105,
      delivered: 103,
      settled: 103,
      reviewed: null,
      replyDue: null,
    }));
  it('settle on the promised day when delivery is late, or has not come', () => {
    expect(outcome({ promised: 105, delivered: 109 }).moments.settled).to.equal(105);
    expect(outcome({ promised: 105 }).moments).to.include({ due: 105, delivered: null, settled: 105 });
  });
  it('settle on delivery without a promise', () =>
    expect(outcome({ delivered: 109 }).moments).to.include({ due: null, settled: 109 }));
  it('have no due day when cancelled on or before it', () => {
    expect(outcome({ promised: 105, cancelledAt: at(105) }).moments).to.include({ due: null, settled: null });
    expect(outcome({ promised: 105, cancelledAt: at(106) }).moments).to.include({ due: 105, settled: 105 });
    expect(outcome({ promised: 105, delivered: 107, cancelledAt: at(102) }).moments.settled).to.equal(107);
  });
  it('never lie before the order', () =>
    expect(outcome({ promised: 98, delivered: 97 }).moments).to.include({ due: 100, delivered: 100, settled: 100 }));
  it('take the first review that stands', () => {
    const withdrawn = review(105, 1, { withdrawnAt: at(120) });
    expect(outcome({ reviews: [review(110, 2), review(108, 5), withdrawn] }).moments.reviewed).to.equal(108);
  });
});

describe('late delivery', () => {
  it('is known on the promised day', () => {
    expect(event('late-delivery', { promised: 105, delivered: 106 })).to.equal(105);
    expect(event('late-delivery', { promised: 105 })).to.equal(105);
    expect(event('late-delivery', { promised: 105, delivered: 105 })).to.equal(null);
    expect(event('late-delivery', { delivered: 190 })).to.equal(null);
  });
});

describe('a complaint', () => {
  const about = (...complaints: OrderFacts['complaints']) =>
    event('complaint', { promised: 105, delivered: 103, complaints });
  it('counts once, on the day of the first that counts', () => {
    expect(about(told(112), told(108))).to.equal(108);
    expect(about(told(108, { fault: 'buyer' }), told(112))).to.equal(112);
    expect(about(told(108, { withdrawnAt: at(110) }), told(112))).to.equal(112);
  });
  it('does not count when the buyer was at fault, or a word that nobody knows', () => {
    expect(about(told(108, { fault: 'buyer' }))).to.equal(null);
    expect(about(told(108, { fault: 'other' }))).to.equal(null);
    for (const fault of ['seller', 'carrier', 'platform', 'none', 'unknown', null])
      expect(about(told(108, { fault })), String(fault)).to.equal(108);
  });
  it('counts on the day the risk opens if it came before', () => expect(about(told(101))).to.equal(103));
  it('does not count after 45 days', () => {
    expect(about(told(148))).to.equal(148);
    expect(about(told(149))).to.equal(null);
  });
  it('does not count before the order is delivered or overdue', () =>
    expect(event('complaint', { complaints: [told(108)] })).to.equal(null));
});

describe('a return', () => {
  const about = (...returns: OrderFacts['returns']) => event('return', { delivered: 103, returns });
  it('counts for the reasons that are the seller’s', () => {
    for (const reason of ['defective', 'not_as_described', 'wrong_item', 'missing_part', 'counterfeit'])
      expect(about(sentBack(110, { reason })), reason).to.equal(110);
    for (const reason of ['change_of_mind', 'damaged_in_transit', 'locked_device', 'warranty', 'other', null])
      expect(about(sentBack(110, { reason })), String(reason)).to.equal(null);
  });
  it('follows the fault where it is known', () => {
    expect(about(sentBack(110, { reason: 'change_of_mind', fault: 'seller' }))).to.equal(110);
    for (const fault of ['buyer', 'carrier', 'platform', 'other'])
      expect(about(sentBack(110, { reason: 'defective', fault })), fault).to.equal(null);
    for (const fault of ['none', 'unknown'])
      expect(about(sentBack(110, { reason: 'defective', fault })), fault).to.equal(110);
  });
  it('does not count after 30 days', () => expect(about(sentBack(134, { fault: 'seller' }))).to.equal(null));
});

describe('a low review', () => {
  it('is a first rating of one or two stars', () => {
    expect(event('low-review', { reviews: [review(110, 2)] })).to.equal(110);
    expect(event('low-review', { reviews: [review(110, 3)] })).to.equal(null);
    expect(event('low-review', { reviews: [review(110, 5), review(111, 1)] })).to.equal(null);
    const tied = [review(110, 1, { reviewId: 'b' }), review(110, 5, { reviewId: 'a' })];
    expect(event('low-review', { reviews: tied })).to.equal(null);
  });
});

describe('a cancellation', () => {
  it('counts when the seller cancels, within seven days', () => {
    expect(event('cancellation', { cancelledAt: at(107), cancelledBy: 'seller' })).to.equal(107);
    expect(event('cancellation', { cancelledAt: at(108), cancelledBy: 'seller' })).to.equal(null);
    expect(event('cancellation', { cancelledAt: at(101), cancelledBy: 'buyer' })).to.equal(null);
    expect(event('cancellation', { cancelledAt: at(101), cancelledBy: null })).to.equal(null);
  });
});

describe('a bad order', () => {
  it('is known by the first of its signs', () => {
    const all = { promised: 105, delivered: 110, reviews: [review(112, 1)], complaints: [told(109)] };
    expect(event('bad-order', all)).to.equal(108);
    expect(event('bad-order', { ...all, delivered: 108 })).to.equal(109);
    expect(event('bad-order', { ...all, delivered: 108, complaints: [] })).to.equal(112);
    expect(event('bad-order', { ...all, delivered: 108, complaints: [], reviews: [] })).to.equal(null);
    expect(event('bad-order', { delivered: 104, returns: [sentBack(111, { reason: 'defective' })] })).to.equal(111);
  });
});

describe('a refund', () => {
  it('counts whoever was at fault, when it was closed, else when it was opened', () => {
    const returns = [sentBack(110, { fault: 'buyer', refundMinor: 500, closedAt: at(115) })];
    expect(event('refund', { delivered: 103, returns })).to.equal(115);
    expect(event('refund', { delivered: 103, complaints: [told(112, { resolution: 'refund' })] })).to.equal(112);
    expect(event('refund', { delivered: 103, returns: [sentBack(110, { refundMinor: 0 })] })).to.equal(null);
  });
});

describe('any order', () => {
  const day = fc.integer({ min: 90, max: 200 });
  const instant = fc.option(day.map(at));
  const fault = fc.constantFrom('seller', 'buyer', 'carrier', 'other', null);
  const reason = fc.constantFrom('defective', 'other', null);
  const found = fc.record({
    openedAt: day.map(at),
    reason,
    fault,
    closedAt: instant,
    resolution: fc.constantFrom('refund', null),
    withdrawnAt: instant,
  });
  const any = fc.record<OrderFacts>({
    market: fc.constantFrom('FR', 'SA', null),
    category: fc.constant(null),
    grade: fc.constant(null),
    failedInspection: fc.option(day),
    boughtByLab: fc.boolean(),
    orderedAt: day.map(at),
    cancelledAt: instant,
    cancelledBy: fc.constantFrom('seller', 'buyer', null),
    delivery: fc.option(fc.record({ promisedDay: fc.option(day), deliveredAt: instant, carrier: fc.constant(null) })),
    reviews: fc.uniqueArray(
      fc.record({
        reviewId: fc.string(),
        rating: fc.integer({ min: 1, max: 5 }),
        reviewedAt: day.map(at),
        withdrawnAt: instant,
      }),
      { maxLength: 3, selector: ({ reviewId }) => reviewId },
    ),
    complaints: fc.uniqueArray(
      fc
        .record({ complaintId: fc.string(), firstReplyAt: instant })
        .chain((one) => found.map((more) => ({ ...more, ...one }))),
      { maxLength: 3, selector: ({ complaintId }) => complaintId },
    ),
    returns: fc.array(
      found.map((one) => ({ ...one, refundMinor: null })),
      { maxLength: 3 },
    ),
  });

  it('never has an event of a negative age, after the horizon, or without its risk', () => {
    fc.assert(
      fc.property(any, (facts) => {
        const { moments, events } = outcomeOf(facts, calendar, noHolidays);
        for (const { key, base, horizon } of metrics) {
          const one = events[key];
          if (!one) continue;
          expect(one.opened, key).to.equal(moments[base]);
          expect(one.day - one.opened, key).to.be.within(0, horizon);
        }
        for (const moment of Object.values(moments))
          if (moment !== null && moment !== moments.reviewed) expect(moment).to.be.at.least(moments.placed);
      }),
      { numRuns: 1000 },
    );
  });

  it('counts the same in whatever order its rows came', () => {
    fc.assert(
      fc.property(any, (facts) => {
        const turned = {
          ...facts,
          reviews: facts.reviews.toReversed(),
          complaints: facts.complaints.toReversed(),
          returns: facts.returns.toReversed(),
        };
        expect(outcomeOf(turned, calendar, noHolidays)).to.deep.equal(outcomeOf(facts, calendar, noHolidays));
      }),
      { numRuns: 1000 },
    );
  });
});
