/** The cells of the case mix as a tree (all → category → grade → market → month), and what counts in each of them. */
import { sizeCap } from './share-cap.ts';

/** A seller's orders of one cell, whose risk has opened and whose horizon is over, and how many of them had the event. */
export interface CaseMixRow extends Cell {
  seller: number;
  /** Whole, 0 or more. */
  orders: number;
  /** Whole, 0 … orders: an order counts once. */
  events: number;
}

/** What is not known (null or '') is a value of its own, `unknown`. A month (1 … 12, of the due day) is given only where the metric's risk goes by the season. */
export interface Cell {
  category: string | null;
  grade: string | null;
  market: string | null;
  month: number | null;
}

export interface CellNode {
  name: string;
  parent: number;
  level: number;
  children: Map<string, number>;
}

/** Rows as columns: `cell` is the node of each row, at its deepest level. */
export interface CaseMixColumns {
  nodes: CellNode[];
  cell: Int32Array;
  seller: Int32Array;
  orders: Float64Array;
  events: Float64Array;
}

/** What a cell weighs, after no seller is more than its share of it. */
export interface CellTotal {
  sellers: number;
  orders: number;
  events: number;
}

/** What a cell is called at a level, from the category (0) down to the month (3); null where it ends. */
export function nameAt(cell: Cell, level: number): string | null {
  if (level === 3) return cell.month === null ? null : String(cell.month);
  if (level > 3) return null;
  const name = level === 0 ? cell.category : level === 1 ? cell.grade : cell.market;
  return name === null || name === '' ? 'unknown' : name;
}

/** Reads the rows once, in any order; those without orders are left out. */
export function readCells(rows: Iterable<CaseMixRow>): CaseMixColumns {
  const nodes: CellNode[] = [{ name: '', parent: -1, level: 0, children: new Map() }];
  const numbers = new Map<number, number>();
  const [cell, seller, orders, events]: number[][] = [[], [], [], []];
  for (const row of rows) {
    if (!(row.orders > 0)) continue;
    let number = numbers.get(row.seller);
    if (number === undefined) numbers.set(row.seller, (number = numbers.size));
    cell!.push(nodeAt(nodes, row));
    seller!.push(number);
    orders!.push(row.orders);
    events!.push(Math.min(row.events, row.orders));
  }
  return inSellerOrder({
    nodes,
    cell: Int32Array.from(cell!),
    seller: Int32Array.from(seller!),
    orders: Float64Array.from(orders!),
    events: Float64Array.from(events!),
  });
}

function nodeAt(nodes: CellNode[], cell: Cell): number {
  let at = 0;
  for (let level = 0; ; level++) {
    const name = nameAt(cell, level);
    if (name === null) return at;
    const { children } = nodes[at]!;
    let child = children.get(name);
    if (child === undefined) {
      child = nodes.push({ name, parent: at, level: level + 1, children: new Map() }) - 1;
      children.set(name, child);
    }
    at = child;
  }
}

/** The rows by seller, so that sorting them by cell leaves each seller's rows of a cell side by side. */
function inSellerOrder(columns: CaseMixColumns): CaseMixColumns {
  const order = orderBy(columns.seller);
  const sorted = { ...columns, cell: order.slice(), seller: order.slice() };
  sorted.orders = new Float64Array(order.length);
  sorted.events = new Float64Array(order.length);
  for (let i = 0; i < order.length; i++) {
    const from = order[i]!;
    sorted.cell[i] = columns.cell[from]!;
    sorted.seller[i] = columns.seller[from]!;
    sorted.orders[i] = columns.orders[from]!;
    sorted.events[i] = columns.events[from]!;
  }
  return sorted;
}

/** Positions in the order of their keys (whole numbers from 0), equal keys as they stand: a counting sort. */
function orderBy(keys: Int32Array): Int32Array {
  let most = -1;
  for (const key of keys) most = Math.max(most, key);
  const starts = new Int32Array(most + 2);
  for (const key of keys) starts[key + 1]!++;
  for (let key = 1; key < starts.length; key++) starts[key]! += starts[key - 1]!;
  const order = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) order[starts[keys[i]!]!++] = i;
  return order;
}

/** The totals of all cells of a level, by node; rows that end above the level are no part of it. */
export function totalsOf(columns: CaseMixColumns, level: number, share: number): Map<number, CellTotal> {
  const { nodes, seller, orders, events } = columns;
  const ancestors = Int32Array.from(nodes, (_, node) => ancestorAt(nodes, node, level));
  const cells = columns.cell.map((node) => ancestors[node]!);
  const order = orderBy(cells);
  const totals = new Map<number, CellTotal>();
  let parts: SellerPart[] = [];
  order.forEach((row, i) => {
    const before = i === 0 ? -1 : order[i - 1]!;
    const sameCell = before >= 0 && cells[before] === cells[row];
    if (sameCell && seller[before] === seller[row]) {
      const part = parts.at(-1)!;
      part.orders += orders[row]!;
      part.events += events[row]!;
      return;
    }
    if (!sameCell && before >= 0) totals.set(cells[before]!, cappedTotal(parts, share));
    if (!sameCell) parts = [];
    parts.push({ orders: orders[row]!, events: events[row]! });
  });
  if (order.length > 0) totals.set(cells[order.at(-1)!]!, cappedTotal(parts, share));
  totals.delete(nodes.length);
  return totals;
}

/** The node's ancestor at a level; one past the last node where it lies above it. */
function ancestorAt(nodes: readonly CellNode[], node: number, level: number): number {
  if (nodes[node]!.level < level) return nodes.length;
  let at = node;
  while (nodes[at]!.level > level) at = nodes[at]!.parent;
  return at;
}

interface SellerPart {
  orders: number;
  events: number;
}

/**
 * Sums the sellers of a cell with the largest scaled down, orders and events alike, until none has more than `share` of the orders. With fewer
 * than 1/share sellers all count alike.
 *
 * @example five sellers, orders 10 10 10 10 60 with events 1 0 1 0 30, share 20 %: 50 orders, 2 + 30·10/60 = 7 events
 */
export function cappedTotal(parts: SellerPart[], share: number): CellTotal {
  const cap = sizeCap(
    parts.map((part) => part.orders),
    share,
  );
  // In an order of their own, so that the sums do not depend on the order or the numbers of the sellers.
  parts.sort((a, b) => a.orders - b.orders || a.events - b.events);
  const total = { sellers: parts.length, orders: 0, events: 0 };
  for (const { orders, events } of parts) {
    total.orders += Math.min(orders, cap);
    total.events += orders > cap ? (events * cap) / orders : events;
  }
  return total;
}
