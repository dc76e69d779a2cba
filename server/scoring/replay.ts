/** A detector from its ledger: as if what was withdrawn had never been. */
import type { Day } from './day.ts';
import { advance, release, type DetectorRules, type DetectorState } from './detector.ts';
import type { ThresholdLevel } from './policy-document.ts';

/** A night of one seller and metric as the ledger has it. `observed` is net of what was withdrawn that night. */
export interface LedgerNight {
  night: Day;
  observed: number;
  withdrawn: number;
  expected: number;
}

/**
 * The state that a ledger leads to. Each night is weighed by its own rules; a night without rules is passed over.
 *
 * @param rows oldest first.
 * @param withdrawn events that were counted on a night and taken back since, by that night.
 * @param releases levels left, oldest first: after the night was judged their evidence started again from zero.
 */
export function replayLedger(
  rows: readonly LedgerNight[],
  withdrawn: ReadonlyMap<Day, number>,
  releases: readonly { level: ThresholdLevel; night: Day }[],
  rulesOn: (night: Day) => DetectorRules | null,
): DetectorState | null {
  const left = [...releases];
  let state: DetectorState | null = null;
  for (const row of rows) {
    while (state && left[0] && left[0].night < row.night) state = release(state, [left.shift()!.level]);
    const rules = rulesOn(row.night);
    if (!rules) continue;
    const observed = Math.max(0, row.observed + row.withdrawn - (withdrawn.get(row.night) ?? 0));
    state = advance(state, { night: row.night, observed, expected: row.expected }, rules);
  }
  while (state && left[0]) state = release(state, [left.shift()!.level]);
  return state;
}
