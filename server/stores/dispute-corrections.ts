/** Answered disputes as nights count them: which orders they take out of which metrics, and which no night has counted yet. */
import type { Transaction } from '../../db/connect.ts';
import { dayText, type Day } from '../scoring/day.ts';
import type { AcceptedMetrics } from '../scoring/disputes.ts';
import type { Read } from './read.ts';

/** What a seller's order is taken out of. An order that has gone over to another seller is taken out of nothing. */
export type AcceptedOf = (order: number, seller: number) => AcceptedMetrics | undefined;

export async function acceptedDisputes(read: Read): Promise<AcceptedOf> {
  const rows = await read<{ id: number; order: number; seller: number; metric: string }>(
    `SELECT d.id AS id, d.order_key AS "order", d.seller AS seller, p.metric AS metric
     FROM disputes d JOIN dispute_points p ON p.dispute = d.id
       JOIN dispute_point_answers x ON x.dispute = d.id AND x.answer = d.answers AND x.point = p.number
     WHERE x.verdict = 'accepted' AND p.metric IS NOT NULL ORDER BY d.id, p.number`,
  );
  const byOrder = new Map<string, Map<string, number>>();
  for (const { id, order, seller, metric } of rows) {
    const known = byOrder.get(`${order} ${seller}`) ?? new Map<string, number>();
    byOrder.set(`${order} ${seller}`, known);
    if (!known.has(metric)) known.set(metric, id);
  }
  return (order, seller) => byOrder.get(`${order} ${seller}`);
}

export interface UncountedDispute {
  id: number;
  /** Our key of its order. */
  order: number;
  /** The number of the answer that stands. */
  answer: number;
}

/** Accepted since the last night, or corrected: their orders are to be counted again. */
export const disputesToCount = (read: Read): Promise<UncountedDispute[]> =>
  read<UncountedDispute>(
    'SELECT id, order_key AS "order", answers AS answer FROM disputes WHERE counted = 0 ORDER BY id',
  );

/** Notes that their orders were counted again. One that was corrected meanwhile waits for the next night. */
export async function markDisputesCounted(
  tx: Transaction,
  disputes: readonly UncountedDispute[],
  night: Day,
): Promise<void> {
  for (const { id, answer } of disputes) {
    const marked = await tx.run('UPDATE disputes SET counted = 1 WHERE id = ? AND counted = 0 AND answers = ?', [
      id,
      answer,
    ]);
    if (marked === 0) continue;
    const values = [dayText(night), id, answer];
    await tx.run('UPDATE dispute_answers SET counted_on = ? WHERE dispute = ? AND number = ?', values);
  }
}
