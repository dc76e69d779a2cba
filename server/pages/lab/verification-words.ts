/** That an order was bought to verify a corrective action, and which way it settles it. */
import type { VerificationOutcome } from '../../lab/corrective-action.ts';
import type { CorrectiveAction } from '../../stores/corrective-actions.ts';
import { shortened } from '../actions/action-words.ts';

type Verified = Pick<CorrectiveAction, 'id' | 'found'>;

/** 'It verifies corrective action 4 (the screen has no cracks)' */
const verifies = ({ id, found }: Verified): string =>
  `It verifies corrective action ${id} (${found === null ? 'the order as a whole' : shortened(found)})`;

/** On the page of the order: after its reveal with the way it was settled. */
export function verificationWords(
  action: Verified & Pick<CorrectiveAction, 'state' | 'verifiedBy'>,
  order: { id: number; revealedOn: string | null; verdict: string | null },
): string {
  if (order.revealedOn === null) return `${verifies(action)}.`;
  if (action.verifiedBy === order.id && (action.state === 'verified' || action.state === 'failed'))
    return `${verifies(action)}: ${settled(action.state, order.verdict)}.`;
  return action.state === 'withdrawn'
    ? `${verifies(action)}, which was withdrawn.`
    : `${verifies(action)}, and did not tell whether it is in order.`;
}

/** On the page that asks before the reveal: what it will do to the action. */
export const foreseenVerification = (
  action: Verified,
  outcome: VerificationOutcome | null,
  verdict: string | null,
): string =>
  outcome === null
    ? `${verifies(action)}, and does not tell whether it is in order: the next plan draws it again.`
    : `${verifies(action)}: ${settled(outcome, verdict)}. The reveal closes the action with that, and the seller is told.`;

function settled(outcome: VerificationOutcome, verdict: string | null): string {
  if (outcome === 'failed') return 'the same fault was found again';
  return verdict === 'passed' ? 'it is in order now' : 'this fault is in order; the order failed for another one';
}
