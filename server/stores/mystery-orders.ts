/** Mystery orders: the lab's own. Nobody outside the lab reads from here; see `revealedFindings` for what others may see. */
import type { Database, Transaction, Value } from '../../db/connect.ts';

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
}

export type NewMysteryOrder = Omit<MysteryOrder, 'id' | 'sellerId' | 'sellerName' | 'revealedOn'>;

const selection = `SELECT m.id AS id, m.seller AS seller, v.seller_id AS "sellerId", v.name AS "sellerName", m.draw AS draw,
    m.category AS category, m.grade AS grade, m.order_id AS "orderId", m.ordered_on AS "orderedOn",
    m.received_on AS "receivedOn", m.inspected_on AS "inspectedOn", m.quality AS quality, m.delivery AS delivery,
    m.packaging AS packaging, m.verdict AS verdict, m.safety_finding AS "safetyFinding", m.notes AS notes,
    m.logged_by AS "loggedBy", m.logged_at AS "loggedAt", m.revealed_on AS "revealedOn"
  FROM mystery_orders m JOIN sellers v ON v.id = m.seller`;

const stages = {
  ordered: 'WHERE m.revealed_on IS NULL AND m.inspected_on IS NULL AND m.received_on IS NULL',
  received: 'WHERE m.revealed_on IS NULL AND m.inspected_on IS NULL AND m.received_on IS NOT NULL',
  inspected: 'WHERE m.revealed_on IS NULL AND m.inspected_on IS NOT NULL',
  revealed: 'WHERE m.revealed_on IS NOT NULL',
};

/** A page of them, or of those at one stage, the latest first. */
export async function mysteryOrders(
  database: Database,
  stage: keyof typeof stages | null,
  limit: number,
  offset: number,
): Promise<MysteryOrder[]> {
  const where = stage === null ? '' : stages[stage];
  return database.read<MysteryOrder>(`${selection} ${where} ORDER BY m.ordered_on DESC, m.id DESC LIMIT ? OFFSET ?`, [
    limit,
    offset,
  ]);
}

/** How many stand where: ordered and on the way, received, inspected under cover, revealed. */
export async function mysteryOrderCounts(database: Database) {
  const [row] = await database.read<Record<'ordered' | 'received' | 'inspected' | 'revealed', number | null>>(
    `SELECT SUM(CASE WHEN revealed_on IS NULL AND inspected_on IS NULL AND received_on IS NULL THEN 1 ELSE 0 END) AS ordered,
       SUM(CASE WHEN revealed_on IS NULL AND inspected_on IS NULL AND received_on IS NOT NULL THEN 1 ELSE 0 END) AS received,
       SUM(CASE WHEN revealed_on IS NULL AND inspected_on IS NOT NULL THEN 1 ELSE 0 END) AS inspected,
       SUM(CASE WHEN revealed_on IS NOT NULL THEN 1 ELSE 0 END) AS revealed
     FROM mystery_orders`,
  );
  return {
    ordered: row?.ordered ?? 0,
    received: row?.received ?? 0,
    inspected: row?.inspected ?? 0,
    revealed: row?.revealed ?? 0,
  };
}

export async function mysteryOrder(database: Database, id: number): Promise<MysteryOrder | null> {
  const [row] = await database.read<MysteryOrder>(`${selection} WHERE m.id = ?`, [id]);
  return row ?? null;
}

const written = [
  'seller',
  'draw',
  'category',
  'grade',
  'order_id',
  'ordered_on',
  'received_on',
  'inspected_on',
  'quality',
  'delivery',
  'packaging',
  'verdict',
  'safety_finding',
  'notes',
  'logged_by',
  'logged_at',
] as const;

/** Writes a mystery order under cover and gives its number. */
export async function logMysteryOrder(transaction: Transaction, order: NewMysteryOrder): Promise<number> {
  const values: Value[] = [
    ...[order.seller, order.draw, order.category, order.grade, order.orderId],
    ...[order.orderedOn, order.receivedOn, order.inspectedOn, order.quality, order.delivery, order.packaging],
    ...[order.verdict, order.safetyFinding, order.notes, order.loggedBy, order.loggedAt],
  ];
  const [row] = await transaction.all<{ id: number }>(
    `INSERT INTO mystery_orders (${written.join(', ')}) VALUES (${written.map(() => '?').join(', ')}) RETURNING id`,
    values,
  );
  return row!.id;
}

/** What the lab learns after the order was logged. */
export type Progress = Pick<
  MysteryOrder,
  'receivedOn' | 'inspectedOn' | 'quality' | 'delivery' | 'packaging' | 'verdict' | 'safetyFinding' | 'notes'
>;

/** Fills in what has become known. False if the order was revealed meanwhile: what others have read stays as it is. */
export async function advanceMysteryOrder(transaction: Transaction, id: number, progress: Progress): Promise<boolean> {
  const changed = await transaction.run(
    `UPDATE mystery_orders SET received_on = ?, inspected_on = ?, quality = ?, delivery = ?, packaging = ?, verdict = ?,
       safety_finding = ?, notes = ? WHERE id = ? AND revealed_on IS NULL`,
    [
      ...[progress.receivedOn, progress.inspectedOn, progress.quality, progress.delivery, progress.packaging],
      ...[progress.verdict, progress.safetyFinding, progress.notes, id],
    ],
  );
  return changed === 1;
}

/** Shows the finding to managers and to the seller from now on. False unless it was inspected and still under cover. */
export async function revealMysteryOrder(transaction: Transaction, id: number, day: string): Promise<boolean> {
  const changed = await transaction.run(
    'UPDATE mystery_orders SET revealed_on = ? WHERE id = ? AND revealed_on IS NULL AND inspected_on IS NOT NULL',
    [day, id],
  );
  return changed === 1;
}

/** Sellers to choose from, by name. Beyond the first thousands a list helps nobody: ids and names can be typed. */
export async function sellerChoices(database: Database): Promise<{ sellerId: string; name: string }[]> {
  return database.read(
    'SELECT seller_id AS "sellerId", name FROM sellers WHERE name IS NOT NULL ORDER BY LOWER(name), id LIMIT 2000',
  );
}

/** Our key of the seller with this id, or with exactly this name if only one has it. */
export async function sellerGiven(database: Database, text: string): Promise<number | null> {
  const rows = await database.read<{ id: number; seller_id: string }>(
    'SELECT id, seller_id FROM sellers WHERE name IS NOT NULL AND (seller_id = ? OR name = ?) ORDER BY id LIMIT 3',
    [text, text],
  );
  const byId = rows.find((row) => row.seller_id === text);
  return byId?.id ?? (rows.length === 1 ? rows[0]!.id : null);
}
