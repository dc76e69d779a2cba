/** The rules of decisions, one by one. */
import { expect } from 'chai';
import { appealUntil, whyNoAppeal, whyNotAnswer } from '../../server/cases/appeal.ts';
import { decisionStates, measureRank, type DecisionFacts } from '../../server/cases/decision.ts';
import { earliestStart } from '../../server/cases/notice-period.ts';
import { openingOf, type Circumstances, type Proposal } from '../../server/cases/new-decision.ts';
import { stepOf, type Command } from '../../server/cases/step.ts';
import { dayOf, dayText } from '../../server/scoring/day.ts';

const today = 20_000;
const facts: DecisionFacts = {
  measure: 'warn',
  state: 'decided',
  person: 'ana@x',
  secondPerson: null,
  from: today,
  until: null,
  exception: null,
  notified: null,
  appealed: false,
  heldByAppeal: false,
  heldByDispute: false,
};
const step = (given: Partial<DecisionFacts>, command: Command) => stepOf({ ...facts, ...given }, command);
const reason = 'Because.';

describe('a decision', () => {
  it('is notified by its statement, starts, and ends after its last day', () => {
    expect(step({}, { kind: 'deliver', today })).to.deep.equal({ change: { state: 'notified', notified: today } });
    const told = { state: 'notified', notified: today } as const;
    expect(step(told, { kind: 'start', today })).to.deep.equal({ change: { state: 'in-force', from: today } });
    const until = today + 5;
    expect(step({ state: 'in-force', until }, { kind: 'end', today: until })).to.have.property('refused');
    expect(step({ state: 'in-force', until }, { kind: 'end', today: until + 1 })).to.deep.equal({
      change: { state: 'ended' },
    });
  });
  it('never starts before its statement was delivered', () => {
    expect(step({}, { kind: 'start', today })).to.deep.equal({
      refused: 'Its statement of reasons has not been delivered yet: it cannot be brought into force.',
    });
    expect(step({ state: 'notified' }, { kind: 'start', today })).to.have.property('refused');
  });
  it('starts on its first day, and later if it was delivered later', () => {
    const told = { state: 'notified', notified: today, from: today + 3 } as const;
    expect(step(told, { kind: 'start', today: today + 2 })).to.deep.equal({
      refused: 'Its notice has not passed yet.',
    });
    const late = { ...told, notified: today + 9 };
    expect(step(late, { kind: 'start', today: today + 9 })).to.deep.equal({
      change: { state: 'in-force', from: today + 9 },
    });
  });
  it('ends without ever having begun where its time ran out before it was delivered', () =>
    expect(step({ state: 'notified', notified: today, until: today - 1 }, { kind: 'start', today })).to.deep.equal({
      change: { state: 'ended' },
    }));
  it('knows no step out of its order, and says why', () => {
    for (const state of decisionStates.filter((one) => one !== 'proposed'))
      expect(step({ measure: 'suspend', state }, { kind: 'approve', by: 'bo@x', signedInSecondsAgo: 1 }), state)
        .to.have.property('refused')
        .that.matches(/: it cannot be approved\.$/);
  });
});

describe('a measure that is lifted', () => {
  it('has its last day that day, and none if it never began', () => {
    const lift = { kind: 'lift', by: 'bo@x', reason, today } as const;
    expect(step({ state: 'in-force' }, lift)).to.deep.equal({ change: { state: 'lifted', until: today } });
    expect(step({ state: 'notified', from: today + 3 }, lift)).to.deep.equal({ change: { state: 'lifted' } });
  });
});

describe('a suspension, and the end of the service', () => {
  const proposed = { measure: 'suspend', state: 'proposed' } as const;
  it('takes a second person with a fresh sign-in', () => {
    expect(step(proposed, { kind: 'approve', by: 'bo@x', signedInSecondsAgo: 900 })).to.deep.equal({
      change: { state: 'decided', secondPerson: 'bo@x' },
    });
    for (const [by, signedInSecondsAgo] of [
      ['ana@x', 1],
      ['bo@x', 901],
    ] as const)
      expect(step(proposed, { kind: 'approve', by, signedInSecondsAgo })).to.have.property('refused');
  });
  it('is refused by somebody else, withdrawn by the person', () => {
    expect(step(proposed, { kind: 'refuse', by: 'bo@x', reason })).to.have.nested.property('change.state', 'refused');
    expect(step(proposed, { kind: 'refuse', by: 'ana@x', reason })).to.have.property('refused');
    expect(step(proposed, { kind: 'withdraw', by: 'ana@x', reason })).to.have.nested.property(
      'change.state',
      'withdrawn',
    );
    expect(step(proposed, { kind: 'withdraw', by: 'bo@x', reason })).to.have.property('refused');
  });
  it('gives 30 days before the service ends, unless an exception is named', () => {
    const end = { measure: 'end', notified: 100, from: 100, exception: null } as const;
    expect(earliestStart(end)).to.equal(130);
    expect(earliestStart({ ...end, exception: 'legal-obligation' })).to.equal(100);
    expect(earliestStart({ ...end, measure: 'suspend' })).to.equal(100);
    expect(earliestStart({ ...end, notified: null })).to.equal(null);
  });
});

