import { expect } from 'chai';
import * as numbers from '../../server/helpers/numbers.ts';

const { bytes, change, count, decimal, exactPercent, interval, lost, money, odds, percent, percentChange } = numbers;
const { quietCount, range, rank, seconds } = numbers;
/** The narrow space before a unit, made visible. */
const plain = (text: unknown) => String(text).replaceAll(/[\u202f\u00a0]/g, ' ');

describe('numbers in words', () => {
  it('writes what is not known as a dash, whatever it is', () => {
    for (const format of [bytes, change, count, decimal, exactPercent, lost, odds, percent, percentChange, seconds])
      for (const nothing of [null, undefined, '', NaN, '12']) expect(format(nothing), format.name).to.equal('–');
    expect(interval(null, 0.2)).to.equal('–');
    expect(range(1, undefined)).to.equal('–');
    expect(rank(null, 1, 2)).to.equal('–');
    expect(money(1200, null)).to.equal('–');
    expect(String(quietCount(null))).to.equal('–');
  });

  it('writes a rate with one decimal and never rounds something to nothing', () => {
    expect(plain(percent(0.024))).to.equal('2.4 %');
    expect(plain(percent(0))).to.equal('0.0 %');
    expect(plain(percent(0.0002))).to.equal('<0.1 %');
    expect(interval(0.016, 0.033)).to.equal('1.6–3.3');
  });

  it('writes a threshold with the decimals it has', () => {
    expect([0.06, 0.015, 0.075, 0.1].map((share) => plain(exactPercent(share)))).to.deep.equal([
      '6 %',
      '1.5 %',
      '7.5 %',
      '10 %',
    ]);
    expect(plain(exactPercent(1 - 0.8))).to.equal('20 %');
  });

  it('groups thousands and keeps the sign of a change', () => {
    expect(count(2004)).to.equal('2,004');
    expect(change(0.31)).to.equal('+0.3');
    expect(change(-3.25)).to.equal('−3.3');
    expect(change(-0.01)).to.equal('0.0');
    expect(change(0.01)).to.equal('0.0');
    expect(percentChange(0.003)).to.equal('+0.3');
    expect(lost(58.004)).to.equal('42.00');
  });

  it('says evidence as odds, with an end at both sides', () => {
    expect(plain(odds(140.2))).to.equal('140 : 1');
    expect(plain(odds(3.42))).to.equal('3.4 : 1');
    expect(plain(odds(20))).to.equal('20 : 1');
    expect(plain(odds(1e12))).to.equal('over 1,000,000 : 1');
    expect(plain(odds(0.2))).to.equal('under 1 : 1');
  });

  it('says a rank with its range', () => {
    expect(rank(212, 150, 290)).to.equal('#212 (150–290)');
    expect(rank(1, null, null)).to.equal('#1');
  });

  it('says times, sizes and money', () => {
    expect([0.02, 3.14, 42.4, 72.4, 7320].map((value) => plain(seconds(value)))).to.deep.equal([
      '<0.1 s',
      '3.1 s',
      '42 s',
      '1 min 12 s',
      '2 h 2 min',
    ]);
    expect([999, 1_260_000, 42e9].map((value) => plain(bytes(value)))).to.deep.equal(['999 B', '1.3 MB', '42 GB']);
    expect(money(123450, 'EUR')).to.equal('€1,234.50');
    expect(money(500, 'JPY')).to.equal('¥500');
  });

  it('lets zeros step back in a table of counts', () => {
    expect(String(quietCount(0))).to.equal('<span class="muted">0</span>');
    expect(quietCount(1200)).to.equal('1,200');
  });
});
