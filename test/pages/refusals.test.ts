import { expect } from 'chai';
import { appealUntil, whyNoAppeal, whyNotAnswer } from '../../server/cases/appeal.ts';
import { disputeOpen } from '../../server/cases/contested.ts';
import { decisionStates } from '../../server/cases/decision.ts';
import { openingOf, type Proposal } from '../../server/cases/new-decision.ts';
import { appealOpen, commands, stepOf } from '../../server/cases/step.ts';
import { catalogueOf } from '../../server/languages/catalogue.ts';
import { texts } from '../../server/languages/texts.ts';
import { refusalWords } from '../../server/pages/decisions/refusals.ts';

const [t, english] = [texts('fr'), texts('en')];
const french = catalogueOf('fr');
const facts = {
  ...{
    measure: 'suspend' as const,
    person: 'ana@test.example',
    secondPerson: null,
    from: 10,
    until: null,
    notified: null,
  },
  ...{ exception: null, appealed: false, heldByAppeal: false, heldByDispute: false },
};
const by = { by: 'ana@test.example', reason: '', signedInSecondsAgo: 9_999, with: 'end', today: 5 } as const;

describe('why a step of a decision is not made', () => {
  it('can be said in French, whatever the state and the step', () => {
    const said = new Set<string>();
    for (const state of decisionStates)
      for (const kind of commands) {
        const step = stepOf({ ...facts, state }, { kind, ...by });
        if (!('refused' in step)) continue;
        expect(refusalWords(step.refused, english)).to.equal(step.refused);
        const words = refusalWords(step.refused, t);
        expect(words, step.refused).to.not.equal(step.refused);
        said.add(words);
      }
    expect(said.size).to.be.above(40);
    expect(said).to.include('Elle a été levée\u00a0: impossible de la lever.');
  });

  it('and so can why one is not begun', () => {
    const proposal: Proposal = {
      ...{ answer: 'accepted', measure: 'limit', recommended: 'limit', restriction: null },
      ...{ from: null, until: null, exception: null },
    };
    const restriction = { ordersPerDay: 5 };
    const refused = [
      proposal,
      { ...proposal, measure: 'warn' as const },
      { ...proposal, answer: 'lightened' as const },
      { ...proposal, answer: 'aggravated' as const },
      { ...proposal, from: 1 },
      { ...proposal, from: 9, until: 8 },
      { ...proposal, from: 9 },
      { ...proposal, measure: 'end' as const, recommended: 'end' as const, from: 9, until: 10 },
      { ...proposal, restriction, from: 9, exception: 'repeated-infringement' as const },
    ].map((one) => openingOf(one, { today: 5, standing: [], earlierRestrictions: 0 }));
    const sentences = refused.map((one) => ('refused' in one ? one.refused : ''));
    const others = [
      appealOpen,
      disputeOpen,
      whyNotAnswer(facts, '')!,
      whyNotAnswer({ ...facts, appealed: true }, by.by)!,
    ];
    for (const one of [...sentences, ...others]) expect(french.has(one), one).to.equal(true);
    expect(whyNoAppeal({ state: 'in-force', notified: 5, appealed: false }, appealUntil(5))).to.equal(null);
  });
});
