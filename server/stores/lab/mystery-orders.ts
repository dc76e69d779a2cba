/** Mystery orders: the lab's own. Nobody outside the lab reads from here; see `revealedFindings` for what others may see. */
import type { Database, Row, Transaction, Value } from '../../../db/connect.ts';
import type { SafetyFinding, Verdict } from '../../lab/result.ts';
import type { Read } from '../read.ts';

/** What the lab may write of an order; what it does not name stays unknown. */
export interface WrittenOrder {
  seller: number;
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
}

/** How it was bought, and what it cost: see the columns in `0023-lab.ts`. */
export interface Purchase {
  labDraw: number | null;
  identity: number | null;
  /** Of one that was not drawn: who asked for it, and why. */
  cause: string;
  market: string | null;
  model: string | null;
  priceMinor: number | null;
  shippingMinor: number | null;
  refundedMinor: number | null;
  currency: string | null;
  /** As typed in by hand; what the deliveries feed says stands in `feed`. `parcelOf` reads both. */
  promisedOn: string | null;
  shippedOn: string | null;
  carrier: string | null;
}

export interface MysteryOrder extends WrittenOrder, Purchase {
  id: number;
  sellerId: string;
  sellerName: string;
  loggedBy: string;
  loggedAt: string;
  revealedOn: string | null;
  withdrawnOn: string | null;
  withdrawnReason: string | null;
  secondReason: 'drawn' | 'blocker' | null;
  concludedAt: string | null;
  concludedBy: string | null;
  conclusion: string;
  correctedVerdict: Verdict | null;
  correctedSafetyFinding: SafetyFinding | null;
  correctedOn: string | null;
  recountedOn: string | null;
  /** The deliveries feed's row of its order number; null: the number is not noted, or the feed does not know it yet. */
  feed: {
    promisedDay: number | null;
    shippedAt: number | null;
    deliveredAt: number | null;
    carrier: string | null;
  } | null;
  firstGrading: Grading | null;
  secondGrading: Grading | null;
  /** Goes up with each change of what the lab writes of it. */
  version: number;
}

interface Grading {
  id: number;
  inspector: string;
  /** Null: a draft. */
  submittedAt: string | null;
}

export const writtenColumns = {
  ...{ seller: 'seller', draw: 'draw', category: 'category', grade: 'grade', orderId: 'order_id' },
  ...{ orderedOn: 'ordered_on', receivedOn: 'received_on', inspectedOn: 'inspected_on', quality: 'quality' },
  ...{ delivery: 'delivery', packaging: 'packaging', verdict: 'verdict', safetyFinding: 'safety_finding' },
  ...{ notes: 'notes', labDraw: 'lab_draw', identity: 'identity', cause: 'cause', market: 'market', model: 'model' },
  ...{ priceMinor: 'price_minor', shippingMinor: 'shipping_minor', refundedMinor: 'refunded_minor' },
  ...{ currency: 'currency', promisedOn: 'promised_on', shippedOn: 'shipped_on', carrier: 'carrier' },
} satisfies Record<keyof (WrittenOrder & Purchase), string>;
export type Written = keyof typeof writtenColumns;

const settled = {
  ...{ id: 'id', loggedBy: 'logged_by', loggedAt: 'logged_at', revealedOn: 'revealed_on' },
  ...{ withdrawnOn: 'withdrawn_on', withdrawnReason: 'withdrawn_reason', secondReason: 'second_reason' },
  ...{ concludedAt: 'concluded_at', concludedBy: 'concluded_by', conclusion: 'conclusion' },
  ...{ correctedVerdict: 'corrected_verdict', correctedSafetyFinding: 'corrected_safety_finding' },
  ...{ correctedOn: 'corrected_on', recountedOn: 'recounted_on', version: 'version' },
};

/** Each row is one mystery order with its seller, its first grading and what the deliveries feed says of it. */
export const selection = `SELECT
    ${Object.entries({ ...settled, ...writtenColumns })
      .map(([name, column]) => `m.${column} AS "${name}"`)
      .join(', ')},
    v.seller_id AS "sellerId", v.name AS "sellerName",
    d.id AS "feedRow", d.promised_day AS "feedPromised", d.shipped_at AS "feedShipped",
    d.delivered_at AS "feedDelivered", d.carrier AS "feedCarrier",
    f.id AS "firstId", f.inspector AS "firstInspector", f.submitted_at AS "firstSubmitted",
    s.id AS "secondId", s.inspector AS "secondInspector", s.submitted_at AS "secondSubmitted"`;

