/**
 * The case mix: how much riskier than the average order is one of this category, grade and market (and month)? A seller of used phones
 * is not to be measured by the yardstick of bed linen. Each cell's rate is shrunk towards its parent's, so that a cell of few orders
 * says what its parent says: global → category → category × grade → × market → × month.
 */
import { mostLikelyConcentration } from './beta-binomial.ts';
import {
  cappedTotal,
  cellsAt,
  nameAt,
  readCells,
  type CaseMixColumns,
  type CaseMixRow,
  type Cell,
  type CellNode,
  type CellTotal,
} from './case-mix-cells.ts';
import { mostLikelyGamma } from './gamma-prior.ts';

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

/** Sellers may differ as much as they like, or not at all. */
const spreadRates = { least: 0.01, most: 1_000_000 };

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
 * In each cell `p = (x + κ·p_parent) / (n + κ)`, with κ of its level by beta-binomial maximum likelihood over the level's cells. Orders
 * and events count by what they tell of the *cell*: a seller's orders tell mostly of the seller, so n orders are worth
 * `n / (1 + cv²·p/(1 − p)·Σn_s²/n)`, with cv² the sellers' own differences within categories. Without it, sellers that differ by 70 % and goods
 * that do not differ at all would give cells that seem to differ by 20 %, twice what the allowance of the ledger covers.
 *
 * @param rows in any order, the same seller and cell may come more than once; the table is the same to the last byte.
 */
export function estimateCaseMix(rows: Iterable<CaseMixRow>): CaseMix | null {
  const columns = readCells(rows);
  const { nodes } = columns;
  const events = columns.events.reduce((sum, value) => sum + value, 0);
  const whole = totalsAt(columns, 0).get(0);
  if (!whole || whole.sellers < leastCellSellers || whole.events === 0 || events < leastCaseMixEvents) return null;
  const chances = new Map([[0, whole.events / whole.orders]]);
  const spread = spreadOfSellers(columns);
  const depth = nodes.reduce((most, { level }) => Math.max(most, level), 0);
  const kappa = Array.from({ length: depth }, (_, i) => shrinkLevel(columns, i + 1, spread, chances));
  return { rate: chances.get(0)!, kappa, monthly: depth > 3, cells: treeOf(nodes, chances) };
}

/** The totals of a level's cells of 3 sellers or more, in the order of their names. */
function totalsAt(columns: CaseMixColumns, level: number): Map<number, CellTotal> {
  const totals = new Map<number, CellTotal>();
  for (const [node, parts] of cellsAt(columns, level))
    if (parts.length >= leastCellSellers) totals.set(node, cappedTotal(parts, largestShare));
  return totals;
}

/** cv² of the sellers' rates around those of their categories: 1 / shape of the gamma under which their events are most likely. */
function spreadOfSellers(columns: CaseMixColumns): number {
  const observed: number[] = [];
  const expected: number[] = [];
  for (const [, parts] of cellsAt(columns, 1)) {
    if (parts.length < leastCellSellers) continue;
    const total = cappedTotal(parts, largestShare);
    for (const { orders, events } of parts) {
      observed.push(events);
      expected.push((orders * total.events) / total.orders);
    }
  }
  if (!observed.some((events) => events > 0)) return 0;
  return 1 / mostLikelyGamma(observed, expected, spreadRates).shape;
}

/** Adds the chances of a level's cells to those of the levels above; returns κ. */
function shrinkLevel(columns: CaseMixColumns, level: number, spread: number, chances: Map<number, number>): number {
  const cells = [...totalsAt(columns, level)].map(([node, { orders, events, squares }]) => {
    const p = chances.get(columns.nodes[node]!.parent)!;
    const worth = 1 / (1 + ((spread * p) / (1 - p)) * (squares / orders));
    return { node, x: events * worth, n: orders * worth, p };
  });
  const kappa = mostLikelyConcentration(cells);
  for (const { node, x, n, p } of cells) chances.set(node, (x + kappa * p) / (n + kappa));
  return kappa;
}

function treeOf(nodes: readonly CellNode[], chances: ReadonlyMap<number, number>): RiskCell {
  const inner = new Map<number, [string, RiskCell][]>();
  // From the last to the first: what lies within a cell comes after it.
  for (let node = nodes.length - 1; node >= 0; node--) {
    const chance = chances.get(node);
    if (chance === undefined) continue;
    const { name, parent } = nodes[node]!;
    const within = inner.get(node)?.reverse();
    const risk = riskOf(chance / chances.get(0)!);
    const cell = within ? { risk, within: Object.fromEntries(within) } : { risk };
    if (node === 0) return cell;
    const beside = inner.get(parent);
    if (beside) beside.push([name, cell]);
    else inner.set(parent, [[name, cell]]);
  }
  return { risk: 1 };
}

const riskOf = (ratio: number): number =>
  Math.round(Math.min(riskBounds.most, Math.max(riskBounds.least, ratio)) * 1e6) / 1e6;

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
