import { expect } from 'chai';
import { judgedOn, milestoneState, planProgress } from '../../server/cases/plan.ts';

describe('a seller’s plan', () => {
  it('judges a milestone by the rate of its day, and by tonight’s before', () => {
    const milestone = { target: 0.04, dueOn: 120 };
    expect(milestoneState(milestone, 110, 0.05)).to.equal('ahead');
    expect(milestoneState(milestone, 110, 0.04)).to.equal('on-course');
    expect(milestoneState(milestone, 120, 0.04)).to.equal('reached');
    expect(milestoneState({ ...milestone, dueOn: 100 }, 110, 0.05)).to.equal('missed');
    expect(milestoneState(milestone, 110, null)).to.equal('unknown');
    expect([judgedOn(120, 110), judgedOn(100, 110)]).to.deep.equal([110, 100]);
  });

  it('counts steps alone, without those that were dropped, and knows which is due next', () => {
    const step = (state: 'open' | 'done' | 'dropped', dueOn: number) => ({ kind: 'step', state, dueOn }) as const;
    const steps = [step('done', 90), step('open', 95), step('open', 130), step('dropped', 80)];
    const milestone = { kind: 'milestone', state: 'open', dueOn: 70 } as const;
    expect(planProgress([...steps, milestone], 100)).to.deep.equal({ steps: 3, done: 1, overdue: 1, next: 95 });
    expect(planProgress([step('open', 100)], 100).overdue, 'due today').to.equal(0);
    expect(planProgress([milestone], 100)).to.deep.equal({ steps: 0, done: 0, overdue: 0, next: null });
  });
});
