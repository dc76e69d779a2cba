import { expect } from 'chai';
import fc from 'fast-check';
import { readDay, readInstant } from '../../jobs/feeds/instants.ts';
import { parseDay } from '../../server/scoring/day.ts';

const instant = (text: string) => readInstant(text, 0, text.length);
const day = (text: string) => readDay(text, 0, text.length);

describe('instants of feeds', () => {
  it('are whole seconds in UTC', () => {
    expect(instant('2026-02-28T01:00:00+01:00')).to.equal(1_772_236_800);
    expect(instant('1970-01-01T00:00:00Z')).to.equal(0);
  });

  it('are read as Date reads them, whatever the offset', () => {
    const offset = fc.tuple(fc.constantFrom('+', '-'), fc.nat(13), fc.nat(59));
    fc.assert(
      fc.property(
        fc.integer({ min: -60_000_000_000, max: 250_000_000_000 }),
        offset,
        (seconds, [sign, hours, minutes]) => {
          const two = (value: number) => String(value).padStart(2, '0');
          const text = `${new Date(seconds * 1000).toISOString().slice(0, 19)}${sign}${two(hours)}:${two(minutes)}`;
          expect(instant(text)).to.equal(Date.parse(text) / 1000);
        },
      ),
    );
  });

  it('may leave out seconds, carry fractions and shorten the offset', () => {
    const same = ['10:05Z', '10:05:00Z', '10:05:00.999Z', '12:05:00+02', '12:05:00+0200', '10:05:00,5z'];
    for (const time of same) expect(instant(`2026-03-01T${time}`), time).to.equal(Date.UTC(2026, 2, 1, 10, 5) / 1000);
    expect(instant('2026-03-01 10:05:00+00:00')).to.equal(Date.UTC(2026, 2, 1, 10, 5) / 1000);
  });

  it('are refused when anything about them is wrong', () => {
    const wrong = [
      '',
      '2026-03-01',
      '2026-03-01T10:05:00',
      '2026-03-01T24:00:00Z',
      '2026-03-01T10:60:00Z',
      '2026-03-01T10:05:61Z',
      '2026-03-01T10:05:00.Z',
      '2026-03-01T10:05:00+1',
      '2026-03-01T10:05:00+19:00',
      '2026-03-01T10:05:00+01:60',
      '2026-03-01T10:05:00ZZ',
      '2026-13-01T10:05:00Z',
      '2026-02-29T10:05:00Z',
      ' 2026-02-28T10:05:00Z',
      '01/02/2026 10:05:00Z',
    ];
    for (const text of wrong) expect(instant(text), text).to.be.NaN;
  });
});

describe('days of feeds', () => {
  it('are the days of the calendar', () => {
    const part = (max: number) => fc.nat(max).map((value) => String(value).padStart(2, '0'));
    const date = fc.tuple(fc.integer({ min: 1, max: 9999 }), part(14), part(33));
    fc.assert(
      fc.property(date, ([year, month, dayOfMonth]) => {
        const text = `${String(year).padStart(4, '0')}-${month}-${dayOfMonth}`;
        if (year >= 100) expect(day(text)).to.deep.equal(parseDay(text) ?? NaN);
      }),
    );
    expect(day('2026-02-28')).to.equal(20_512);
    expect(day('2026-02-28 ')).to.be.NaN;
  });
});
