/** What the lab's checklists say to a seller can be said in its language. */
import { expect } from 'chai';
import { texts } from '../../server/languages/texts.ts';
import { firstChecklists } from '../../server/lab/checklists/index.ts';
import { steps } from '../../server/lab/checklists/steps.ts';
import { suggestAction } from '../../server/lab/suggest-action.ts';
import { furtherView, labelOfView } from '../../server/lab/photo-order.ts';
import { suggestedTasks, taskWords } from '../../server/notices/task-words.ts';
import { checklistHelps } from '../../server/pages/inspections/checklist-helps.ts';
import { checklistTexts, findingWords, namedViews, viewWords } from '../../server/pages/inspections/checklist-texts.ts';

describe('the words of the first checklists', () => {
  const lists = Object.values(firstChecklists);

  it('are all known, and nothing else', () => {
    const said = [...steps, ...lists.flatMap(({ items }) => items)].map(({ label }) => label);
    expect([...checklistTexts].sort()).to.deep.equal([...new Set(said)].sort());
  });

  it('say how to look for each thing', () => {
    const helps = lists.flatMap(({ items }) => items.map(({ help }) => help));
    expect([...checklistHelps].sort()).to.deep.equal([...new Set(helps)].sort());
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

  it('open a finding, which goes on in the words of the lab’s people', () => {
    const finding = 'Battery: It charges, by cable and without one where it can. Only when pressed.';
    expect(findingWords(finding, texts('en'))).to.equal(finding);
    expect(findingWords(finding, texts('de'))).to.equal(
      'Akku: Es lädt, mit Kabel und, wo es das kann, ohne. Only when pressed.',
    );
    expect(findingWords('Smells of smoke.', texts('de'))).to.equal('Smells of smoke.');
  });

  it('lead to tasks that are all known', () => {
    const keys = [
      ...[null, 'safety-counterfeit', 'safety-previous_owner_data', 'safety-battery_hazard', 'safety-locked_device'],
      ...lists.flatMap(({ items }) => items.map(({ key }) => key)),
    ];
    expect([...suggestedTasks].sort()).to.deep.equal([...new Set(keys.map(suggestAction))].sort());
    expect(taskWords(suggestAction(null), texts('it'))).to.match(/^Scopra come/);
    expect(taskWords('Call us.', texts('it'))).to.equal('Call us.');
  });
});
