/**
 * The case mix: how much riskier than the average order is one of this category, grade and market (and month)? A seller of used phones
 * is not to be measured by the yardstick of bed linen. Each cell's rate is shrunk towards its parent's, so that a cell of few orders
 * says what its parent says: global → category → category × grade → × market → × month.
 */
import { mostLikelyConcentration } from './beta-binomial.ts';
import {
  nameAt,
  readCells,
  totalsOf,
  type CaseMixColumns,
  type CaseMixRow,
  type Cell,
  type CellTotal,
} from './case-mix-cells.ts';

/** No seller is more than this share of a cell: it would be measured by itself. */
export const largestShare = 0.2;
/** A cell of fewer sellers says more of them than of the goods: its parent stands for it. */
export const leastCellSellers = 3;
/** With fewer events the whole mix is left alone. */
export const leastCaseMixEvents = 200;
/**
 * A cell counts at least a fifth and at most five times the average. Beyond that the goods are no excuse: five times an acceptable 4 % is 20 %;
 * and where hardly anything goes wrong one event should not weigh like a disaster.
 */
export const riskBounds = { least: 0.2, most: 5 } as const;

/** Plain facts that JSON keeps as they are. */
export interface CaseMix {
  /** The average rate, 0 to 1, by which all cells are divided. */
  rate: number;
  /** κ of each level from the category down: the orders at which a cell speaks as loud as its parent. */
  kappa: readonly number[];
  /** Whether the month is a level of it. */
  monthly: boolean;
  cells: RiskCell;
}

/** A cell and the cells within it that have an estimate of their own, by name. */
export interface RiskCell {
  /** Relative to the average order, 6 decimals. */
  risk: number;
  within?: Readonly<Record<string, RiskCell>>;
}

/**
 * The relative risks of all cells, or null with fewer than 200 events or 3 sellers: then every order's risk stays 1.
 *
 * In each cell `p = (x + κ·p_parent) / (n + κ)`, with κ of its level by beta-binomial maximum likelihood over the level's cells.
 *
 * @param rows in any order, the same seller and cell may come more than once; the table is the same to the last byte.
 */
export function estimateCaseMix(rows: Iterable<CaseMixRow>): CaseMix | null {
  const columns = readCells(rows);
  const events = columns.events.reduce((sum, value) => sum + value, 0);
  const whole = totalsOf(columns, 0, largestShare).get(0);
  if (!whole || whole.sellers < leastCellSellers || whole.events === 0 || events < leastCaseMixEvents) return null;
  const chances = new Map([[0, whole.events / whole.orders]]);
  const depth = columns.nodes.reduce((most, { level }) => Math.max(most, level), 0);
  const kappa = Array.from({ length: depth }, (_, i) => shrinkLevel(columns, i + 1, chances));
  return { rate: chances.get(0)!, kappa, monthly: depth > 3, cells: cellOf(columns, 0, chances) };
}

/** Adds the chances of a level's cells to those of the levels above; returns κ. */
function shrinkLevel(columns: CaseMixColumns, level: number, chances: Map<number, number>): number {
  const totals = totalsOf(columns, level, largestShare);
  const cells = inPathOrder(columns, 0, level)
    .map((node): [number, CellTotal] => [node, totals.get(node)!])
    .filter(([, { sellers }]) => sellers >= leastCellSellers)
    .map(([node, { orders, events }]) => ({
      node,
      x: events,
      n: orders,
      p: chances.get(columns.nodes[node]!.parent)!,
    }));
  const kappa = mostLikelyConcentration(cells);
  for (const { node, x, n, p } of cells) chances.set(node, (x + kappa * p) / (n + kappa));
  return kappa;
}

/** The cells of a level by their names from the top, whatever the order of the rows. */
function inPathOrder({ nodes }: CaseMixColumns, from: number, level: number): number[] {
  if (nodes[from]!.level === level) return [from];
  return childrenOf(nodes[from]!).flatMap(([, child]) => inPathOrder({ nodes } as CaseMixColumns, child, level));
}

const childrenOf = ({ children }: { children: Map<string, number> }) =>
  [...children].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function cellOf(columns: CaseMixColumns, node: number, chances: ReadonlyMap<number, number>): RiskCell {
  const ratio = chances.get(node)! / chances.get(0)!;
  const risk = Math.round(Math.min(riskBounds.most, Math.max(riskBounds.least, ratio)) * 1e6) / 1e6;
  const within = childrenOf(columns.nodes[node]!)
    .filter(([, child]) => chances.has(child))
    .map(([name, child]) => [name, cellOf(columns, child, chances)] as const);
  return within.length > 0 ? { risk, within: Object.fromEntries(within) } : { risk };
}

/**
 * The risk of an order relative to the average one: of its cell, or of the nearest cell above that has an estimate.
 *
 * @param table null while there is none: 1.
 * @example relativeRisk({ rate: 0.01, kappa: [80], monthly: false, cells: { risk: 1, within: { phones: { risk: 2 } } } }, { category: 'phones', grade: 'A', market: 'FR', month: null }) // 2
 */
export function relativeRisk(table: CaseMix | null, cell: Cell): number {
  if (table === null) return 1;
  let at = table.cells;
  for (let level = 0; ; level++) {
    const name = nameAt(cell, level);
    if (name === null || !at.within || !Object.hasOwn(at.within, name)) return at.risk;
    at = at.within[name]!;
  }
}
