/** Mystery orders as rows, finished at once: for tests of what comes after the lab. */
import type { Database } from '../../db/connect.ts';
import { dayText, type Day } from '../../server/scoring/day.ts';

export interface InspectedOrder {
  /** Our key of the seller. */
  seller: number;
  /** Null: still under cover. */
  revealed: Day | null;
  verdict: string;
  safetyFinding?: string;
  draw?: 'random' | 'for_cause';
  orderId?: string;
  ordered?: Day;
  category?: string;
}

/** @returns its number */
export async function insertRevealed(
  database: Database,
  order: Partial<InspectedOrder> & Pick<InspectedOrder, 'seller' | 'revealed'>,
): Promise<number> {
  const { seller, revealed, verdict = 'passed', safetyFinding = 'none', draw = 'random', orderId = null } = order;
  const ordered = dayText(order.ordered ?? (revealed ?? 20_000) - 10);
  const columns =
    'seller draw category order_id ordered_on inspected_on verdict safety_finding notes logged_by logged_at revealed_on';
  const row = [
    ...[seller, draw, order.category ?? null, orderId, ordered, ordered, verdict, safetyFinding, '', 'lab'],
    ...[`${ordered}T09:00:00Z`, revealed === null ? null : dayText(revealed)],
  ];
  return database.transaction(async (tx) => {
    await tx.insertMany('mystery_orders', columns.split(' '), [row]);
    const [last] = await tx.all<{ id: number }>('SELECT MAX(id) AS id FROM mystery_orders');
    const { id } = last!;
    // As the migration of the inbox leaves what was revealed before it.
    if (revealed !== null)
      await tx.insertMany(
        'seller_notices',
        ['once', 'seller', 'kind', 'level', 'told_at', 'page', 'is_news'],
        [[`verdict:${id}:reveal`, seller, 'verdict', 'limit', `${dayText(revealed)}T12:00:00Z`, `/verdicts/${id}`, 0]],
      );
    return id;
  });
}