describe('an appeal', () => {
  const told = { state: 'in-force', notified: today } as const;
  it('may be made for six months', () => {
    expect(whyNoAppeal({ ...told, appealed: false }, appealUntil(today))).to.equal(null);
    expect(whyNoAppeal({ ...told, appealed: false }, appealUntil(today) + 1)).to.match(/six months/);
    expect(whyNoAppeal({ ...told, appealed: true }, today)).to.match(/open already/);
    expect(whyNoAppeal({ state: 'decided', notified: null, appealed: false }, today)).to.match(/nothing to appeal/);
  });
  it('ends on the day that the statement of reasons names', () => {
    expect(dayText(appealUntil(dayOf('2026-11-02')))).to.equal('2027-05-02');
    expect(dayText(appealUntil(dayOf('2026-08-31')))).to.equal('2027-02-28');
  });
  it('is answered by somebody who decided nothing of it', () => {
    const decided = { person: 'ana@x', secondPerson: 'bo@x', appealed: true };
    expect(['ana@x', 'bo@x', 'cy@x'].map((by) => whyNotAnswer(decided, by) === null)).to.deep.equal([
      false,
      false,
      true,
    ]);
    expect(step({ ...told, appealed: true }, { kind: 'overturn', by: 'ana@x', reason, today })).to.have.property(
      'refused',
    );
    expect(step({ ...told, appealed: true }, { kind: 'overturn', by: 'cy@x', reason, today })).to.deep.equal({
      change: { state: 'overturned', appealed: false, until: today },
    });
  });
  it('keeps everything from getting harsher while it is open', () => {
    const harsher = { kind: 'replace', by: 'bo@x', with: 'limit', today } as const;
    expect(step({ ...told, appealed: true }, harsher)).to.have.property('refused');
    expect(step({ ...told, measure: 'suspend', appealed: true }, harsher)).to.have.nested.property(
      'change.state',
      'ended',
    );
    const waiting = { state: 'notified', notified: today, heldByAppeal: true } as const;
    expect(step(waiting, { kind: 'start', today })).to.have.property('refused');
  });
});

describe('an open dispute that decides', () => {
  it('keeps what is not in force yet from beginning', () => {
    const waiting = { state: 'notified', notified: today, heldByDispute: true } as const;
    expect(step(waiting, { kind: 'start', today })).to.have.property('refused');
    const proposed = { measure: 'suspend', state: 'proposed', heldByDispute: true } as const;
    expect(step(proposed, { kind: 'approve', by: 'bo@x', signedInSecondsAgo: 1 })).to.have.property('refused');
  });
});

describe('a new decision', () => {
  const calm: Circumstances = { today, standing: [], earlierRestrictions: 0 };
  const proposal: Proposal = {
    ...{ answer: 'accepted', measure: 'warn', recommended: 'warn', restriction: null },
    ...{ from: today, until: null, exception: null },
  };
  const opening = (given: Partial<Proposal>, circumstances: Partial<Circumstances> = {}) =>
    openingOf({ ...proposal, ...given }, { ...calm, ...circumstances });
  const both = (measure: Proposal['measure']) => ({ measure, recommended: measure });

  it('is carried out, waits for a second person, or is only noted', () => {
    expect(opening({})).to.deep.equal({ state: 'decided' });
    expect(opening({ ...both('limit'), restriction: { ordersPerDay: 9 } })).to.deep.equal({ state: 'decided' });
    expect(opening(both('suspend'))).to.deep.equal({ state: 'proposed' });
    expect(opening({ answer: 'aggravated', measure: 'end' })).to.deep.equal({ state: 'proposed' });
    expect(opening({ answer: 'dismissed', from: null })).to.deep.equal({ state: 'recorded' });
    expect(opening({ answer: 'wait', from: null })).to.deep.equal({ state: 'recorded' });
  });
  it('is milder or harsher as its answer says', () => {
    for (const [answer, measure] of [
      ['accepted', 'limit'],
      ['lightened', 'limit'],
      ['aggravated', 'warn'],
    ] as const)
      expect(opening({ answer, measure, restriction: { ordersPerDay: 1 } }), answer).to.include({ field: 'measure' });
    expect(opening({ answer: 'lightened', measure: 'warn', recommended: 'suspend' })).to.deep.equal({
      state: 'decided',
    });
  });
  it('names the field that makes it impossible', () => {
    const limit = { ...both('limit'), restriction: { shareOfListings: 50 } };
    for (const [given, field] of [
      [{ from: null }, 'from'],
      [{ from: today - 1 }, 'from'],
      [{ until: today - 1 }, 'until'],
      [{ ...limit, restriction: null }, 'restriction'],
      [{ ...both('end'), until: today + 90 }, 'until'],
      [{ ...both('end'), exception: 'repeated-infringement' }, 'exception'],
    ] as const)
      expect(opening(given), field).to.include({ field });
    const shown = { earlierRestrictions: 1 };
    expect(opening({ ...both('end'), exception: 'repeated-infringement' }, shown)).to.deep.equal({ state: 'proposed' });
  });
  it('does not get harsher while an appeal is open', () => {
    const standing = [{ measure: 'warn', state: 'in-force', appealed: true }] as const;
    const limit = { ...both('limit'), restriction: { ordersPerDay: 9 } };
    expect(opening(limit, { standing })).to.include({ field: 'measure' });
    expect(opening(both('warn'), { standing })).to.deep.equal({ state: 'decided' });
    expect(measureRank('limit')).to.equal(1);
  });
  it('does not get harsher than what the figures recommend without what is contested, unless buyers are in danger', () => {
    const limit = { ...both('limit'), restriction: { ordersPerDay: 9 } };
    const contested = { spared: 'warn', danger: false } as const;
    expect(opening(limit, { contested })).to.include({ field: 'measure' });
    expect(opening(both('warn'), { contested })).to.deep.equal({ state: 'decided' });
    expect(opening(limit, { contested: { ...contested, danger: true } })).to.deep.equal({ state: 'decided' });
    expect(opening(limit, { contested: { ...contested, spared: null } })).to.deep.equal({ state: 'decided' });
    const standing = [{ measure: 'limit', state: 'in-force', appealed: false }] as const;
    expect(opening(limit, { contested, standing })).to.deep.equal({ state: 'decided' });
  });
});
