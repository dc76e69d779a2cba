/** The seller's manager learns of a new dispute by e-mail, if there is one with an account. */
import type { Transaction } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { tellManager } from '../../notices/tell-manager.ts';
import { dispute } from '../../stores/disputes.ts';
import { readIn } from '../../stores/read.ts';

export async function tellStaffOfDispute(
  tx: Transaction,
  setting: Pick<Context, 'config'>,
  id: number,
  at: string,
): Promise<void> {
  const filed = await dispute(readIn(tx), id);
  if (!filed) return;
  const { seller, sellerName, orderId: order, dueOn } = filed;
  await tellManager(tx, setting, {
    ...{ seller, once: `dispute:${id}:filed`, kind: 'dispute', page: `/disputes/queue/${id}`, at },
    say: (t) => ({
      subject: t('{seller} contests an order', { seller: sellerName }),
      paragraphs: [
        t('{seller} contests order {order}. An answer to each of its points is due by {day}.', {
          ...{ seller: sellerName, order, day: daysIn(t.language).exactDay(dueOn) },
        }),
      ],
    }),
  });
}
