/** The seller's manager learns of a new dispute by e-mail, if there is one with an account. */
import type { Transaction } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import { addLetters, firstState } from '../../stores/letters.ts';
import { dispute, managerToTell } from '../../stores/disputes.ts';
import { readIn } from '../../stores/read.ts';

export async function tellStaffOfDispute(
  tx: Transaction,
  { config }: Pick<Context, 'config'>,
  id: number,
  at: string,
): Promise<void> {
  const read = readIn(tx);
  const filed = await dispute(read, id);
  const manager = filed && (await managerToTell(read, filed.seller));
  if (!filed || manager === null) return;
  const { sellerName, orderId, dueOn } = filed;
  await addLetters(tx, [
    {
      ...{
        once: `dispute:${id}:filed`,
        kind: 'dispute',
        to: { person: manager },
        state: firstState(config),
        createdAt: at,
      },
      subject: `${sellerName.replace(/\s+/g, ' ')} contests an order`,
      body: `${sellerName} contests order ${orderId}. An answer to each of its points is due by ${dueOn}.\n\n${config.baseUrl}/disputes/queue/${id}\n`,
    },
  ]);
}
