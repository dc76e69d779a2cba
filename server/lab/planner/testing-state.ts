/**
 * How closely a seller's devices of one category are tested, from the verdicts alone, in the spirit of the switching rules of
 * ISO 2859-1 (clause 9.3): normal, tightened, reduced, stopped. Never stored: reckoned from the sequence of verdicts, oldest first.
 *
 * - normal → tightened: 2 of the last 5 (or fewer) rejected;
 * - tightened → normal: 5 accepted in a row;
 * - tightened → stopped: 5 rejected, all in all, since it was tightened. A person is asked to decide;
 * - stopped → tightened: the first accepted device, such as the one that verifies a corrective action;
 * - normal → reduced: 10 accepted in a row, if the seller is steady (no open case, no trial period);
 * - reduced → normal: one rejected.
 *
 * With each change of state the counting begins anew: what was bought before it does not count twice.
 */

export const testingStates = ['normal', 'tightened', 'reduced', 'stopped'] as const;
export type TestingState = (typeof testingStates)[number];

/** The numbers of the rules. */
export const switching = {
  rejectedToTighten: 2,
  among: 5,
  acceptedToRelax: 5,
  rejectedToStop: 5,
  acceptedToReduce: 10,
} as const;

export interface Testing {
  state: TestingState;
  /** Verdicts since this state began; the one that began it belongs to the state before. */
  since: number;
  /** Of these, the rejected ones. */
  rejected: number;
  /** Accepted ones in a row, up to the newest. */
  run: number;
  /** How many verdicts the tightened stretch had that ended in the stop; null unless stopped. */
  stoppedAfter: number | null;
}

/**
 * The state after these verdicts.
 *
 * @param accepted one for each verdict, oldest first: true = passed, false = downgraded or a blocker
 * @param steady whether a run of accepted devices may reduce the testing: no open case, not in the trial period
 *
 * @example testingOf([true, false, true, false], true).state // 'tightened': 2 of the last 4 rejected
 * @example testingOf([false, false, true, true, true, true, true], true).state // 'normal': 5 accepted in a row
 */
export function testingOf(accepted: readonly boolean[], steady: boolean): Testing {
  let testing = began('normal');
  let recent: boolean[] = [];
  for (const passed of accepted) {
    const { state } = testing;
    recent = [...recent, passed].slice(-switching.among);
    const counted = count(testing, passed);
    testing = next(counted, passed, recent, steady);
    if (testing.state !== state) recent = [];
  }
  // A seller that is no longer steady is tested as everybody, for as long as that lasts.
  return testing.state === 'reduced' && !steady ? { ...testing, state: 'normal' } : testing;
}

const began = (state: TestingState, stoppedAfter: number | null = null): Testing => ({
  ...{ state, since: 0, rejected: 0, run: 0, stoppedAfter },
});

const count = (testing: Testing, passed: boolean): Testing => ({
  ...testing,
  since: testing.since + 1,
  rejected: testing.rejected + (passed ? 0 : 1),
  run: passed ? testing.run + 1 : 0,
});

function next(testing: Testing, passed: boolean, recent: readonly boolean[], steady: boolean): Testing {
  switch (testing.state) {
    case 'normal':
      if (recent.filter((one) => !one).length >= switching.rejectedToTighten) return began('tightened');
      return steady && testing.run >= switching.acceptedToReduce ? began('reduced') : testing;
    case 'tightened':
      if (testing.rejected >= switching.rejectedToStop) return began('stopped', testing.since);
      return testing.run >= switching.acceptedToRelax ? began('normal') : testing;
    case 'reduced':
      return passed ? testing : began('normal');
    case 'stopped':
      return passed ? began('tightened') : testing;
  }
}
