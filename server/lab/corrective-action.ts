/**
 * A corrective action: what a seller is asked to change after a finding, and how it ends. It is closed by what a later test
 * order showed, never by a promise alone.
 *
 *     open ── evidence ──▶ done ── a test order shows it in order ──▶ verified
 *      │                    ├───── a test order shows it again ─────▶ failed
 *      └────── withdrawn ◀──┘
 */
import type { Severity } from './checklist.ts';
import type { SafetyFinding, Verdict } from './result.ts';

export const actionStates = ['open', 'done', 'verified', 'failed', 'withdrawn'] as const;
export type ActionState = (typeof actionStates)[number];

/** `verify`: what the test order showed that was bought to see. */
export type ActionStep = 'give-evidence' | 'withdraw' | VerificationOutcome;
export type VerificationOutcome = 'verified' | 'failed';

const steps: Readonly<Record<ActionState, Partial<Record<ActionStep, ActionState>>>> = {
  open: { 'give-evidence': 'done', withdraw: 'withdrawn' },
  done: { withdraw: 'withdrawn', verified: 'verified', failed: 'failed' },
  verified: {},
  failed: {},
  withdrawn: {},
};

/**
 * The state after a step; null where the step cannot be made.
 *
 * @example stepAction('open', 'give-evidence') // 'done'
 * @example stepAction('open', 'verified') // null: nobody has said yet that it was done
 */
export const stepAction = (state: ActionState, step: ActionStep): ActionState | null => steps[state][step] ?? null;

/** Nothing more happens to it. */
export const isClosed = (state: ActionState): boolean => Object.keys(steps[state]).length === 0;

/** The day has passed and nothing was done: a matter of the page that shows it, not of the row. Days as `YYYY-MM-DD`. */
export const isOverdue = (action: { state: ActionState; dueOn: string }, today: string): boolean =>
  action.state === 'open' && action.dueOn < today;

/**
 * Days that a seller is given when nobody chooses otherwise: what endangers buyers cannot wait for a fortnight.
 *
 * @example daysToAct('minor', 'none') // 14
 * @example daysToAct('critical', 'battery_hazard') // 3
 */
export function daysToAct(severity: Severity | null, safety: SafetyFinding): number {
  if (severity !== 'critical') return 14;
  return safety === 'none' ? 7 : 3;
}

/** What a test order tells of an item of the checklist. */
export interface Verification {
  verdict: Verdict | null;
  safetyFinding: SafetyFinding;
  /** Keys of the items that were not as they should be. */
  wrong: readonly string[];
  /** Keys of the items that were looked at, by anybody who graded it; null: no checklist was kept. */
  lookedAt: readonly string[] | null;
}

/**
 * Whether the test order shows that the item is in order now. Null: it does not tell, since nobody could look at the item,
 * or the device has no such thing; then another order is bought.
 *
 * @param item its key; `safety-` and a safety finding, where no item spoke of it; null: the action is about the whole
 *   order, which is in order when it passed
 *
 * @example judgeVerification('screen-whole', { …, wrong: [], lookedAt: ['screen-whole'] }) // 'verified'
 * @example judgeVerification('screen-whole', { …, wrong: ['imei'], lookedAt: ['imei'] }) // null
 */
export function judgeVerification(item: string | null, told: Verification): VerificationOutcome | null {
  const { verdict, safetyFinding, wrong, lookedAt } = told;
  if (verdict === null) return null;
  if (item === null) return outcome(verdict === 'passed');
  if (item.startsWith('safety-')) return outcome(item !== `safety-${safetyFinding}`);
  if (wrong.includes(item)) return outcome(false);
  return lookedAt?.includes(item) ? outcome(true) : null;
}

const outcome = (inOrder: boolean): VerificationOutcome => (inOrder ? 'verified' : 'failed');
