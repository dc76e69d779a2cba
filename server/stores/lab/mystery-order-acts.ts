/** What the lab writes about an order once it is placed, as long as it may: each act compares the version that was before its eyes. */
import type { Transaction, Value } from '../../../db/connect.ts';
import { writtenColumns, type Written } from './mystery-orders.ts';

/** Until when something may be written. What others have read stays as it is; money comes back whenever it does. */
export type Until = 'inspection' | 'grading' | 'reveal' | 'ever';

const underCover = 'revealed_on IS NULL AND withdrawn_on IS NULL';
const unjudged = `${underCover} AND concluded_at IS NULL AND inspected_on IS NULL`;
const inspection = 'SELECT 1 FROM lab_inspections i WHERE i.mystery_order = mystery_orders.id';
const open: Record<Until, string> = {
  // Its checklist hangs from the category.
  inspection: `${unjudged} AND NOT EXISTS (${inspection})`,
  // The mark for the delivery hangs from these days.
  grading: `${unjudged} AND NOT EXISTS (${inspection} AND i.submitted_at IS NOT NULL)`,
  reveal: underCover,
  ever: 'id = id',
};

/** False: somebody else wrote meanwhile, or the order has gone on. Nothing was changed then. */
export async function changeMysteryOrder(
  transaction: Transaction,
  id: number,
  version: number,
  changes: Partial<Record<Written, Value>>,
  until: Until,
): Promise<boolean> {
  const names = Object.keys(changes) as Written[];
  const changed = await transaction.run(
    `UPDATE mystery_orders SET ${names.map((name) => `${writtenColumns[name]} = ?, `).join('')}version = version + 1
     WHERE id = ? AND version = ? AND ${open[until]}`,
    [...names.map((name) => changes[name] ?? null), id, version],
  );
  return changed === 1;
}

/**
 * Takes an order back that should not have been placed or came to nothing: it stays in the list and never counts. Its draw
 * waits for another order, or for somebody who says why there is none.
 *
 * @param day `YYYY-MM-DD`
 */
export async function withdrawMysteryOrder(
  transaction: Transaction,
  order: { id: number; labDraw: number | null },
  day: string,
  reason: string,
): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE mystery_orders SET withdrawn_on = ?, withdrawn_reason = ?, version = version + 1 WHERE id = ? AND ${underCover}`,
    [day, reason, order.id],
  );
  if (changed === 0) return false;
  if (order.labDraw !== null)
    await transaction.run(`UPDATE lab_draws SET state = 'planned' WHERE id = ? AND state = 'ordered'`, [order.labDraw]);
  return true;
}
