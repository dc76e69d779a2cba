/** What the lab notes of an order on its way. Each says false when the order has gone on without it. */
import type { Transaction } from '../../../db/connect.ts';

/** The day it arrived, which can be put right until somebody has begun to inspect it. */
export async function noteArrival(transaction: Transaction, id: number, day: string): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE mystery_orders SET received_on = ?
     WHERE id = ? AND revealed_on IS NULL AND withdrawn_on IS NULL AND concluded_at IS NULL`,
    [day, id],
  );
  return changed === 1;
}
