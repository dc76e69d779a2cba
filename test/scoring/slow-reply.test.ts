import { expect } from 'chai';
import fc from 'fast-check';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar, dayOf, dayText } from '../../server/scoring/day.ts';
import { outcomeOf, type OrderFacts } from '../../server/scoring/order.ts';
import { publicHolidays } from '../../server/public-holidays.ts';

type Complaint = OrderFacts['complaints'][number];
const instant = (text: string) => Date.parse(`${text}Z`) / 1000;
const complaint = (openedAt: string, more: Partial<Complaint> = {}): Complaint => ({
  complaintId: openedAt,
  openedAt: instant(openedAt),
  reason: 'defective',
  fault: null,
  firstReplyAt: null,
  closedAt: null,
  resolution: null,
  withdrawnAt: null,
  ...more,
});
const order = (complaints: Complaint[], market: string | null = 'FR'): OrderFacts => ({
  market,
  category: null,
  grade: null,
  orderedAt: instant('2026-02-10T12:00:00'),
  cancelledAt: null,
  cancelledBy: null,
  delivery: { promisedDay: null, deliveredAt: instant('2026-02-14T12:00:00'), carrier: null },
  reviews: [],
  complaints,
  returns: [],
  failedInspection: null,
  boughtByLab: false,
});
const calendar = businessCalendar('UTC');
const holidays = publicHolidays();
const outcome = (complaints: Complaint[], market?: string) => outcomeOf(order(complaints, market), calendar, holidays);
/** The day it is counted on, and whether as slow. */
const counted = (complaints: Complaint[], market?: string): [string | null, boolean] => {
  const { moments, events } = outcome(complaints, market);
  return [moments.replyDue === null ? null : dayText(moments.replyDue), events['slow-reply'] !== undefined];
};

describe('a slow reply', () => {
  it('is counted on the day its time is up, never before', () => {
    expect(counted([complaint('2026-03-03T15:00:00')])).to.deep.equal(['2026-03-04', true]);
    expect(counted([complaint('2026-02-27T15:00:00')])).to.deep.equal(['2026-03-02', true]);
    expect(counted([complaint('2026-02-28T10:00:00')])).to.deep.equal(['2026-03-02', true]);
  });
  it('is none when the answer came in the last second', () => {
    const replied = (at: string) => [complaint('2026-03-03T15:00:00', { firstReplyAt: instant(at) })];
    expect(counted(replied('2026-03-04T15:00:00'))).to.deep.equal(['2026-03-04', false]);
    expect(counted(replied('2026-03-04T15:00:01'))).to.deep.equal(['2026-03-04', true]);
  });
  it('waits for the public holidays of the market', () => {
    const answer = { firstReplyAt: instant('2026-04-07T09:00:00') };
    expect(counted([complaint('2026-04-03T10:00:00', answer)], 'DE')).to.deep.equal(['2026-04-07', false]);
    expect(counted([complaint('2026-04-02T10:00:00', answer)], 'DE')).to.deep.equal(['2026-04-07', false]);
    expect(counted([complaint('2026-04-02T10:00:00', answer)], 'US')).to.deep.equal(['2026-04-03', true]);
  });
  it('is none when the complaint was closed in time without a word before', () => {
    expect(counted([complaint('2026-03-03T15:00:00', { closedAt: instant('2026-03-03T16:00:00') })])[1]).to.equal(
      false,
    );
  });
  it('looks at the first complaint that stands, whosever fault it is', () => {
    const answered = complaint('2026-03-05T10:00:00', { firstReplyAt: instant('2026-03-05T11:00:00') });
    const withdrawn = complaint('2026-03-03T15:00:00', { withdrawnAt: instant('2026-03-09T10:00:00') });
    expect(counted([withdrawn])).to.deep.equal([null, false]);
    expect(counted([withdrawn, answered])).to.deep.equal(['2026-03-06', false]);
    expect(counted([complaint('2026-03-03T15:00:00', { fault: 'buyer' }), answered])).to.deep.equal([
      '2026-03-04',
      true,
    ]);
  });
  it('takes the one with the lesser number of two complaints of the same second, whichever row came first', () => {
    const both = [
      complaint('2026-03-03T15:00:00', { complaintId: 'A', closedAt: instant('2026-03-03T16:00:00') }),
      complaint('2026-03-03T15:00:00', { complaintId: 'B' }),
    ];
    expect(counted(both)).to.deep.equal(['2026-03-04', false]);
    expect(counted(both.toReversed())).to.deep.equal(['2026-03-04', false]);
  });
  it('is nothing of an order without a complaint', () => expect(counted([])).to.deep.equal([null, false]));

  it('never becomes one by an earlier answer, whatever the order of the rows', () => {
    const from = dayOf('2026-01-01') * 86_400;
    const at = fc.integer({ min: from, max: from + 400 * 86_400 });
    const one = fc.record({ openedAt: at, firstReplyAt: fc.option(at), closedAt: fc.option(at) });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 3 }), fc.nat(900_000), (told, sooner) => {
        const rows = told.map((facts, n) => complaint('2026-01-01T00:00:00', { ...facts, complaintId: `C${n}` }));
        const slow = (complaints: Complaint[]) =>
          outcomeOf(order(complaints, null), calendar, noHolidays).events['slow-reply'] !== undefined;
        const faster = rows.map((row) => ({ ...row, firstReplyAt: row.firstReplyAt && row.firstReplyAt - sooner }));
        if (!slow(rows)) expect(slow(faster)).to.equal(false);
        expect(slow(rows.toReversed())).to.equal(slow(rows));
      }),
    );
  });
});
