/** A seller's plan: how its steps stand, and whether its milestones are reached. Days as whole numbers, rates as shares. */

export type StepState = 'open' | 'done' | 'dropped';

export interface PlannedStep {
  kind: 'step' | 'milestone';
  state: StepState;
  dueOn: number;
}

export type MilestoneState = 'reached' | 'on-course' | 'ahead' | 'missed' | 'unknown';

/**
 * How a milestone stands: the rate of its day where that has come, else tonight's.
 *
 * @param rate of the night that is looked at (`nightOf`); null where there was none.
 * @example milestoneState({ target: 0.04, dueOn: 120 }, 110, 0.05) // 'ahead': there is time yet
 * @example milestoneState({ target: 0.04, dueOn: 100 }, 110, 0.05) // 'missed'
 */
export function milestoneState(
  { target, dueOn }: { target: number; dueOn: number },
  night: number,
  rate: number | null,
): MilestoneState {
  if (rate === null) return 'unknown';
  if (dueOn <= night) return rate <= target ? 'reached' : 'missed';
  return rate <= target ? 'on-course' : 'ahead';
}

/** The night by which a milestone is judged. */
export const judgedOn = (dueOn: number, night: number): number => Math.min(dueOn, night);

export interface Progress {
  steps: number;
  done: number;
  overdue: number;
  /** The day by which the next open step is due; null: none is open. */
  next: number | null;
}

/** How far the steps are; milestones are no work of their own. @example of 3 steps, one done and one late: { steps: 3, done: 1, overdue: 1, … } */
export function planProgress(all: readonly PlannedStep[], today: number): Progress {
  const steps = all.filter(({ kind, state }) => kind === 'step' && state !== 'dropped');
  const open = steps.filter(({ state }) => state === 'open').map(({ dueOn }) => dueOn);
  return {
    steps: steps.length,
    done: steps.length - open.length,
    overdue: open.filter((day) => day < today).length,
    next: open.length > 0 ? Math.min(...open) : null,
  };
}
