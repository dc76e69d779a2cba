/**
 * Deciding a case that a colleague works on: only with a word that one takes it over.
 *
 * The transaction that decides begins with `holdClaim(tx, claimables.case, id, { person, takeOverFrom: readTakeOver(request.body), at })`
 * of stores/claims.ts. Where it says false, answer 422 with `t(takeOverFault)` and write nothing. It writes no entry of the
 * audit: put `takenOverFrom` into that of the decision.
 */
import { message } from '../../languages/texts.ts';

export const takeOverFault = message('A colleague works on this case. Talk to them, then tick that you take it over.');

/** The colleague named by the box that was ticked; null: it was not. */
export function readTakeOver(body: unknown): string | null {
  const given = ((body ?? {}) as Record<string, unknown>)['take_over'];
  return typeof given === 'string' && given !== '' ? given : null;
}
