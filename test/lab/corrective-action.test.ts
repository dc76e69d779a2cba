/** The rules of corrective actions: how they go on, when they are due, and what a test order tells of them. */
import { expect } from 'chai';
import fc from 'fast-check';
import { deviceKinds } from '../../server/lab/device-kinds.ts';
import { firstChecklists } from '../../server/lab/checklists/index.ts';
import {
  actionStates,
  daysToAct,
  isClosed,
  isOverdue,
  judgeVerification,
  stepAction,
  type ActionState,
  type ActionStep,
} from '../../server/lab/corrective-action.ts';
import { suggestAction } from '../../server/lab/suggest-action.ts';

const steps: readonly ActionStep[] = ['give-evidence', 'withdraw', 'verified', 'failed'];
const told = { verdict: 'passed', safetyFinding: 'none', wrong: [], lookedAt: ['screen-whole'] } as const;

describe('a corrective action', () => {
  it('goes the way of the picture, and no other', () => {
    const ways = actionStates.flatMap((state) => steps.map((step) => [state, step, stepAction(state, step)]));
    expect(ways.filter(([, , to]) => to !== null)).to.deep.equal([
      ['open', 'give-evidence', 'done'],
      ['open', 'withdraw', 'withdrawn'],
      ['done', 'withdraw', 'withdrawn'],
      ['done', 'verified', 'verified'],
      ['done', 'failed', 'failed'],
    ]);
  });

  it('is never closed by a promise alone, and stays closed', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 12 }), (story) => {
        let state: ActionState = 'open';
        let checked = false;
        for (const step of story) {
          const next: ActionState | null = stepAction(state, step);
          if (isClosed(state)) expect(next).to.equal(null);
          if (next === null) continue;
          if (step === 'verified' || step === 'failed') {
            expect(state).to.equal('done');
            checked = true;
          }
          state = next;
        }
        if (state === 'verified' || state === 'failed') expect(checked).to.equal(true);
      }),
    );
  });

  it('is overdue while it is open and its day has passed', () => {
    const due = { state: 'open', dueOn: '2026-11-20' } as const;
    expect(isOverdue(due, '2026-11-20')).to.equal(false);
    expect(isOverdue(due, '2026-11-21')).to.equal(true);
    expect(isOverdue({ ...due, state: 'done' }, '2026-11-21')).to.equal(false);
  });

  it('gives less time for what endangers buyers', () => {
    expect(daysToAct('minor', 'none')).to.equal(14);
    expect(daysToAct(null, 'none')).to.equal(14);
    expect(daysToAct('critical', 'none')).to.equal(7);
    expect(daysToAct('critical', 'battery_hazard')).to.equal(3);
  });

  it('is judged by the very item that it is about', () => {
    expect(judgeVerification('screen-whole', told)).to.equal('verified');
    expect(judgeVerification('screen-whole', { ...told, wrong: ['screen-whole'] })).to.equal('failed');
    // Another fault is another finding.
    expect(judgeVerification('screen-whole', { ...told, verdict: 'blocker', wrong: ['genuine'] })).to.equal('verified');
    expect(judgeVerification('battery-flat', told)).to.equal(null);
    expect(judgeVerification('screen-whole', { ...told, lookedAt: null })).to.equal(null);
    expect(judgeVerification('screen-whole', { ...told, verdict: null })).to.equal(null);
  });

  it('about a whole order is in order when the other one passed, and about a danger when that is gone', () => {
    expect(judgeVerification(null, told)).to.equal('verified');
    expect(judgeVerification(null, { ...told, verdict: 'downgraded' })).to.equal('failed');
    expect(judgeVerification('safety-counterfeit', told)).to.equal('verified');
    expect(judgeVerification('safety-counterfeit', { ...told, safetyFinding: 'counterfeit' })).to.equal('failed');
  });

  it('is suggested in words of its own for each critical item, and in some words for every other', () => {
    const otherwise = suggestAction('no such item');
    expect(suggestAction(null)).to.equal(otherwise);
    expect(suggestAction('imei-papers')).to.match(/^Compare the number on each device with order, invoice and box/);
    const critical = deviceKinds.flatMap((kind) =>
      firstChecklists[kind].items.filter(({ severity }) => severity === 'critical').map(({ key }) => key),
    );
    const vague = [...new Set(critical)].filter((key) => key !== 'starts' && suggestAction(key) === otherwise);
    expect(vague).to.deep.equal([]);
  });
});
