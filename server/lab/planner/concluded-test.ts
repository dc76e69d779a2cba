/** What is made of the tests of a seller that are concluded: what they still say, and how closely it is to be tested. */
import { dayOf, type Day } from '../../scoring/day.ts';
import { testWeight, type Candidate, type TestsBefore } from './candidate.ts';
import { testingOf, type Testing } from './testing-state.ts';

/** The verdict that counts of one test order, corrected or not. */
export interface ConcludedTest {
  category: string | null;
  passed: boolean;
  /** The day of its inspection, `YYYY-MM-DD`. */
  on: string;
}

/**
 * Counts are of this category; what other categories showed weighs half.
 *
 * @param tests of one seller, the oldest first
 * @example One failed test of laptops 180 days ago: { failed: 1, of: 1, failedWeight: 0.5, passedWeight: 0, … }
 */
export function testsBefore(tests: readonly ConcludedTest[], category: string | null, today: Day): TestsBefore {
  const weightOf = (passed: boolean): number =>
    tests
      .filter((test) => test.passed === passed)
      .reduce((sum, { on, category: its }) => sum + testWeight(Math.max(0, today - dayOf(on)), its === category), 0);
  const own = tests.filter((test) => test.category === category);
  const lastOn = own.at(-1)?.on ?? null;
  return {
    ...{ failed: own.filter(({ passed }) => !passed).length, of: own.length },
    ...{ failedWeight: weightOf(false), passedWeight: weightOf(true) },
    ...{ lastOn, days: lastOn === null ? null : today - dayOf(lastOn) },
  };
}

/** Only of such a seller a run of passed tests may reduce the testing. */
export const isSteady = ({ trial, level, waits }: Pick<Candidate, 'trial' | 'level' | 'waits'>): boolean =>
  trial === null && !waits && level === 'none';

export const testingIn = (tests: readonly ConcludedTest[], category: string | null, steady: boolean): Testing =>
  testingOf(
    tests.filter((test) => test.category === category).map(({ passed }) => passed),
    steady,
  );
