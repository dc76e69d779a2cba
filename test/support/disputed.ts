/** Disputes as their tables hold them, for tests of what follows. */
import type { Database } from '../../db/connect.ts';

export interface Answered {
  orderId: string;
  /** Accepted for these. */
  metrics: readonly string[];
  /** Contested and refused. */
  refused?: readonly string[];
}

/** Filed and waiting for its answer. */
export async function openDispute(database: Database, orderId: string, metric: string): Promise<void> {
  await database.transaction(async (tx) => {
    const [row] = await tx.all<{ id: number }>(
      `INSERT INTO disputes (seller, order_key, reason, state, filed_by, filed_at, due_on, form_id, effect, counted)
       SELECT seller, id, 'carrier', 'open', 'shop@test.example', '2026-01-05T09:00:00Z', '2026-01-12', 'open ' || order_id, '{}', 1
       FROM orders WHERE order_id = ? RETURNING id`,
      [orderId],
    );
    await tx.run("INSERT INTO dispute_points (dispute, number, metric, claim) VALUES (?, 1, ?, 'Not ours.')", [
      row!.id,
      metric,
    ]);
  });
}

/** @returns our id of the dispute; the next night counts its order again */
export function answeredDispute(database: Database, { orderId, metrics, refused = [] }: Answered): Promise<number> {
  return database.transaction(async (tx) => {
    const [order] = await tx.all<{ id: number; seller: number }>('SELECT id, seller FROM orders WHERE order_id = ?', [
      orderId,
    ]);
    const [row] = await tx.all<{ id: number }>(
      `INSERT INTO disputes (seller, order_key, reason, state, filed_by, filed_at, due_on, form_id, effect, closed_by,
         closed_at, answer, counted) VALUES (?, ?, 'carrier', ?, 'shop@test.example', '2026-01-05T09:00:00Z', '2026-01-12', ?,
         '{}', 'm@test.example', '2026-01-06T09:00:00Z', '', ?) RETURNING id`,
      [
        ...[order!.seller, order!.id, metrics.length === 0 ? 'refused' : refused.length > 0 ? 'partly' : 'accepted'],
        ...[`form ${orderId}`, metrics.length === 0 ? 1 : 0],
      ],
    );
    const verdictOf = (metric: string) => (metrics.includes(metric) ? 'accepted' : 'refused');
    const points = [...metrics, ...refused].map((metric, at) => [row!.id, at + 1, metric, 'Ours?', verdictOf(metric)]);
    await tx.insertMany('dispute_points', ['dispute', 'number', 'metric', 'claim', 'verdict'], points);
    return row!.id;
  });
}
