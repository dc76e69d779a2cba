/** What the phone says of an answer without asking: the same as the server, for whatever is typed. */
import { expect } from 'chai';
import fc from 'fast-check';
import * as imei from '../../server/lab/imei.ts';
import * as notes from '../../server/lab/missing-notes.ts';
import * as said from '../../server/lab/said-of.ts';

interface Phone {
  figureIn: (text: string) => number | null;
  isImei: (text: string) => boolean;
  saysEnough: (note: string) => boolean;
}
const phone = (await import(new URL('../../static/js/inspect-fields.js', import.meta.url).href)) as Phone;

describe('what a phone reads', () => {
  const figures = fc.oneof(fc.string(), fc.stringMatching(/^ ?\d{0,7}([.,]\d{0,4})? ?%?$/));
  const numbers = fc.oneof(fc.string(), fc.stringMatching(/^\d{14,16}$/), fc.constantFrom('49-015420-323751-8'));

  it('is what the server reads', () => {
    const agree = (texts: fc.Arbitrary<string>, here: (text: string) => unknown, there: (text: string) => unknown) =>
      fc.assert(fc.property(texts, (text) => here(text) === there(text)));
    agree(figures, phone.figureIn, said.figureIn);
    agree(numbers, phone.isImei, imei.isImei);
    agree(fc.string({ unit: 'grapheme' }), phone.saysEnough, notes.saysEnough);
  });

  it('counts letters and digits of a note, not dashes', () => {
    for (const [note, enough] of [
      ['cracked', true],
      [' – … no. ', false],
      ['71 %', false],
    ] as const)
      expect(notes.saysEnough(note), note).to.equal(enough);
  });
});
