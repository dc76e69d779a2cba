/** Why a statement of a decision cannot be delivered at all, whatever its parts. */
import { stepOf } from '../cases/step.ts';
import type { DecidedCase } from '../stores/statement-sources.ts';
import type { StoredStatement } from '../stores/statements.ts';

/** @returns a sentence; null: nothing stands in its way. */
export function impossibleDelivery(decided: DecidedCase | null, before: StoredStatement | null): string | null {
  if (decided === null) return 'There is no such decision.';
  const { measure, state, exception, secondPerson } = decided;
  const days = { from: null, until: null, notified: null };
  const holds = { appealed: false, heldByAppeal: false, heldByDispute: false };
  const facts = { measure, state, exception, secondPerson, person: '', ...holds, ...days };
  const step = stepOf(facts, { kind: 'deliver', today: 0 });
  if ('refused' in step) return step.refused;
  if (before !== null) return 'It was written as a registered letter: record its delivery, or discard the letter.';
  return null;
}
