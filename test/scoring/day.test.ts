import { expect } from 'chai';
import fc from 'fast-check';
import { businessCalendar, dayOf, dayText, firstInstant, parseDay, weekday } from '../../server/scoring/day.ts';

const instant = (text: string) => Date.parse(text) / 1000;

describe('the calendar', () => {
  it('reads and writes days, and knows which are none', () => {
    expect(parseDay('2026-02-28')).to.equal(20512);
    for (const text of ['2026-02-30', '2026-13-01', '28-02-2026', '2026-2-8', '', '2026-02-28T00:00'])
      expect(parseDay(text), text).to.equal(null);
    expect(() => dayOf('yesterday')).to.throw(RangeError, 'write YYYY-MM-DD');
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 60_000 }),
        (day) => expect(dayOf(dayText(day))).to.equal(day) && true,
      ),
    );
  });

  it('begins its weeks on Monday', () => {
    expect(weekday(dayOf('2026-11-23'))).to.equal(0);
    expect(weekday(dayOf('1969-12-28'))).to.equal(6);
  });

  it('ends a business day where the marketplace is', () => {
    const evening = instant('2026-02-27T16:00:00Z');
    expect(dayText(businessCalendar('UTC')(evening))).to.equal('2026-02-27');
    expect(dayText(businessCalendar('Asia/Tokyo')(evening))).to.equal('2026-02-28');
  });

  it('survives both clock changes', () => {
    const paris = businessCalendar('Europe/Paris');
    expect(dayText(paris(instant('2026-03-28T22:59:59Z')))).to.equal('2026-03-28');
    expect(dayText(paris(instant('2026-03-29T21:59:59Z')))).to.equal('2026-03-29');
    expect(dayText(paris(instant('2026-10-25T22:59:59Z')))).to.equal('2026-10-25');
    expect(dayText(paris(instant('2026-10-25T23:00:00Z')))).to.equal('2026-10-26');
  });

  it('knows the first instant of a day', () => {
    expect(firstInstant(businessCalendar('UTC'), 20512)).to.equal(20512 * 86_400);
    expect(firstInstant(businessCalendar('Asia/Tokyo'), 20512)).to.equal(instant('2026-02-27T15:00:00Z'));
    expect(firstInstant(businessCalendar('Europe/Paris'), dayOf('2026-10-26'))).to.equal(
      instant('2026-10-25T23:00:00Z'),
    );
    expect(firstInstant(businessCalendar('Pacific/Kiritimati'), 20512)).to.equal(instant('2026-02-27T10:00:00Z'));
  });
});
