import { expect } from 'chai';
import fc from 'fast-check';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar, dayOf, dayText } from '../../server/scoring/day.ts';
import { tradeInMetrics } from '../../server/scoring/metrics/index.ts';
import { tradeInOutcome, type TradeInFacts } from '../../server/scoring/trade-in.ts';
import { publicHolidays } from '../../server/public-holidays.ts';

const holidays = publicHolidays();
const paris = businessCalendar('Europe/Paris');
const at = (day: string) => Date.parse(`${day}T10:00:00Z`) / 1000;
const device = (more: Partial<TradeInFacts> = {}): TradeInFacts => ({
  country: 'FR',
  offeredAt: at('2026-04-20'),
  offerMinor: 20_000,
  receivedAt: null,
  inspectedAt: null,
  counterOfferMinor: null,
  decision: null,
  decidedAt: null,
  paidAt: null,
  sentBackAt: null,
  ...more,
});
const outcome = (more: Partial<TradeInFacts>) => tradeInOutcome(device(more), paris, holidays);
const dayOfEvent = (metric: string, more: Partial<TradeInFacts>) => {
  const event = outcome(more).events[metric];
  return event ? dayText(event.day) : null;
};

describe('a used device', () => {
  it('is due for inspection on the second business day, past weekend and holiday', () => {
    const received = { receivedAt: at('2026-04-30') };
    expect(dayOfEvent('slow-inspection', received)).to.equal('2026-05-05');
    expect(dayOfEvent('slow-inspection', { ...received, country: 'GB' })).to.equal('2026-05-05');
    expect(dayOfEvent('slow-inspection', { ...received, country: null })).to.equal('2026-05-04');
    expect(dayOfEvent('slow-inspection', { ...received, country: 'SA' })).to.equal('2026-05-04');
    expect(dayOfEvent('slow-inspection', { ...received, inspectedAt: at('2026-05-05') })).to.equal(null);
    expect(dayOfEvent('slow-inspection', { ...received, inspectedAt: at('2026-05-06') })).to.equal('2026-05-05');
  });

  it('is countered when less is offered once it has been seen, known with the inspection', () => {
    const seen = { receivedAt: at('2026-04-22'), inspectedAt: at('2026-04-24') };
    expect(dayOfEvent('counter-offer', { ...seen, counterOfferMinor: 15_000 })).to.equal('2026-04-24');
    expect(dayOfEvent('counter-offer', { ...seen, counterOfferMinor: 20_000 })).to.equal(null);
    expect(dayOfEvent('counter-offer', { ...seen, counterOfferMinor: 25_000 })).to.equal(null);
    expect(dayOfEvent('counter-offer', { ...seen, counterOfferMinor: 1, offerMinor: null })).to.equal('2026-04-24');
    expect(dayOfEvent('counter-offer', { receivedAt: at('2026-04-22'), counterOfferMinor: 1 })).to.equal('2026-04-22');
    expect(dayOfEvent('counter-offer', { counterOfferMinor: 1 })).to.equal(null);
  });

  it('is to be paid six business days after the yes, but not before it has arrived', () => {
    const yes = { receivedAt: at('2026-04-22'), decision: 'accepted', decidedAt: at('2026-04-23') };
    expect(dayOfEvent('slow-payment', yes)).to.equal('2026-05-04');
    expect(dayOfEvent('slow-payment', { ...yes, paidAt: at('2026-05-04') })).to.equal(null);
    expect(dayOfEvent('slow-payment', { ...yes, decidedAt: at('2026-04-20') })).to.equal('2026-04-30');
    expect(dayOfEvent('slow-payment', { ...yes, receivedAt: null })).to.equal(null);
    expect(dayOfEvent('slow-send-back', yes)).to.equal(null);
  });

  it('goes back two business days after the no', () => {
    const no = { receivedAt: at('2026-04-22'), decision: 'rejected', decidedAt: at('2026-04-24') };
    expect(dayOfEvent('slow-send-back', no)).to.equal('2026-04-28');
    expect(dayOfEvent('slow-send-back', { ...no, sentBackAt: at('2026-04-28') })).to.equal(null);
    expect(dayOfEvent('slow-payment', no)).to.equal(null);
  });

  it('owes nothing before it arrives', () => {
    const { moments, events } = outcome({ decision: 'accepted', decidedAt: at('2026-04-20') });
    expect(Object.values(moments)).to.deep.equal([null, null, null, null]);
    expect(events).to.deep.equal({});
  });
});

describe('any used device', () => {
  const from = dayOf('2026-01-01') * 86_400;
  const when = fc.option(fc.integer({ min: from, max: from + 120 * 86_400 }));
  const any: fc.Arbitrary<TradeInFacts> = fc.record({
    country: fc.constantFrom('FR', 'SA', 'DE', null),
    offeredAt: fc.integer({ min: from, max: from + 60 * 86_400 }),
    offerMinor: fc.constantFrom(20_000, null),
    receivedAt: when,
    inspectedAt: when,
    counterOfferMinor: fc.constantFrom(null, 10_000, 30_000),
    decision: fc.constantFrom('accepted', 'rejected', 'other', null),
    decidedAt: when,
    paidAt: when,
    sentBackAt: when,
  });
  const events = (facts: TradeInFacts) => tradeInOutcome(facts, paris, noHolidays).events;

  it('never has an event of a negative age, after the horizon, or without its risk', () => {
    fc.assert(
      fc.property(any, (facts) => {
        const { moments, events } = tradeInOutcome(facts, paris, noHolidays);
        for (const { key, base, horizon } of tradeInMetrics) {
          const event = events[key];
          if (!event) continue;
          expect(event.opened).to.equal(moments[base]);
          expect(event.day - event.opened).to.be.within(0, horizon);
        }
      }),
    );
  });

  it('never becomes worse by being inspected, paid or sent back sooner, or by more time to do it', () => {
    fc.assert(
      fc.property(any, fc.nat(20 * 86_400), (facts, sooner) => {
        const before = events(facts);
        const earlier = (instant: number | null) => (instant === null ? null : instant - sooner);
        const faster = { paidAt: earlier(facts.paidAt), sentBackAt: earlier(facts.sentBackAt) };
        const after = events({ ...facts, ...faster, inspectedAt: earlier(facts.inspectedAt) });
        for (const key of ['slow-inspection', 'slow-payment', 'slow-send-back'])
          if (!before[key]) expect(after[key], key).to.equal(undefined);
        const restful = tradeInOutcome(facts, paris, (_market, day) => day % 5 === 0).moments;
        const busy = tradeInOutcome(facts, paris, noHolidays).moments;
        for (const { base } of tradeInMetrics)
          if (busy[base] !== null) expect(restful[base]!).to.be.at.least(busy[base]);
      }),
    );
  });
});
