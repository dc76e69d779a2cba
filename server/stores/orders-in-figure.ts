/** Every order that a figure counts, those without an event too: what a rate divides, and what it divides by. */
import type { Database, Value } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Moment } from '../scoring/order.ts';
import type { PlacedOrder } from './orders-behind.ts';

/** Orders of a seller whose risk of a metric opened in a stretch, as `night` knew them; events count up to the day `until`. */
export interface Figure {
  seller: number;
  metric: string;
  base: Moment;
  from: Day;
  to: Day;
  until: Day;
  night: Day;
}

/** Those with an event, those without, those that an incident or an accepted dispute takes out. Null: all. */
export type Kept = 'event' | 'none' | 'excused' | null;

export interface FigureFilter {
  kept: Kept;
  market: string | null;
  category: string | null;
  /** The beginning of an order's id. */
  search: string | null;
}

export interface FigureOrder extends PlacedOrder {
  opened: Day;
  /** The day that counts its event; null: it has none, or none that counts. */
  eventDay: Day | null;
  /** The incident that takes it out, or with a minus the dispute. */
  incident: number | null;
}

/** Columns are named here and nowhere else: what an address says never becomes part of a query. */
const columnOf: Record<Moment, string> = {
  placed: 'c.placed_day',
  due: 'c.due_day',
  delivered: 'c.delivered_day',
  settled: 'c.settled_day',
  reviewed: 'c.reviewed_day',
  replyDue: 'c.reply_due_day',
};

const keeping = {
  event: 'AND e.order_key IS NOT NULL',
  none: 'AND e.order_key IS NULL AND x.order_key IS NULL',
  excused: 'AND x.order_key IS NOT NULL',
} as const;

/** One look-up for each day on which the marketplace had orders; the events of an order are found by its key. */
function source({ seller, metric, base, from, to, until, night }: Figure, filter: FigureFilter): [string, Value[]] {
  const { kept, market, category, search } = filter;
  const sql = `FROM days CROSS JOIN outcomes c JOIN orders o ON o.id = c.order_key
    LEFT JOIN order_events e ON e.order_key = c.order_key AND e.seller = c.seller AND e.metric = ? AND e.day <= ?
      AND (e.retracted IS NULL OR e.retracted > ?) AND (e.posted <= ? OR (e.posted IS NULL
        AND e.day NOT IN (SELECT p.day FROM posted_days p WHERE p.metric = ? AND p.night <= ?)))
    LEFT JOIN order_events x ON x.order_key = c.order_key AND x.seller = c.seller AND x.metric = ?
      AND x.incident IS NOT NULL AND x.retracted <= ?
    WHERE c.placed_day = days.day AND c.seller = ? AND ${columnOf[base]} BETWEEN ? AND ?
      ${kept === null ? '' : keeping[kept]} ${market === null ? '' : 'AND o.market = ?'}
      ${category === null ? '' : 'AND o.category = ?'} ${search === null ? '' : 'AND o.order_id >= ? AND o.order_id < ?'}`;
  const asked = [market, category].filter((value) => value !== null);
  const sought = search === null ? [] : [search, `${search}\u{10FFFF}`];
  return [sql, [metric, until, night, night, metric, night, metric, night, seller, from, to, ...asked, ...sought]];
}

const days = `WITH RECURSIVE days(day) AS (SELECT MIN(placed_day) FROM outcomes
  UNION ALL SELECT day + 1 FROM days WHERE day < (SELECT MAX(placed_day) FROM outcomes))`;

export interface FigureDay {
  opened: Day;
  orders: number;
  events: number;
  excused: number;
}

/** The first day on which the marketplace had an order; null: it never had any. */
export async function firstOrderDay(database: Database): Promise<Day | null> {
  const [row] = await database.read<{ first: Day | null }>('SELECT MIN(placed_day) AS first FROM outcomes');
  return row?.first ?? null;
}

/** How many there are, by the day on which their risk opened. */
export async function figureDays(database: Database, figure: Figure, filter: FigureFilter): Promise<FigureDay[]> {
  const [from, values] = source(figure, filter);
  return database.read<FigureDay>(
    `${days} SELECT ${columnOf[figure.base]} AS opened, COUNT(*) AS orders, COUNT(e.order_key) AS events,
       COUNT(x.order_key) AS excused ${from} GROUP BY ${columnOf[figure.base]} ORDER BY 1`,
    values,
  );
}

export interface FigurePart {
  limit: number;
  offset: number;
  /** Those with an event before all others. */
  eventsFirst?: true;
}

/** Some of them, the latest first. */
export async function figureOrders(
  database: Database,
  figure: Figure,
  filter: FigureFilter,
  { limit, offset, eventsFirst }: FigurePart,
): Promise<FigureOrder[]> {
  const [from, values] = source(figure, filter);
  return database.read<FigureOrder>(
    `${days} SELECT o.order_id AS "orderId", o.ordered_at AS "orderedAt", o.market AS market, o.category AS category,
       o.grade AS grade, o.cancelled_at AS "cancelledAt", o.cancelled_by AS "cancelledBy",
       ${columnOf[figure.base]} AS opened, e.day AS "eventDay", x.incident AS incident
     ${from} ORDER BY ${eventsFirst ? 'CASE WHEN e.order_key IS NULL THEN 1 ELSE 0 END,' : ''}
       ${columnOf[figure.base]} DESC, c.order_key DESC LIMIT ? OFFSET ?`,
    [...values, limit, offset],
  );
}

/** What there is to choose from among a seller's orders of a stretch. */
export async function figureChoices(database: Database, { seller, base, from, to }: Figure) {
  const rows = await database.read<{ market: string | null; category: string | null }>(
    `${days} SELECT DISTINCT o.market AS market, o.category AS category
     FROM days CROSS JOIN outcomes c JOIN orders o ON o.id = c.order_key
     WHERE c.placed_day = days.day AND c.seller = ? AND ${columnOf[base]} BETWEEN ? AND ? ORDER BY 1, 2`,
    [seller, from, to],
  );
  const named = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))].sort();
  return { markets: named(rows.map(({ market }) => market)), categories: named(rows.map(({ category }) => category)) };
}
