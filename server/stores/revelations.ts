/** What was revealed of mystery orders: the frozen copy that managers and the seller read, and what became of the verdict. */
import type { Transaction } from '../../db/connect.ts';
import type { Revelation } from '../lab/revelation.ts';
import type { Read } from './read.ts';

export interface StoredRevelation {
  mysteryOrder: number;
  seller: number;
  sellerId: string;
  sellerName: string | null;
  /** `YYYY-MM-DD` */
  revealedOn: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  revealedAt: string;
  revealedBy: string;
  /** The last day on which the seller may answer. */
  answerUntil: string;
  openedAt: string | null;
  content: Revelation;
  /** What counts: after a correction, what was corrected to. */
  verdict: string;
  safetyFinding: string;
  /** `YYYY-MM-DD`; null: the verdict stands as it was revealed. */
  correctedOn: string | null;
}

const selection = `SELECT r.mystery_order AS "mysteryOrder", r.seller AS seller, v.seller_id AS "sellerId", v.name AS "sellerName",
    m.revealed_on AS "revealedOn", r.revealed_at AS "revealedAt", r.revealed_by AS "revealedBy",
    r.answer_until AS "answerUntil", r.opened_at AS "openedAt", r.content AS content,
    COALESCE(m.corrected_verdict, m.verdict) AS verdict,
    COALESCE(m.corrected_safety_finding, m.safety_finding) AS "safetyFinding", m.corrected_on AS "correctedOn"
  FROM revelations r JOIN mystery_orders m ON m.id = r.mystery_order AND m.revealed_on IS NOT NULL
  JOIN sellers v ON v.id = r.seller`;

type RevelationRow = Omit<StoredRevelation, 'content'> & { content: string };

const revelationOf = (row: RevelationRow): StoredRevelation => ({
  ...row,
  content: JSON.parse(row.content) as Revelation,
});

/** Null while the order is under cover, and for one that was revealed before such copies were kept. */
export async function revelation(read: Read, mysteryOrder: number): Promise<StoredRevelation | null> {
  const [row] = await read<RevelationRow>(`${selection} WHERE r.mystery_order = ? ORDER BY r.mystery_order`, [
    mysteryOrder,
  ]);
  return row ? revelationOf(row) : null;
}

/** All that were revealed to a seller, the latest first. */
export async function revelationsTo(read: Read, seller: number): Promise<StoredRevelation[]> {
  const rows = await read<RevelationRow>(
    `${selection} WHERE r.seller = ? ORDER BY r.revealed_at DESC, r.mystery_order DESC`,
    [seller],
  );
  return rows.map(revelationOf);
}

/** Those of these orders that were revealed with a copy: where a page leads. */
export async function revealedCopies(read: Read, seller: number): Promise<Set<number>> {
  const rows = await read<{ id: number }>(
    'SELECT mystery_order AS id FROM revelations WHERE seller = ? ORDER BY mystery_order',
    [seller],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Notes when somebody of the seller first read it. */
export async function markRevelationOpened(tx: Transaction, mysteryOrder: number, at: string): Promise<void> {
  await tx.run('UPDATE revelations SET opened_at = ? WHERE mystery_order = ? AND opened_at IS NULL', [
    at,
    mysteryOrder,
  ]);
}
