/** Why a statement of a decision cannot be delivered at all, whatever its parts. */
import { message } from '../languages/texts.ts';
import { stepOf } from '../cases/step.ts';
import type { DecidedCase } from '../stores/statement-sources.ts';
import type { StoredStatement } from '../stores/statements.ts';
import type { Lack } from './lack.ts';

/** @returns null: nothing stands in its way. */
export function impossibleDelivery(decided: DecidedCase | null, before: StoredStatement | null): Lack | null {
  if (decided === null) return noDecision;
  const { measure, state, exception, secondPerson } = decided;
  const days = { from: null, until: null, notified: null };
  const holds = { appealed: false, heldByAppeal: false, heldByDispute: false };
  const facts = { measure, state, exception, secondPerson, person: '', ...holds, ...days };
  const step = stepOf(facts, { kind: 'deliver', today: 0 });
  if ('refused' in step) return { message: step.refused };
  return before === null ? null : { message: writtenAsLetter };
}

export const noDecision: Lack = { message: message('There is no such decision.') };
const writtenAsLetter = message('It was written as a registered letter: record its delivery, or discard the letter.');
