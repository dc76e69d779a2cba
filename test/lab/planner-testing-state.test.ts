/** The switching rules against a second telling of them, and against the examples of the brief. */
import { expect } from 'chai';
import fc from 'fast-check';
import { testingOf, type TestingState } from '../../server/lab/planner/testing-state.ts';

/** The rules again, slowly: each state looks back over the whole list of its own verdicts, and begins a new list when it ends. */
function told(accepted: readonly boolean[], steady: boolean): TestingState {
  let state = 'normal' as TestingState;
  let own: boolean[] = [];
  const go = (to: TestingState) => {
    state = to;
    own = [];
  };
  const allOf = (list: boolean[], count: number) => list.length === count && list.every(Boolean);
  const rejectedIn = (list: boolean[]) => list.filter((one) => !one).length;
  for (const verdict of accepted) {
    own.push(verdict);
    if (state === 'normal') {
      if (rejectedIn(own.slice(-5)) >= 2) go('tightened');
      else if (steady && allOf(own.slice(-10), 10)) go('reduced');
    } else if (state === 'tightened') {
      if (rejectedIn(own) >= 5) go('stopped');
      else if (allOf(own.slice(-5), 5)) go('normal');
    } else if (state === 'reduced') {
      if (!verdict) go('normal');
    } else if (verdict) go('tightened');
  }
  return state === 'reduced' && !steady ? 'normal' : state;
}

const verdicts = (text: string): boolean[] => [...text].map((letter) => letter === '+');
const stateOf = (text: string, steady = true) => testingOf(verdicts(text), steady).state;

describe('the testing state', () => {
  it('follows the rules, told a second time', () => {
    const lists = fc.integer({ min: 1, max: 9 }).chain((tenths) =>
      fc.array(
        fc.integer({ min: 0, max: 9 }).map((n) => n < tenths),
        { maxLength: 80 },
      ),
    );
    fc.assert(
      fc.property(lists, fc.boolean(), (list, steady) => {
        expect(testingOf(list, steady).state).to.equal(told(list, steady));
      }),
      { numRuns: 3_000 },
    );
  });

  it('begins normal, and tightens at two rejected of five or fewer', () => {
    expect(stateOf('')).to.equal('normal');
    expect(stateOf('-')).to.equal('normal');
    expect(stateOf('--')).to.equal('tightened');
    expect(stateOf('+-++-')).to.equal('tightened');
    expect(stateOf('-++++-')).to.equal('normal');
    expect(stateOf('+-+-')).to.equal('tightened');
  });

  it('goes back to normal after five accepted in a row, and counts anew from there', () => {
    expect(stateOf('--++++')).to.equal('tightened');
    expect(stateOf('--+++++')).to.equal('normal');
    expect(stateOf('--++-+++++')).to.equal('normal');
    expect(stateOf('--+++++-')).to.equal('normal');
    expect(stateOf('--+++++-++-')).to.equal('tightened');
  });

  it('stops at five rejected while tightened, however many were accepted between, and begins again tightened', () => {
    const stopped = testingOf(verdicts('--' + '-+-+-+-+-'), true);
    expect(stopped).to.deep.include({ state: 'stopped', stoppedAfter: 9 });
    expect(stateOf('--' + '----')).to.equal('tightened');
    expect(stateOf('--' + '-----')).to.equal('stopped');
    expect(stateOf('--' + '------')).to.equal('stopped');
    expect(stateOf('--' + '-----+')).to.equal('tightened');
    expect(stateOf('--' + '-----++++++')).to.equal('normal');
  });

  it('reduces after ten accepted in a row of a steady seller, and ends that at one rejected', () => {
    expect(stateOf('+++++++++')).to.equal('normal');
    expect(stateOf('++++++++++')).to.equal('reduced');
    expect(stateOf('++++++++++', false)).to.equal('normal');
    expect(stateOf('+++++++++++++-')).to.equal('normal');
    expect(stateOf('+++++++++++++--')).to.equal('normal');
    expect(stateOf('+++++++++++++---')).to.equal('tightened');
  });
});
