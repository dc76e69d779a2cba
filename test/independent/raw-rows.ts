/** The raw rows of a marketplace as a plain reader sees them: one order with all that was ever said about it. */

/** Runs a query without placeholders. */
export type Query = (sql: string) => Promise<Record<string, unknown>[]>;

/** A complaint or a return. Instants are seconds since 1970. */
export interface Claim {
  id: string;
  openedAt: number;
  reason: string | null;
  fault: string | null;
  repliedAt: number | null;
  closedAt: number | null;
  resolution: string | null;
  refundMinor: number;
}

export interface RawOrder {
  key: string;
  seller: number;
  orderedAt: number;
  market: string;
  category: string;
  grade: string;
  cancelledAt: number | null;
  cancelledBy: string | null;
  /** A day, counted from 1970-01-01. */
  promisedDay: number | null;
  deliveredAt: number | null;
  /** Those that stand: what was withdrawn is left out, and what the lab said as the buyer of an order that it has revealed. */
  reviews: { id: string; rating: number; reviewedAt: number }[];
  complaints: Claim[];
  returns: Claim[];
  /** Metrics that accepted disputes of its seller take it out of. */
  contested: string[];
  /** Days on which failed random inspections of this very order were revealed. */
  failedInspections: number[];
}

/** A random mystery order that the lab has judged and revealed. */
export interface RawInspection {
  seller: number;
  revealedDay: number;
  failed: boolean;
}

/** A declared incident that stands: events of its metrics in its days and market are nobody's fault. */
export interface RawIncident {
  metrics: string[];
  market: string | null;
  from: number;
  to: number;
}

export interface RawRows {
  incidents: RawIncident[];
  orders: RawOrder[];
  inspections: RawInspection[];
}

const number = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));
const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const toDay = (value: unknown): number => Date.parse(`${text(value)}T00:00:00Z`) / 86_400_000;
const known = (value: number | null): number => {
  if (value === null) throw new Error('a required column is empty');
  return value;
};

export async function readRawRows(query: Query): Promise<RawRows> {
  const orders = new Map<string, RawOrder>();
  for (const row of await query(
    `SELECT o.order_id, o.seller, o.ordered_at, o.market, o.category, o.grade, o.cancelled_at, o.cancelled_by, d.promised_day, d.delivered_at
     FROM orders o LEFT JOIN deliveries d ON d.order_id = o.order_id ORDER BY o.order_id`,
  )) {
    orders.set(String(row['order_id']), {
      key: String(row['order_id']),
      seller: known(number(row['seller'])),
      orderedAt: known(number(row['ordered_at'])),
      market: text(row['market']) ?? '',
      category: text(row['category']) ?? '',
      grade: text(row['grade']) ?? '',
      cancelledAt: number(row['cancelled_at']),
      cancelledBy: text(row['cancelled_by']),
      promisedDay: number(row['promised_day']),
      deliveredAt: number(row['delivered_at']),
      reviews: [],
      complaints: [],
      returns: [],
      contested: [],
      failedInspections: [],
    });
  }
  for (const row of await query('SELECT * FROM reviews WHERE withdrawn_at IS NULL ORDER BY review_id')) {
    orders.get(String(row['order_id']))?.reviews.push({
      id: String(row['review_id']),
      rating: known(number(row['rating'])),
      reviewedAt: known(number(row['reviewed_at'])),
    });
  }
  for (const row of await query('SELECT * FROM complaints WHERE withdrawn_at IS NULL ORDER BY complaint_id'))
    orders.get(String(row['order_id']))?.complaints.push(claimOf(row, 'complaint_id'));
  for (const row of await query('SELECT * FROM returns WHERE withdrawn_at IS NULL ORDER BY return_id'))
    orders.get(String(row['order_id']))?.returns.push(claimOf(row, 'return_id'));
  for (const row of await query(
    `SELECT o.order_id, p.metric FROM dispute_points p JOIN disputes d ON d.id = p.dispute
     JOIN orders o ON o.id = d.order_key AND o.seller = d.seller
     JOIN dispute_point_answers x ON x.dispute = d.id AND x.point = p.number
     WHERE x.verdict = 'accepted' AND x.answer = (SELECT MAX(number) FROM dispute_answers WHERE dispute = d.id)
     ORDER BY d.id, p.number`,
  ))
    orders.get(String(row['order_id']))?.contested.push(String(row['metric']));
  const incidents = (await query('SELECT * FROM incidents WHERE revoked_at IS NULL ORDER BY id')).map((row) => {
    const metrics = JSON.parse(String(row['metrics'])) as string[];
    return { metrics, market: text(row['market']), from: toDay(row['from_day']), to: toDay(row['to_day']) };
  });
  return { incidents, orders: [...orders.values()], inspections: await inspectionsIn(query, orders) };
}

function claimOf(row: Record<string, unknown>, key: string): Claim {
  return {
    id: String(row[key]),
    openedAt: known(number(row['opened_at'])),
    reason: text(row['reason']),
    fault: text(row['fault']),
    repliedAt: number(row['first_reply_at']),
    closedAt: number(row['closed_at']),
    resolution: text(row['resolution']),
    refundMinor: number(row['refund_minor']) ?? 0,
  };
}

async function inspectionsIn(query: Query, orders: Map<string, RawOrder>): Promise<RawInspection[]> {
  const found: RawInspection[] = [];
  for (const row of await query(
    `SELECT seller, draw, order_id, verdict, corrected_verdict, revealed_on FROM mystery_orders
     WHERE revealed_on IS NOT NULL AND withdrawn_on IS NULL ORDER BY id`,
  )) {
    const revealedDay = toDay(row['revealed_on']);
    const verdict = text(row['corrected_verdict']) ?? text(row['verdict']);
    const failed = verdict === 'downgraded' || verdict === 'blocker';
    const seller = known(number(row['seller']));
    const order = orders.get(String(row['order_id']));
    const own = order?.seller === seller ? order : null;
    if (own) [own.reviews, own.complaints, own.returns] = [[], [], []];
    if (row['draw'] !== 'random' || verdict === null) continue;
    found.push({ seller, revealedDay, failed });
    if (failed) own?.failedInspections.push(revealedDay);
  }
  return found;
}
