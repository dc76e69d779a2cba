/** How it is said that a dispute is claimed, put back and handed over. */
import type { Request } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import { claimables } from '../../../stores/claims.ts';
import { dispute as storedDispute, type Dispute } from '../../../stores/disputes.ts';
import { readCommitted } from '../../../stores/read.ts';
import { formKey } from '../../portfolio/form-text.ts';
import type { ClaimKind } from '../../queue/claim-kind.ts';
import { inHands, type HandsWords } from '../../queue/present-marks.ts';

export async function askedDispute({ params }: Request, { database }: Context): Promise<Dispute> {
  const found = await storedDispute(readCommitted(database), formKey(params['id']));
  if (!found) throw refusal(404);
  return found;
}

const handsWords: HandsWords = {
  others: message('{person} works on this dispute since {moment}. Ask before you answer, or take it over.'),
  mine: message('You work on this dispute since {moment}. Everybody sees it.'),
  nobody: message('Nobody works on this dispute yet.'),
  takeOver: message('I take this dispute over.'),
};

/** In whose hands one lies that waits for its answer. */
export const disputeHands = (context: Context, found: Dispute, person: Person, t: Texts) =>
  inHands(context, `/disputes/queue/${found.id}`, found, person, handsWords, t);

export const disputeClaims: ClaimKind<Dispute> = {
  ...{ noun: 'dispute', detail: 'dispute', path: '/disputes/queue', claimable: claimables.dispute },
  find: askedDispute,
  words: (t, { id, orderId: order, sellerName: seller }) => ({
    claimed: t('You work on the dispute about order {order} now. Everybody sees it.', { order }),
    free: t('The dispute about order {order} is free again.', { order }),
    overtaken: t(
      'Meanwhile a colleague took this dispute, or it was answered or withdrawn. Nothing was changed; how it stands now is shown below.',
    ),
    handOver: t('Hand over the dispute about order {order}', { order }),
    finds: t('Whoever you choose is named beside it in the queue.'),
    back: t('Back to the dispute'),
    crumbs: [
      { href: '/disputes/queue', label: t('Disputes') },
      { href: `/disputes/queue/${id}`, label: order, own: true },
    ],
    given: (colleague) => t('{colleague} works on the dispute about order {order} now.', { colleague, order }),
    givenAndTold: (colleague) =>
      t('{colleague} works on the dispute about order {order} now, and is told by e-mail.', { colleague, order }),
    subject: (person) => t('{person} has handed you the dispute about order {order}', { person, order }),
    told: (person) =>
      t('{person} has handed you the dispute of {seller} about order {order}.', { person, order, seller }),
  }),
};
