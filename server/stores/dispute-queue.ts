/** Disputes as the marketplace's own people work them off, and those that were like one of them. */
import { disputesWhere, type Dispute } from './disputes.ts';
import type { Read } from './read.ts';

/** Those that wait for their answer, the next one due first. */
export const openDisputes = (read: Read, limit: number): Promise<Dispute[]> =>
  disputesWhere(read, "d.state = 'open' ORDER BY d.due_on, d.id LIMIT ?", [limit]);

/** The newest answers first. */
export const answeredDisputes = (read: Read, limit: number): Promise<Dispute[]> =>
  disputesWhere(read, "d.state IN ('accepted', 'partly', 'refused') ORDER BY a.answered_at DESC, d.id DESC LIMIT ?", [
    limit,
  ]);

export async function openDisputeCounts(read: Read, today: string): Promise<{ open: number; overdue: number }> {
  const [row] = await read<{ open: number; overdue: number | null }>(
    `SELECT COUNT(*) AS open, SUM(CASE WHEN due_on < ? THEN 1 ELSE 0 END) AS overdue FROM disputes WHERE state = 'open'`,
    [today],
  );
  return { open: Number(row?.open ?? 0), overdue: Number(row?.overdue ?? 0) };
}

export type Likeness = 'seller' | 'carrier' | 'reason';

export interface Alike {
  likeness: Likeness;
  answered: number;
  accepted: number;
  /** The newest of them. */
  newest: Dispute[];
}

/** Answered disputes of the same seller, the same carrier for the same reason, and the same reason. */
export async function disputesLike(read: Read, one: Dispute, limit: number): Promise<Alike[]> {
  const answered = "d.state IN ('accepted', 'partly', 'refused') AND d.id <> ?";
  const questions: { likeness: Likeness; condition: string; values: (string | number)[] }[] = [
    { likeness: 'seller', condition: 'd.seller = ?', values: [one.seller] },
    ...(one.carrier === null
      ? []
      : [
          {
            likeness: 'carrier' as const,
            condition: `d.reason = ? AND d.seller <> ? AND EXISTS (SELECT 1 FROM deliveries y JOIN orders x ON x.order_id = y.order_id
              WHERE x.id = d.order_key AND y.carrier = ?)`,
            values: [one.reason, one.seller, one.carrier],
          },
        ]),
    { likeness: 'reason', condition: 'd.reason = ? AND d.seller <> ?', values: [one.reason, one.seller] },
  ];
  const found: Alike[] = [];
  for (const { likeness, condition, values } of questions) {
    const [sums] = await read<{ answered: number; accepted: number | null }>(
      `SELECT COUNT(*) AS answered, SUM(CASE WHEN d.state <> 'refused' THEN 1 ELSE 0 END) AS accepted
       FROM disputes d WHERE ${answered} AND ${condition}`,
      [one.id, ...values],
    );
    const newest = await disputesWhere(
      read,
      `${answered} AND ${condition} ORDER BY a.answered_at DESC, d.id DESC LIMIT ?`,
      [one.id, ...values, limit],
    );
    found.push({ likeness, answered: Number(sums?.answered ?? 0), accepted: Number(sums?.accepted ?? 0), newest });
  }
  return found;
}
