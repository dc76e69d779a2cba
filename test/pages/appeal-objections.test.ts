import { expect } from 'chai';
import { whyNoAppeal } from '../../server/cases/appeal.ts';
import { texts } from '../../server/languages/texts.ts';
import { objections, objectionWords } from '../../server/pages/statements/appeal-objections.ts';

describe('why a complaint is not taken', () => {
  it('can be said in the seller’s language, whatever the reason', () => {
    const standing = { state: 'in-force', notified: 100, appealed: false } as const;
    const reasons = [
      whyNoAppeal({ ...standing, notified: null }, 200),
      whyNoAppeal({ ...standing, appealed: true }, 200),
      whyNoAppeal(standing, 285),
    ];
    expect(reasons).to.deep.equal(objections);
    expect(objectionWords(reasons[2]!, texts('fr'))).to.equal('Le délai de recours de six mois est écoulé.');
  });
});