export const sources = `FROM mystery_orders m JOIN sellers v ON v.id = m.seller
  LEFT JOIN deliveries d ON d.order_id = m.order_id
  LEFT JOIN lab_inspections f ON f.mystery_order = m.id AND f.grading = 'first'
  LEFT JOIN lab_inspections s ON s.mystery_order = m.id AND s.grading = 'second'`;

/** The order that a row of `selection` tells of. */
export function orderIn(row: Row): MysteryOrder {
  const { feedRow, feedPromised, feedShipped, feedDelivered, feedCarrier, ...others } = row;
  const { firstId, firstInspector, firstSubmitted, secondId, secondInspector, secondSubmitted, ...told } = others;
  const feed = { promisedDay: feedPromised, shippedAt: feedShipped, deliveredAt: feedDelivered, carrier: feedCarrier };
  const first = { id: firstId, inspector: firstInspector, submittedAt: firstSubmitted };
  const second = { id: secondId, inspector: secondInspector, submittedAt: secondSubmitted };
  return {
    ...told,
    feed: feedRow === null ? null : feed,
    firstGrading: firstId === null ? null : first,
    secondGrading: secondId === null ? null : second,
  } as unknown as MysteryOrder;
}

export async function mysteryOrder(database: Pick<Database, 'read'>, id: number): Promise<MysteryOrder | null> {
  const [row] = await database.read(`${selection} ${sources} WHERE m.id = ? ORDER BY m.id`, [id]);
  return row ? orderIn(row) : null;
}

export type NewMysteryOrder = WrittenOrder & Partial<Purchase> & Pick<MysteryOrder, 'loggedBy' | 'loggedAt'>;

/** Writes a mystery order under cover and gives its number; null if this form has logged one before. */
export async function logByForm(
  transaction: Transaction,
  order: NewMysteryOrder,
  formId: string | null,
): Promise<number | null> {
  const given = (Object.keys(writtenColumns) as Written[]).flatMap((name): [string, Value][] => {
    const value = order[name];
    return value === undefined ? [] : [[writtenColumns[name], value]];
  });
  // Written down with its verdict already, it needs no grading any more.
  const concluded: [string, Value][] =
    order.inspectedOn === null
      ? []
      : [
          ['concluded_at', order.loggedAt],
          ['concluded_by', order.loggedBy],
        ];
  const all: [string, Value][] = [
    ...given,
    ...concluded,
    ['logged_by', order.loggedBy],
    ['logged_at', order.loggedAt],
    ['form_id', formId],
  ];
  const [row] = await transaction.all<{ id: number }>(
    `INSERT INTO mystery_orders (${all.map(([column]) => column).join(', ')}) VALUES (${all.map(() => '?').join(', ')})
     ON CONFLICT (form_id) DO NOTHING RETURNING id`,
    all.map(([, value]) => value),
  );
  return row?.id ?? null;
}

/** The same without a form. */
export const logMysteryOrder = async (transaction: Transaction, order: NewMysteryOrder): Promise<number> =>
  (await logByForm(transaction, order, null)) as number;

/** The order that this form has logged. */
export async function loggedByForm(database: Database, formId: string): Promise<number | null> {
  const [row] = await database.read<{ id: number }>('SELECT id FROM mystery_orders WHERE form_id = ? ORDER BY id', [
    formId,
  ]);
  return row?.id ?? null;
}

/** An act on the order, as the audit log has it. */
export interface OrderEntry {
  id: number;
  at: string;
  actor: string;
  action: string;
}

/** The latest first. */
export const actsOnOrder = (read: Read, id: number): Promise<OrderEntry[]> =>
  read<OrderEntry>(
    'SELECT id AS id, at AS at, actor AS actor, action AS action FROM audit WHERE subject = ? ORDER BY id DESC',
    [`mystery order ${id}`],
  );
