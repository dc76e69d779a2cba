/** IMEI: the check digit by Luhn. */
import { expect } from 'chai';
import fc from 'fast-check';
import { isImei, passesLuhn, plainImei } from '../../server/lab/imei.ts';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const whole = (first: string) => [...'0123456789'].map((last) => first + last).find(passesLuhn)!;

describe('an IMEI', () => {
  it('is as the docstrings say', () => {
    expect(plainImei('49-015420-323751-8')).to.equal('490154203237518');
    expect(passesLuhn('79927398713')).to.equal(true);
    expect(passesLuhn('79927398710')).to.equal(false);
    expect(isImei('490154203237518')).to.equal(true);
    expect(isImei('490154203237581')).to.equal(false);
  });

  it('is no other number, however it looks', () => {
    for (const text of [
      '',
      '49015420323751',
      '4901542032375180',
      '49015420323751X',
      '000000000000000',
      '٤٩٠١٥٤٢٠٣٢٣٧٥١٨',
    ])
      expect(isImei(text), text).to.equal(false);
    expect(isImei(' 49 015420 323751 8 ')).to.equal(true);
  });

  it('has exactly one right check digit, and shows every single wrong one', () => {
    fc.assert(
      fc.property(digits(14), fc.nat(14), fc.integer({ min: 1, max: 9 }), (first, place, by) => {
        expect([...'0123456789'].filter((last) => passesLuhn(first + last))).to.have.length(1);
        const right = whole(first);
        const wrong = String((Number(right[place]) + by) % 10);
        expect(passesLuhn(right.slice(0, place) + wrong + right.slice(place + 1))).to.equal(false);
      }),
    );
  });

  it('shows a swap of neighbours, all but 09 and 90', () => {
    fc.assert(
      fc.property(digits(14), fc.nat(13), (first, place) => {
        const right = whole(first);
        const [a, b] = [right[place]!, right[place + 1]!];
        const swapped = right.slice(0, place) + b + a + right.slice(place + 2);
        expect(passesLuhn(swapped)).to.equal(a === b || ['09', '90'].includes(a + b));
      }),
    );
  });
});
