/** Mystery orders: the lab's own. Nobody outside the lab reads from here; see `revealedFindings` for what others may see. */
import type { Database, Transaction, Value } from '../../../db/connect.ts';

export interface MysteryOrder {
  id: number;
  seller: number;
  sellerId: string;
  sellerName: string;
  draw: 'random' | 'for_cause';
  category: string | null;
  grade: string | null;
  orderId: string | null;
  orderedOn: string;
  receivedOn: string | null;
  inspectedOn: string | null;
  quality: number | null;
  delivery: number | null;
  packaging: number | null;
  verdict: string | null;
  safetyFinding: string | null;
  notes: string;
  loggedBy: string;
  loggedAt: string;
  revealedOn: string | null;
  withdrawnOn: string | null;
  withdrawnReason: string | null;
}

/** What the lab can write, and write again until it is revealed. */
export type WrittenOrder = Omit<
  MysteryOrder,
  'id' | 'sellerId' | 'sellerName' | 'loggedBy' | 'loggedAt' | 'revealedOn' | 'withdrawnOn' | 'withdrawnReason'
>;

export type NewMysteryOrder = WrittenOrder & Pick<MysteryOrder, 'loggedBy' | 'loggedAt'>;

const selection = `SELECT m.id AS id, m.seller AS seller, v.seller_id AS "sellerId", v.name AS "sellerName", m.draw AS draw,
    m.category AS category, m.grade AS grade, m.order_id AS "orderId", m.ordered_on AS "orderedOn",
    m.received_on AS "receivedOn", m.inspected_on AS "inspectedOn", m.quality AS quality, m.delivery AS delivery,
    m.packaging AS packaging, m.verdict AS verdict, m.safety_finding AS "safetyFinding", m.notes AS notes,
    m.logged_by AS "loggedBy", m.logged_at AS "loggedAt", m.revealed_on AS "revealedOn",
    m.withdrawn_on AS "withdrawnOn", m.withdrawn_reason AS "withdrawnReason"
  FROM mystery_orders m JOIN sellers v ON v.id = m.seller`;

const underCover = 'm.withdrawn_on IS NULL AND m.revealed_on IS NULL';
const stages = {
  ordered: `${underCover} AND m.inspected_on IS NULL AND m.received_on IS NULL`,
  received: `${underCover} AND m.inspected_on IS NULL AND m.received_on IS NOT NULL`,
  inspected: `${underCover} AND m.inspected_on IS NOT NULL`,
  revealed: 'm.revealed_on IS NOT NULL',
  withdrawn: 'm.withdrawn_on IS NOT NULL',
};
type Stage = keyof typeof stages;
const stageNames = Object.keys(stages) as Stage[];

/** A page of them, or of those at one stage, the latest first. */
export async function mysteryOrders(
  database: Database,
  stage: Stage | null,
  limit: number,
  offset: number,
): Promise<MysteryOrder[]> {
  const where = stage === null ? '' : `WHERE ${stages[stage]}`;
  return database.read<MysteryOrder>(`${selection} ${where} ORDER BY m.ordered_on DESC, m.id DESC LIMIT ? OFFSET ?`, [
    limit,
    offset,
  ]);
}

/** How many stand where: ordered and on the way, received, inspected under cover, revealed, withdrawn. */
export async function mysteryOrderCounts(database: Database): Promise<Record<Stage, number>> {
  const sums = stageNames.map((stage) => `SUM(CASE WHEN ${stages[stage]} THEN 1 ELSE 0 END) AS ${stage}`);
  const [row] = await database.read<Record<Stage, number | null>>(`SELECT ${sums.join(', ')} FROM mystery_orders m`);
  const counts = stageNames.map((stage): [Stage, number] => [stage, row?.[stage] ?? 0]);
  return Object.fromEntries(counts) as Record<Stage, number>;
}

export async function mysteryOrder(database: Database, id: number): Promise<MysteryOrder | null> {
  const [row] = await database.read<MysteryOrder>(`${selection} WHERE m.id = ?`, [id]);
  return row ?? null;
}

const written = [
  ...['seller', 'draw', 'category', 'grade', 'order_id', 'ordered_on', 'received_on', 'inspected_on', 'quality'],
  ...['delivery', 'packaging', 'verdict', 'safety_finding', 'notes'],
];

const valuesOf = (order: WrittenOrder): Value[] => [
  ...[order.seller, order.draw, order.category, order.grade, order.orderId],
  ...[order.orderedOn, order.receivedOn, order.inspectedOn, order.quality, order.delivery, order.packaging],
  ...[order.verdict, order.safetyFinding, order.notes],
];

const insertion = [...written, 'logged_by', 'logged_at', 'form_id'];

/** Writes a mystery order under cover and gives its number; null if this form has logged one before. */
export async function logByForm(
  transaction: Transaction,
  order: NewMysteryOrder,
  formId: string | null,
): Promise<number | null> {
  const [row] = await transaction.all<{ id: number }>(
    `INSERT INTO mystery_orders (${insertion.join(', ')}) VALUES (${insertion.map(() => '?').join(', ')})
     ON CONFLICT (form_id) DO NOTHING RETURNING id`,
    [...valuesOf(order), order.loggedBy, order.loggedAt, formId],
  );
  return row?.id ?? null;
}

/** The same without a form. */
export const logMysteryOrder = async (transaction: Transaction, order: NewMysteryOrder): Promise<number> =>
  (await logByForm(transaction, order, null)) as number;

/** The order that this form has logged. */
export async function loggedByForm(database: Database, formId: string): Promise<number | null> {
  const [row] = await database.read<{ id: number }>('SELECT id FROM mystery_orders WHERE form_id = ?', [formId]);
  return row?.id ?? null;
}

/** Writes what is known of it now. False if it was revealed or withdrawn meanwhile: what others have read stays as it is. */
export async function rewriteMysteryOrder(transaction: Transaction, id: number, order: WrittenOrder): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE mystery_orders SET ${written.map((column) => `${column} = ?`).join(', ')}
     WHERE id = ? AND revealed_on IS NULL AND withdrawn_on IS NULL`,
    [...valuesOf(order), id],
  );
  return changed === 1;
}

/** Takes an order back that should not have been logged. It stays in the list and never counts. */
export async function withdrawMysteryOrder(
  transaction: Transaction,
  id: number,
  day: string,
  reason: string,
): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE mystery_orders SET withdrawn_on = ?, withdrawn_reason = ?
     WHERE id = ? AND revealed_on IS NULL AND withdrawn_on IS NULL`,
    [day, reason, id],
  );
  return changed === 1;
}

/** Shows the finding to managers and to the seller from now on. False unless it was inspected and still under cover. */
export async function revealMysteryOrder(transaction: Transaction, id: number, day: string): Promise<boolean> {
  const changed = await transaction.run(
    'UPDATE mystery_orders SET revealed_on = ? WHERE id = ? AND withdrawn_on IS NULL AND revealed_on IS NULL AND inspected_on IS NOT NULL',
    [day, id],
  );
  return changed === 1;
}
