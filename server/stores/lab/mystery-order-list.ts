/** The lab's orders as a list: filtered, what is overdue first, and how many stand where. */
import type { Database, Value } from '../../../db/connect.ts';
import { patienceDays } from '../../lab/parcel.ts';
import type { Stage } from '../../lab/stage.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { sellersLike } from './mystery-order-sources.ts';
import { orderIn, selection, sources, type MysteryOrder } from './mystery-orders.ts';

export type OrderStage = Exclude<Stage, 'planned'>;

export interface OrderFilter {
  stage: OrderStage | null;
  /** How it was chosen: drawn at random, drawn by risk, or for a cause that somebody named. */
  chosen: 'random' | 'risk' | 'cause' | null;
  category: string | null;
  /** Only parcels that should be here by now. */
  overdue: boolean;
  /** A part of the seller's name or id, of the order number or the model, or the order's own number. */
  search: string | null;
}

/** `stageOf` as the databases say it. */
const stage = `CASE WHEN m.withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN m.revealed_on IS NOT NULL THEN 'revealed'
  WHEN m.concluded_at IS NOT NULL OR m.inspected_on IS NOT NULL THEN 'concluded'
  WHEN f.submitted_at IS NOT NULL THEN 'inspected' WHEN f.id IS NOT NULL THEN 'inspecting'
  WHEN m.received_on IS NOT NULL THEN 'received'
  WHEN m.shipped_on IS NOT NULL OR d.shipped_at IS NOT NULL THEN 'shipped' ELSE 'ordered' END`;

/** `daysOverdue` > 0 of an order that is still awaited. */
const overdue = `(${stage} IN ('ordered', 'shipped') AND CASE WHEN d.promised_day IS NOT NULL THEN d.promised_day < ?
  WHEN m.promised_on IS NOT NULL THEN m.promised_on < ? ELSE m.ordered_on < ? END)`;
const overdueValues = (today: Day): Value[] => [today, dayText(today), dayText(today - patienceDays)];

const chosen = {
  random: `m.draw = 'random'`,
  risk: `m.draw = 'for_cause' AND m.lab_draw IS NOT NULL`,
  cause: `m.draw = 'for_cause' AND m.lab_draw IS NULL`,
};

/** All tests but the stage's own, so that the stages can be counted side by side. */
async function testsOf(
  database: Database,
  filter: OrderFilter,
  today: Day,
): Promise<{ text: string; values: Value[] }> {
  const tests: [string, Value[]][] = [];
  if (filter.chosen) tests.push([chosen[filter.chosen], []]);
  if (filter.category) tests.push(['m.category = ?', [filter.category]]);
  if (filter.overdue) tests.push([overdue, overdueValues(today)]);
  if (filter.search) tests.push(await searchTest(database, filter.search));
  return {
    text: ['m.id = m.id', ...tests.map(([text]) => text)].join(' AND '),
    values: tests.flatMap(([, values]) => values),
  };
}

async function searchTest(database: Database, search: string): Promise<[string, Value[]]> {
  const sellers = await sellersLike(database, search);
  const part = `%${search.toLowerCase().replaceAll(/[\\%_]/g, '\\$&')}%`;
  const named = sellers.length > 0 ? `m.seller IN (${sellers.map(() => '?').join(', ')}) OR ` : '';
  return [
    `(${named}LOWER(m.order_id) LIKE ? ESCAPE '\\' OR LOWER(m.model) LIKE ? ESCAPE '\\' OR CAST(m.id AS TEXT) = ?)`,
    [...sellers, part, part, search.replace(/^(#|n°\s*)/i, '')],
  ];
}

/** A page of them: what is overdue first, then the latest. */
export async function listedOrders(
  database: Database,
  filter: OrderFilter,
  today: Day,
  { limit, offset }: { limit: number; offset: number },
): Promise<MysteryOrder[]> {
  const { text, values } = await testsOf(database, filter, today);
  const rows = await database.read(
    `${selection} ${sources} WHERE ${text}${filter.stage === null ? '' : ` AND ${stage} = ?`}
     ORDER BY CASE WHEN ${overdue} THEN 0 ELSE 1 END, m.ordered_on DESC, m.id DESC LIMIT ? OFFSET ?`,
    [...values, ...(filter.stage === null ? [] : [filter.stage]), ...overdueValues(today), limit, offset],
  );
  return rows.map(orderIn);
}

export interface OrderCounts {
  all: number;
  /** A stage that none has reached is not named. */
  stages: Partial<Record<OrderStage, number>>;
  /** Parcels that should be here by now, whatever the filter says. */
  overdue: number;
}

/** How many orders that the filter lets through stand at each stage. */
export async function orderCounts(database: Database, filter: OrderFilter, today: Day): Promise<OrderCounts> {
  const { text, values } = await testsOf(database, filter, today);
  const rows = await database.read<{ stage: OrderStage; number: number }>(
    `SELECT ${stage} AS stage, CAST(COUNT(*) AS INTEGER) AS number ${sources} WHERE ${text} GROUP BY 1 ORDER BY 1`,
    values,
  );
  const [late] = await database.read<{ number: number }>(
    `SELECT CAST(COUNT(*) AS INTEGER) AS number ${sources} WHERE ${overdue} ORDER BY 1`,
    overdueValues(today),
  );
  return {
    all: rows.reduce((sum, { number }) => sum + number, 0),
    stages: Object.fromEntries(rows.map((row) => [row.stage, row.number])),
    overdue: late?.number ?? 0,
  };
}
