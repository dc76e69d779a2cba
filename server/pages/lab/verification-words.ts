/** That an order was bought to verify a corrective action, and which way it settles it. */
import type { Texts } from '../../languages/texts.ts';
import type { VerificationOutcome } from '../../lab/corrective-action.ts';
import type { CorrectiveAction } from '../../stores/corrective-actions.ts';
import { shortened } from '../actions/action-words.ts';
import { findingWords } from '../inspections/checklist-texts.ts';

type Verified = Pick<CorrectiveAction, 'id' | 'found'>;

const namesIn = ({ id, found }: Verified, t: Texts) => ({
  action: String(id),
  found: found === null ? t('the order as a whole') : shortened(findingWords(found, t)).replace(/\.$/, ''),
});

/** On the page of the order: after its reveal with the way it was settled. */
export function verificationWords(
  action: Verified & Pick<CorrectiveAction, 'state' | 'verifiedBy'>,
  order: { id: number; revealedOn: string | null; verdict: string | null },
  t: Texts,
): string {
  const names = namesIn(action, t);
  if (order.revealedOn === null) return t('It verifies corrective action {action} ({found}).', names);
  if (action.verifiedBy === order.id && (action.state === 'verified' || action.state === 'failed'))
    return settled(action, action.state, order.verdict, t);
  return action.state === 'withdrawn'
    ? t('It verifies corrective action {action} ({found}), which was withdrawn.', names)
    : t('It verifies corrective action {action} ({found}), and did not tell whether it is in order.', names);
}

/** On the page that asks before the reveal: what it will do to the action. */
export const foreseenVerification = (
  action: Verified,
  outcome: VerificationOutcome | null,
  verdict: string | null,
  t: Texts,
): string =>
  outcome === null
    ? t(
        'It verifies corrective action {action} ({found}), and does not tell whether it is in order: the next plan draws it again.',
        namesIn(action, t),
      )
    : `${settled(action, outcome, verdict, t)} ${t('The reveal closes the action with that, and the seller is told.')}`;

function settled(action: Verified, outcome: VerificationOutcome, verdict: string | null, t: Texts): string {
  const names = namesIn(action, t);
  if (outcome === 'failed')
    return t('It verifies corrective action {action} ({found}): the same fault was found again.', names);
  return verdict === 'passed'
    ? t('It verifies corrective action {action} ({found}): it is in order now.', names)
    : t(
        'It verifies corrective action {action} ({found}): this fault is in order; the order failed for another one.',
        names,
      );
}
