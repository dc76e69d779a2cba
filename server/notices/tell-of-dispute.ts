/** The answer to a dispute reaches the seller: what became of it, and the answer to each point in its own words. */
import type { Transaction } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import type { Texts } from '../languages/texts.ts';
import { dispute, type Dispute } from '../stores/disputes.ts';
import { readIn } from '../stores/read.ts';
import { tellSeller } from './tell-seller.ts';

/** Call it in the transaction that answers. */
export async function tellOfDispute(
  tx: Transaction,
  setting: { config: Pick<Config, 'smtpUrl' | 'baseUrl'> },
  id: number,
  at: string,
): Promise<void> {
  const found = await dispute(readIn(tx), id);
  if (!found || found.state === 'open' || found.state === 'withdrawn') return;
  await tellSeller(tx, setting, {
    ...{ once: `dispute:${id}:answered`, seller: found.seller, kind: 'dispute', at, page: `/disputes/${id}` },
    level: found.state === 'refused' ? 'stale' : 'fine',
    say: (t) => ({ subject: subjectOf(t, found), paragraphs: [outcomeWords(t, found), ...pointWords(t, found)] }),
  });
}

function subjectOf(t: Texts, { state, orderId: order }: Dispute): string {
  if (state === 'accepted') return t('Order {order}: you were right', { order });
  if (state === 'partly') return t('Order {order}: you were right in part', { order });
  return t('Order {order}: the answer to your dispute', { order });
}

function outcomeWords(t: Texts, { state }: Dispute): string {
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

function pointWords(t: Texts, { points, answer }: Dispute): string[] {
  return [
    ...points.map(({ number, claim, answer: said }) =>
      [t('Point {n}, as you wrote it:', { n: number }), claim, t('Our answer:'), said ?? ''].join('\n'),
    ),
    ...(answer === null ? [] : [answer]),
  ];
}
