import { expect } from 'chai';
import fc from 'fast-check';
import { texts } from '../../server/languages/texts.ts';
import { readTrial, slid } from '../../server/pages/explain/read-trial.ts';

const read = (query: Record<string, string>) => readTrial(query, ['complaint', 'return'], texts('en'));

describe('what a what-if asks for', () => {
  it('is the slider where that was moved, and the number where that was typed', () => {
    const figure = fc.integer({ min: 0, max: 500 }).map(String);
    fc.assert(
      fc.property(figure, figure, (was, now) => {
        const form = { orders: was, 'orders-slider': was, 'orders-was': was };
        expect(slid(form, 'orders')).to.equal(was);
        expect(slid({ ...form, 'orders-slider': now }, 'orders')).to.equal(now);
        expect(slid({ ...form, orders: now }, 'orders')).to.equal(now);
      }),
    );
    expect(slid({ orders: '7', 'orders-slider': '9', 'orders-was': '1' }, 'orders'), 'both moved').to.equal('7');
    expect(slid({ orders: '40' }, 'orders'), 'an address without a slider').to.equal('40');
    expect(slid({}, 'orders')).to.equal('');
  });

  it('takes figures as the reader’s language groups them', () => {
    const orders = (text: string, language: 'en' | 'it' | 'fr' | 'es' | 'de') =>
      readTrial({ orders: text }, [], texts(language)).orders;
    expect(orders('1.000', 'it')).to.equal(1000);
    expect(orders('1.000', 'es')).to.equal(1000);
    expect(orders('10.000', 'de')).to.equal(10_000);
    expect(orders('1,000', 'en')).to.equal(1000);
    for (const blank of [' ', '\u00a0', '\u202f']) expect(orders(`1${blank}000`, 'fr')).to.equal(1000);
    expect(orders('1.000', 'en'), 'not a whole number in English').to.equal(0);
    expect(orders('1.00', 'it')).to.equal(0);
  });

  it('counts one event unless told otherwise, and names each field that it cannot understand', () => {
    expect(read({ event: 'complaint' })).to.include({ event: 'complaint', times: 1, nights: 0, orders: 0 });
    expect(read({ event: 'complaint', times: '3', nights: '20' })).to.include({ times: 3, nights: 20 });
    const wrong = read({ times: '11', nights: '121', orders: '-1', event: 'refund', without: 'x' });
    expect(Object.keys(wrong.faults)).to.deep.equal(['orders', 'nights', 'event', 'times', 'without']);
    expect(wrong).to.include({ event: null, nights: 0, orders: 0, without: null });
  });
});
