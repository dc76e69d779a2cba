/** Disputes as their tables hold them, for tests of what follows. */
import type { Database } from '../../db/connect.ts';

export interface Answered {
  orderId: string;
  /** Accepted for these. */
  metrics: readonly string[];
  /** Contested and refused. */
  refused?: readonly string[];
  /** When it was answered. */
  at?: string;
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
export function answeredDispute(
  database: Database,
  { orderId, metrics, refused = [], at = '2026-01-06T09:00:00Z' }: Answered,
): Promise<number> {
  return database.transaction(async (tx) => {
    const [order] = await tx.all<{ id: number; seller: number }>('SELECT id, seller FROM orders WHERE order_id = ?', [
      orderId,
    ]);
    const state = metrics.length === 0 ? 'refused' : refused.length > 0 ? 'partly' : 'accepted';
    const [row] = await tx.all<{ id: number }>(
      `INSERT INTO disputes (seller, order_key, reason, state, filed_by, filed_at, due_on, form_id, effect, answers, counted)
       VALUES (?, ?, 'carrier', ?, 'shop@test.example', '2026-01-05T09:00:00Z', '2026-01-12', ?, '{}', 1, ?) RETURNING id`,
      [order!.seller, order!.id, state, `form ${orderId}`, metrics.length === 0 ? 1 : 0],
    );
    const dispute = row!.id;
    await tx.run(
      `INSERT INTO dispute_answers (dispute, number, state, answered_by, answered_at)
       VALUES (?, 1, ?, 'm@test.example', ?)`,
      [dispute, state, at],
    );
    const verdictOf = (metric: string) => (metrics.includes(metric) ? 'accepted' : 'refused');
    const all = [...metrics, ...refused];
    const points = all.map((metric, at) => [dispute, at + 1, metric, 'Ours?']);
    await tx.insertMany('dispute_points', ['dispute', 'number', 'metric', 'claim'], points);
    const answers = all.map((metric, at) => [dispute, 1, at + 1, verdictOf(metric), '']);
    await tx.insertMany('dispute_point_answers', ['dispute', 'answer', 'point', 'verdict', 'words'], answers);
    return dispute;
  });
}
