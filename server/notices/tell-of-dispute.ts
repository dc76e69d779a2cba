/** The answer to a dispute, and a corrected one, reaches the seller: what became of it, and the answer to each point in its own words. */
import type { Transaction } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import type { Texts } from '../languages/texts.ts';
import { dispute, type Dispute } from '../stores/disputes.ts';
import type { GivenAnswer } from '../stores/given-answers.ts';
import { readIn } from '../stores/read.ts';
import { tellSeller } from './tell-seller.ts';

/** Call it in the transaction that answers, or that corrects an answer. */
export async function tellOfDispute(
  tx: Transaction,
  setting: { config: Pick<Config, 'smtpUrl' | 'baseUrl'> },
  id: number,
  at: string,
): Promise<void> {
  const found = await dispute(readIn(tx), id);
  const [answer] = found?.answers ?? [];
  if (!found || !answer) return;
  const told = answer.number === 1 ? 'answered' : `corrected:${answer.number}`;
  await tellSeller(tx, setting, {
    ...{ once: `dispute:${id}:${told}`, seller: found.seller, kind: 'dispute', at, page: `/disputes/${id}` },
    level: answer.state === 'refused' ? 'stale' : 'fine',
    say: (t) =>
      answer.reason === null
        ? { subject: subjectOf(t, found), paragraphs: [outcomeWords(t, answer), ...pointWords(t, found, answer)] }
        : {
            subject: t('Order {order}: the answer to your dispute was corrected', { order: found.orderId }),
            paragraphs: [
              correctedWords(t, answer),
              `${t('Why the answer was corrected:')}\n${answer.reason}`,
              ...pointWords(t, found, answer),
              t('The former answer stays on the page of the dispute, below the new one.'),
            ],
          },
  });
}

function subjectOf(t: Texts, { state, orderId: order }: Dispute): string {
  if (state === 'accepted') return t('Order {order}: you were right', { order });
  if (state === 'partly') return t('Order {order}: you were right in part', { order });
  return t('Order {order}: the answer to your dispute', { order });
}

function outcomeWords(t: Texts, { state }: GivenAnswer): string {
  if (state === 'accepted')
    return t(
      'Your dispute is accepted. The next night takes the order out of your figures, as if it had never counted.',
    );
  if (state === 'partly')
    return t('Your dispute is accepted in part. The next night takes what was accepted out of your figures.');
  return t(
    'Your dispute is not accepted: the answers to your points say why. A decision that rests on it can still be appealed against.',
  );
}

/** What moves may have moved before: the former answer may have said the same of the figures. */
function correctedWords(t: Texts, { state }: GivenAnswer): string {
  if (state === 'accepted')
    return t(
      'Somebody else has looked at your dispute again: it is accepted. From the next night on the order does not count in your figures.',
    );
  if (state === 'partly')
    return t(
      'Somebody else has looked at your dispute again: it is accepted in part. From the next night on what was accepted does not count in your figures, and the rest counts.',
    );
  return t(
    'Somebody else has looked at your dispute again: it is not accepted. From the next night on the order counts in your figures. A decision that rests on it can still be appealed against.',
  );
}

function pointWords(t: Texts, { points }: Dispute, { points: answers, closing }: GivenAnswer): string[] {
  return [
    ...points.map(({ number, claim }, at) =>
      [t('Point {n}, as you wrote it:', { n: number }), claim, t('Our answer:'), answers[at]?.answer ?? ''].join('\n'),
    ),
    ...(closing === null ? [] : [closing]),
  ];
}
