/** What is known of a parcel, how late it is, and how far an order has come. */
import { expect } from 'chai';
import fc from 'fast-check';
import { daysOverdue, parcelOf, type ParcelFacts } from '../../server/lab/parcel.ts';
import { stageOf, stages, type Progress } from '../../server/lab/stage.ts';
import { minorUnits, typedAmount } from '../../server/lab/typed-money.ts';
import { businessCalendar, dayOf } from '../../server/scoring/day.ts';

const paris = businessCalendar('Europe/Paris');
const instant = (text: string) => Date.parse(text) / 1000;
const ordered: ParcelFacts & { withdrawnOn: null } = {
  ...{ orderedOn: '2026-11-10', promisedOn: null, shippedOn: null, receivedOn: null, carrier: null, feed: null },
  withdrawnOn: null,
};

describe('the parcel of a mystery order', () => {
  it('is what the lab typed in as long as the feed says nothing', () => {
    expect(parcelOf(ordered, paris)).to.include({ toldBy: null, days: null, deliveredOn: null });
    const parcel = parcelOf({ ...ordered, receivedOn: '2026-11-13', carrier: 'DHL' }, paris);
    expect(parcel).to.include({ deliveredOn: '2026-11-13', days: 3, carrier: 'DHL', toldBy: 'hand' });
  });

  it('is what the feed says once it does, by the calendar of the marketplace', () => {
    const feed = { promisedDay: dayOf('2026-11-14'), shippedAt: null, deliveredAt: instant('2026-11-12T23:30:00Z') };
    const typed = { ...ordered, promisedOn: '2026-11-20', shippedOn: '2026-11-11', receivedOn: '2026-11-16' };
    expect(parcelOf({ ...typed, carrier: 'typed', feed: { ...feed, carrier: null } }, paris)).to.deep.equal({
      ...{ promisedOn: '2026-11-14', shippedOn: '2026-11-11', deliveredOn: '2026-11-13', carrier: 'typed' },
      ...{ days: 3, toldBy: 'feed' },
    });
    expect(parcelOf({ ...typed, receivedOn: '2026-11-09' }, paris).days).to.equal(null);
  });

  it('is overdue after its promised day, or after two weeks without one, until it is here or taken back', () => {
    const on = (day: string, more: Partial<typeof ordered> = {}) =>
      daysOverdue({ ...ordered, ...more }, paris, dayOf(day));
    expect([on('2026-11-24'), on('2026-11-25')]).to.deep.equal([0, 1]);
    expect([
      on('2026-11-14', { promisedOn: '2026-11-14' }),
      on('2026-11-17', { promisedOn: '2026-11-14' }),
    ]).to.deep.equal([...[0, 3]]);
    expect(on('2026-12-30', { receivedOn: '2026-12-29' })).to.equal(0);
    expect(daysOverdue({ ...ordered, withdrawnOn: '2026-11-12' }, paris, dayOf('2026-12-30'))).to.equal(0);
  });
});

describe('the stage of an order', () => {
  const nothing: Progress = {
    ...{ shippedOn: null, receivedOn: null, inspectedOn: null, concludedAt: null, revealedOn: null, withdrawnOn: null },
    ...{ feed: null, firstGrading: null },
  };

  it('goes on as the order does', () => {
    const story: [Partial<Progress>, string][] = [
      [{}, 'ordered'],
      [{ feed: { shippedAt: 1 } }, 'shipped'],
      [{ receivedOn: '2026-11-13' }, 'received'],
      [{ firstGrading: { submittedAt: null } }, 'inspecting'],
      [{ firstGrading: { submittedAt: '2026-11-14T09:00:00Z' } }, 'inspected'],
      [{ concludedAt: '2026-11-15T09:00:00Z' }, 'concluded'],
      [{ revealedOn: '2026-11-16' }, 'revealed'],
    ];
    let order = nothing;
    for (const [change, stage] of story) expect(stageOf((order = { ...order, ...change }))).to.equal(stage);
    expect(stageOf({ ...nothing, shippedOn: '2026-11-11' })).to.equal('shipped');
    expect(stageOf({ ...nothing, inspectedOn: '2026-11-14' })).to.equal('concluded');
  });

  it('never goes back when something more becomes known', () => {
    const day = fc.option(fc.constant('2026-11-13'), { nil: null });
    const anyProgress = fc.record({
      ...{ shippedOn: day, receivedOn: day, inspectedOn: day, concludedAt: day, revealedOn: day, withdrawnOn: day },
      feed: fc.option(fc.record({ shippedAt: fc.option(fc.constant(1), { nil: null }) }), { nil: null }),
      firstGrading: fc.option(fc.record({ submittedAt: day }), { nil: null }),
    });
    fc.assert(
      fc.property(anyProgress, anyProgress, (one, more) => {
        const both = Object.fromEntries(
          Object.entries(one).map(([name, value]) => [name, value ?? more[name as keyof Progress]]),
        ) as unknown as Progress;
        expect(stages.indexOf(stageOf(both))).to.be.at.least(stages.indexOf(stageOf(one)));
      }),
    );
  });
});

describe('an amount that was typed', () => {
  it('is taken as people write it, and given back to be typed again', () => {
    expect(minorUnits('249,50', 'EUR')).to.equal(24_950);
    expect(minorUnits(' 1 249.5', 'EUR')).to.equal(124_950);
    expect(minorUnits('249', 'JPY')).to.equal(249);
    for (const text of ['1.999', '-3', 'x', '', '1.', '9999999999'])
      expect(minorUnits(text, 'EUR'), text).to.equal(null);
    expect([minorUnits('5.5', 'JPY'), minorUnits('5', 'euro')]).to.deep.equal([null, null]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), fc.constantFrom('EUR', 'JPY', 'BHD'), (minor, currency) => {
        expect(minorUnits(typedAmount(minor, currency), currency)).to.equal(minor);
      }),
    );
    expect(typedAmount(null, 'EUR')).to.equal('');
  });
});
