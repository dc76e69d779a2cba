import { expect } from 'chai';
import fc from 'fast-check';
import {
  businessDaysAfter,
  businessHoursAfter,
  isBusinessDay,
  noHolidays,
  type PublicHolidays,
} from '../../server/scoring/business-time.ts';
import { businessCalendar, dayOf, dayText, weekday } from '../../server/scoring/day.ts';
import { publicHolidays } from '../../server/public-holidays.ts';

const holidays = publicHolidays();
const instant = (text: string) => Date.parse(text) / 1000;
const utc = businessCalendar('UTC');
const deadline = (text: string, market: string | null = null, isHoliday: PublicHolidays = noHolidays, zone = 'UTC') =>
  new Date(businessHoursAfter(instant(text), 24, market, businessCalendar(zone), isHoliday) * 1000).toISOString();

describe('business hours', () => {
  it('run through the night of a working week', () =>
    expect(deadline('2026-03-03T15:00:00Z')).to.equal('2026-03-04T15:00:00.000Z'));
  it('stand still over the weekend', () => {
    expect(deadline('2026-02-27T15:00:00Z')).to.equal('2026-03-02T15:00:00.000Z');
    expect(deadline('2026-02-28T10:00:00Z')).to.equal('2026-03-03T00:00:00.000Z');
    expect(deadline('2026-03-01T23:59:59Z')).to.equal('2026-03-03T00:00:00.000Z');
  });
  it('stand still on the public holidays of the market, and only there', () => {
    expect(deadline('2026-12-24T12:00:00Z', 'DE', holidays)).to.equal('2026-12-28T12:00:00.000Z');
    expect(deadline('2026-07-13T12:00:00Z', 'FR', holidays)).to.equal('2026-07-15T12:00:00.000Z');
    expect(deadline('2026-07-13T12:00:00Z', 'DE', holidays)).to.equal('2026-07-14T12:00:00.000Z');
    expect(deadline('2026-07-13T12:00:00Z', null, holidays)).to.equal('2026-07-14T12:00:00.000Z');
    expect(deadline('2026-07-13T12:00:00Z', 'Atlantis', holidays)).to.equal('2026-07-14T12:00:00.000Z');
  });
  it('rest when the market rests, not everywhere on Saturday and Sunday', () => {
    expect(deadline('2026-02-26T12:00:00Z', 'SA')).to.equal('2026-03-01T12:00:00.000Z');
    expect(deadline('2026-02-27T12:00:00Z', 'AE')).to.equal('2026-03-02T12:00:00.000Z');
  });
  it('are those of the business time zone', () =>
    expect(deadline('2026-02-27T16:00:00Z', null, noHolidays, 'Asia/Tokyo')).to.equal('2026-03-02T15:00:00.000Z'));
  it('count the hours that a day has when the clocks change', () => {
    // Paris loses an hour of a Sunday; Cairo one of a Friday, which is a working day in France; India works when Paris gains one.
    expect(deadline('2026-03-28T12:00:00Z', null, noHolidays, 'Europe/Paris')).to.equal('2026-03-30T22:00:00.000Z');
    expect(deadline('2026-04-23T10:00:00Z', 'FR', noHolidays, 'Africa/Cairo')).to.equal('2026-04-24T10:00:00.000Z');
    expect(deadline('2026-10-24T12:00:00Z', 'IN', noHolidays, 'Europe/Paris')).to.equal('2026-10-26T13:00:00.000Z');
  });
  it('never end before as many hours have passed, nor on a day of rest, nor later for an earlier beginning', () => {
    const any = fc.integer({ min: instant('2024-01-01T00:00:00Z'), max: instant('2027-12-31T00:00:00Z') });
    fc.assert(
      fc.property(any, fc.nat(500_000), fc.constantFrom('FR', 'SA', 'IN', 'DE-BY', null), (from, more, market) => {
        const paris = businessCalendar('Europe/Paris');
        const end = businessHoursAfter(from, 24, market, paris, holidays);
        expect(end - from).to.be.at.least(24 * 3600);
        expect(end - from).to.be.at.most(12 * 86_400);
        expect(isBusinessDay(paris(end - 1), market, holidays)).to.equal(true);
        expect(businessHoursAfter(from + more, 24, market, paris, holidays)).to.be.at.least(end);
      }),
      { numRuns: 300 },
    );
  });
});

describe('business days', () => {
  const after = (text: string, count: number, market: string | null = null) =>
    dayText(businessDaysAfter(dayOf(text), count, market, holidays));
  it('leave out weekends and holidays', () => {
    expect(after('2026-02-27', 2)).to.equal('2026-03-03');
    expect(after('2026-04-30', 2, 'FR')).to.equal('2026-05-05');
    expect(after('2026-04-30', 2, 'GB')).to.equal('2026-05-05');
    expect(after('2026-12-23', 6, 'DE')).to.equal('2027-01-04');
  });
  it('have the weekends that the Unicode tables give each country', () => {
    for (const market of ['FR', 'US', 'SA', 'IL', 'EG', 'AE', 'IR', 'AF', 'IN', 'UG', 'BR', 'JP', 'JO', 'TR']) {
      const locale = new Intl.Locale(`und-${market}`) as Intl.Locale & { getWeekInfo(): { weekend: number[] } };
      const rest = [1, 2, 3, 4, 5, 6, 7].filter((day) => !isBusinessDay(dayOf('2026-03-01') + day, market, noHolidays));
      expect(rest, market).to.deep.equal([...locale.getWeekInfo().weekend].sort());
    }
    expect(weekday(dayOf('2026-03-02'))).to.equal(0);
    expect(utc(0)).to.equal(0);
  });
});

describe('public holidays', () => {
  const on = (market: string, text: string) => holidays(market, dayOf(text));
  it('are the national ones; those of a region only where the market names it', () => {
    expect(on('DE', '2026-10-03')).to.equal(true);
    expect(on('de', '2026-10-03')).to.equal(true);
    expect(on('DE', '2026-01-06')).to.equal(false);
    expect(on('DE-BY', '2026-01-06')).to.equal(true);
  });
  it('follow Easter, the moon and the decades', () => {
    expect(on('FR', '2027-03-29')).to.equal(true);
    expect(on('AE', '2026-03-21')).to.equal(true);
    expect(on('PL', '2010-01-06')).to.equal(false);
    expect(on('PL', '2011-01-06')).to.equal(true);
  });
  it('are none where no country is named', () => {
    for (const market of ['', 'EU', 'Atlantis', '__proto__', 'constructor'])
      expect(on(market, '2026-12-25'), market).to.equal(false);
  });
});
