/** What the lab's checklists say to a seller can be said in its language. */
import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { firstChecklists } from '../../server/lab/checklists/index.ts';
import { steps } from '../../server/lab/checklists/steps.ts';
import { furtherView, labelOfView } from '../../server/lab/photo-order.ts';
import { checklistTexts, namedViews, viewWords } from '../../server/pages/inspections/checklist-texts.ts';

describe('the words of the first checklists', () => {
  const lists = Object.values(firstChecklists);

  it('are all known, and nothing else', () => {
    const said = [...steps, ...lists.flatMap(({ items }) => items)].map(({ label }) => label);
    expect([...checklistTexts].sort()).to.deep.equal([...new Set(said)].sort());
  });

  it('name each picture that an inspection must have', () => {
    const labels = [...lists.flatMap(({ views }) => views.map(({ label }) => label)), labelOfView(furtherView, [])];
    expect([...namedViews].sort()).to.deep.equal([...new Set(labels)].sort());
  });

  it('call the back of a device by no word for the way back', () => {
    expect(viewWords('Back', texts('en'))).to.equal('Back');
    expect(viewWords('Back', texts('de'))).to.equal('Rückseite');
    expect(viewWords('constructor', texts('de')), 'a label that somebody of the lab wrote').to.equal('constructor');
  });
});
