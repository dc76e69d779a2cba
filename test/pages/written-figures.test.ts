import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { writtenFigures } from '../../server/pages/explain/written-figures.ts';

describe('figures in full precision', () => {
  it('have the decimal mark of the reader, in rows and lists, and words stay as they are', () => {
    const row = { shape: '12.5', none: null, bends: [{ at: '1.5', slope: '-2.25e-7' }], label: 'O. Rossi', days: 90 };
    const french = { ...row, shape: '12,5', bends: [{ at: '1,5', slope: '-2,25e-7' }] };
    expect(writtenFigures(texts('fr'), row)).to.deep.equal(french);
    expect(writtenFigures(texts('en'), row)).to.equal(row);
    expect(writtenFigures(texts('de'), '58.00')).to.equal('58,00');
  });
});
