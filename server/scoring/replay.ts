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

/** Expected events that incidents took out of a night after it was posted; negative: gave back. */
export interface ExcusedThen {
  night: Day;
  /** The night that took them out, and whose ledger entry is smaller by them. */
  learned: Day;
  expected: number;
}

/**
 * A ledger in which excused orders are missing on the nights that had expected something of them, and not on those that learned
 * it: the evidence of a night must not shrink or grow with what was taken out of others.
 *
 * @param rows oldest first.
 * @example 1.2 expected on night 5, of which night 9, with 0.7 of its own, took 0.5 out: 0.7 on night 5, 0.7 on night 9
 */
export function withoutExcused<Row extends LedgerNight>(rows: readonly Row[], excused: readonly ExcusedThen[]) {
  if (excused.length === 0) return rows;
  const change = new Map<Day, number>();
  const add = (night: Day, expected: number) => change.set(night, (change.get(night) ?? 0) + expected);
  for (const { night, learned, expected } of excused) {
    add(learned, expected);
    add(night, -expected);
  }
  const known = new Set(rows.map(({ night }) => night));
  const unknown = [...change.keys()].filter((night) => !known.has(night));
  return [...rows, ...unknown.map((night) => ({ night, observed: 0, withdrawn: 0, expected: 0 }))]
    .map((row) => ({ ...row, expected: Math.max(0, row.expected + (change.get(row.night) ?? 0)) }))
    .sort((a, b) => a.night - b.night);
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
