/** What was revealed of mystery orders: the frozen copy that managers and the seller read, and what became of the verdict. */
import type { Transaction } from '../../db/connect.ts';
import { deviceKindOf } from '../lab/device-kinds.ts';
import type { Grade, SafetyFinding, Verdict } from '../lab/result.ts';
import type { Revelation } from '../lab/revelation.ts';
import type { Read } from './read.ts';

export interface StoredRevelation {
  mysteryOrder: number;
  seller: number;
  sellerId: string;
  sellerName: string | null;
  country: string | null;
  /** `YYYY-MM-DD` */
  revealedOn: string;
  /** `YYYY-MM-DDTHH:MM:SSZ`; null, as are the next two, where no copy was kept: installations of before 2026-11. */
  revealedAt: string | null;
  revealedBy: string | null;
  /** The last day on which the seller may answer. */
  answerUntil: string | null;
  /** When somebody of the seller first read it. */
  openedAt: string | null;
  content: Revelation;
  /** What counts: after a correction, what was corrected to. */
  verdict: Verdict;
  safetyFinding: SafetyFinding;
  /** `YYYY-MM-DD`; null: the verdict stands as it was revealed. */
  correctedOn: string | null;
}

const selection = `SELECT m.id AS "mysteryOrder", m.seller AS seller, v.seller_id AS "sellerId", v.name AS "sellerName", v.country AS country,
    m.revealed_on AS "revealedOn", r.revealed_at AS "revealedAt", r.revealed_by AS "revealedBy",
    r.answer_until AS "answerUntil", r.opened_at AS "openedAt", r.content AS content,
    COALESCE(m.corrected_verdict, m.verdict) AS verdict,
    COALESCE(m.corrected_safety_finding, m.safety_finding, 'none') AS "safetyFinding", m.corrected_on AS "correctedOn",
    m.order_id AS "orderId", m.draw AS draw, m.category AS category, m.grade AS "gradeSold", m.ordered_on AS "orderedOn",
    m.received_on AS "receivedOn", m.inspected_on AS "inspectedOn", m.promised_on AS "promisedOn",
    m.shipped_on AS "shippedOn", m.carrier AS carrier, m.quality AS quality, m.delivery AS delivery,
    m.packaging AS packaging, m.verdict AS "verdictThen", COALESCE(m.safety_finding, 'none') AS "safetyThen", m.model AS model
  FROM mystery_orders m JOIN sellers v ON v.id = m.seller LEFT JOIN revelations r ON r.mystery_order = m.id
  WHERE m.revealed_on IS NOT NULL AND m.verdict IS NOT NULL`;

interface RevealedRow extends Omit<StoredRevelation, 'content'> {
  content: string | null;
  orderId: string | null;
  draw: 'random' | 'for_cause';
  category: string | null;
  gradeSold: Grade | null;
  orderedOn: string;
  receivedOn: string | null;
  inspectedOn: string | null;
  promisedOn: string | null;
  shippedOn: string | null;
  carrier: string | null;
  quality: number | null;
  delivery: number | null;
  packaging: number | null;
  verdictThen: Verdict;
  safetyThen: SafetyFinding;
  model: string | null;
}

function revelationOf(row: RevealedRow): StoredRevelation {
  const { mysteryOrder, seller, sellerId, sellerName, country, revealedOn, revealedAt, revealedBy, answerUntil } = row;
  const { openedAt, verdict, safetyFinding, correctedOn, content } = row;
  return {
    ...{
      mysteryOrder,
      seller,
      sellerId,
      sellerName,
      country,
      revealedOn,
      revealedAt,
      revealedBy,
      answerUntil,
      openedAt,
    },
    ...{ verdict, safetyFinding, correctedOn },
    content: content === null ? knownOf(row) : (JSON.parse(content) as Revelation),
  };
}

/** Of one that was revealed before copies were kept: its marks and its verdict, and no word on what was wrong. */
const knownOf = (row: RevealedRow): Revelation => ({
  ...{ orderId: row.orderId, draw: row.draw, category: row.category, gradeSold: row.gradeSold },
  ...{ orderedOn: row.orderedOn, receivedOn: row.receivedOn, inspectedOn: row.inspectedOn ?? row.revealedOn },
  delivery: { promisedOn: row.promisedOn, shippedOn: row.shippedOn, carrier: row.carrier, days: null },
  checklist: { kind: deviceKindOf(row.category), version: 0 },
  result: {
    ...{ quality: row.quality, delivery: row.delivery, packaging: row.packaging, verdict: row.verdictThen },
    ...{ safetyFinding: row.safetyThen, gradeSeen: null, model: row.model ?? '', wrong: [] },
  },
  ...{ gradings: 1, photos: [] },
});

/** Null while the order is under cover. */
export async function revelation(read: Read, mysteryOrder: number): Promise<StoredRevelation | null> {
  const [row] = await read<RevealedRow>(`${selection} AND m.id = ? ORDER BY m.id`, [mysteryOrder]);
  return row ? revelationOf(row) : null;
}

/** All that were revealed to a seller, the latest first. */
export async function revelationsTo(read: Read, seller: number): Promise<StoredRevelation[]> {
  const rows = await read<RevealedRow>(`${selection} AND m.seller = ? ORDER BY m.revealed_on DESC, m.id DESC`, [
    seller,
  ]);
  return rows.map(revelationOf);
}

/** Notes when somebody of the seller first read it. */
export async function markRevelationOpened(tx: Transaction, mysteryOrder: number, at: string): Promise<void> {
  await tx.run('UPDATE revelations SET opened_at = ? WHERE mystery_order = ? AND opened_at IS NULL', [
    at,
    mysteryOrder,
  ]);
}
