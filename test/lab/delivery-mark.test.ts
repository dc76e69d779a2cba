/** The mark for the delivery, from the order. */
import { expect } from 'chai';
import fc from 'fast-check';
import { daysLate, deliveryMark } from '../../server/lab/delivery-mark.ts';
import { dayText } from '../../server/scoring/day.ts';

const day = fc.integer({ min: 20_000, max: 21_000 });

describe('the mark for the delivery', () => {
  it('is as the docstrings say', () => {
    const late = { promisedOn: '2026-11-10', receivedOn: '2026-11-12', carrier: null };
    expect(daysLate(late)).to.equal(2);
    expect(deliveryMark({ promisedOn: '2026-11-10', receivedOn: '2026-11-10', carrier: 'DHL' })).to.equal(100);
    expect(deliveryMark(late)).to.equal(50);
    expect(deliveryMark({ promisedOn: null, receivedOn: '2026-11-12', carrier: 'DHL' })).to.equal(null);
  });

  it('says nothing without an arrival or a day that is one', () => {
    expect(deliveryMark({ promisedOn: '2026-11-10', receivedOn: null, carrier: 'DHL' })).to.equal(null);
    expect(deliveryMark({ promisedOn: 'soon', receivedOn: '2026-11-12', carrier: 'DHL' })).to.equal(null);
    expect(deliveryMark({ promisedOn: '2026-11-10', receivedOn: '2026-11-09', carrier: ' ' })).to.equal(90);
  });

  it('stays between 0 and 100, falls with each day, and never minds a parcel that is early', () => {
    fc.assert(
      fc.property(day, day, fc.boolean(), (promised, received, named) => {
        const mark = (on: number) =>
          deliveryMark({
            ...{ promisedOn: dayText(promised), receivedOn: dayText(on), carrier: named ? 'DHL' : null },
          })!;
        expect(mark(received)).to.be.within(0, 100);
        expect(mark(received + 1)).to.be.at.most(mark(received));
        if (received <= promised) expect(mark(received)).to.equal(named ? 100 : 90);
        else expect(mark(received)).to.be.below(mark(promised));
      }),
    );
  });
});
