/** The cells of the case mix as a tree (all → category → grade → market → month), and what counts in each of them. */
import { sizeCap } from './share-cap.ts';

/** What is not known (null or '') is a value of its own, `unknown`. A month (1 … 12, of the due day) is given only where the metric's risk goes by the season. */
export interface Cell {
  category: string | null;
  grade: string | null;
  market: string | null;
  month: number | null;
}

/** A seller's orders of one cell, whose risk has opened and whose horizon is over, and how many of them had the event. */
export interface CaseMixRow extends Cell {
  seller: number;
  /** Whole, 0 or more. */
  orders: number;
  /** Whole, 0 … orders: an order counts once. */
  events: number;
}

export interface CellNode {
  name: string;
  /** −1 for the cell of all. */
  parent: number;
  level: number;
}

/** Rows as columns, cell by cell. */
export interface CaseMixColumns {
  /** By their names from the top, whatever the order of the rows; each before those within it. */
  nodes: readonly CellNode[];
  /** The node of each row, at its deepest level; never falling. */
  cell: Int32Array;
  /** Sellers are numbered from 0. */
  seller: Int32Array;
  orders: Float64Array;
  events: Float64Array;
}

/** A seller's orders and events of a cell. */
export interface SellerPart {
  seller: number;
  orders: number;
  events: number;
}

/** What a cell weighs, after no seller is more than its share of it. */
export interface CellTotal {
  sellers: number;
  orders: number;
  events: number;
  /** Σ over sellers of orders²: how few sellers the orders come from. */
  squares: number;
}

/** What a cell is called at a level, from the category (0) down to the month (3); null where it ends. */
export function nameAt(cell: Cell, level: number): string | null {
  if (level === 3) return cell.month === null ? null : String(cell.month);
  if (level > 3) return null;
  const name = level === 0 ? cell.category : level === 1 ? cell.grade : cell.market;
  return name === null || name === '' ? 'unknown' : name;
}

interface Branch {
  number: number;
  within: Map<string, Branch>;
}

/** Reads the rows once, in any order; those without orders are left out. */
export function readCells(rows: Iterable<CaseMixRow>): CaseMixColumns {
  let branches = 1;
  const root: Branch = { number: 0, within: new Map() };
  const sellers = new Map<number, number>();
  const [cell, seller, orders, events]: [number[], number[], number[], number[]] = [[], [], [], []];
  for (const row of rows) {
    if (!(row.orders > 0)) continue;
    let at = root;
    for (let level = 0, name = nameAt(row, 0); name !== null; name = nameAt(row, ++level)) {
      let next = at.within.get(name);
      if (!next) at.within.set(name, (next = { number: branches++, within: new Map() }));
      at = next;
    }
    let number = sellers.get(row.seller);
    if (number === undefined) sellers.set(row.seller, (number = sellers.size));
    cell.push(at.number);
    seller.push(number);
    orders.push(row.orders);
    events.push(Math.min(row.events, row.orders));
  }
  const places = new Int32Array(branches);
  const nodes = placesOf(root, '', -1, 0, places, []);
  const columns = { nodes, cell: Int32Array.from(cell, (number) => places[number]!) };
  return inCellOrder({
    ...columns,
    seller: Int32Array.from(seller),
    orders: Float64Array.from(orders),
    events: Float64Array.from(events),
  });
}

/** Numbers the branches anew, by name. */
function placesOf(branch: Branch, name: string, parent: number, level: number, places: Int32Array, nodes: CellNode[]) {
  const place = nodes.push({ name, parent, level }) - 1;
  places[branch.number] = place;
  const within = [...branch.within].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  for (const [inner, next] of within) placesOf(next, inner, place, level + 1, places, nodes);
  return nodes;
}

/** Sorts by counting. */
function inCellOrder({ nodes, cell, seller, orders, events }: CaseMixColumns): CaseMixColumns {
  const starts = new Int32Array(nodes.length + 1);
  for (const node of cell) starts[node + 1]!++;
  for (let node = 1; node < starts.length; node++) starts[node]! += starts[node - 1]!;
  const size = cell.length;
  const sorted = {
    nodes,
    cell: new Int32Array(size),
    seller: new Int32Array(size),
    orders: new Float64Array(size),
    events: new Float64Array(size),
  };
  for (let row = 0; row < size; row++) {
    const to = starts[cell[row]!]!++;
    sorted.cell[to] = cell[row]!;
    sorted.seller[to] = seller[row]!;
    sorted.orders[to] = orders[row]!;
    sorted.events[to] = events[row]!;
  }
  return sorted;
}

/** The cells of a level in their order, with the sellers of each; rows that end above the level are no part of it. */
export function* cellsAt(columns: CaseMixColumns, level: number): Generator<[node: number, parts: SellerPart[]]> {
  const { nodes, cell, seller, orders, events } = columns;
  const found = new Map<number, SellerPart>();
  let open = -1;
  for (let row = 0; row < cell.length; row++) {
    let node = cell[row]!;
    if (nodes[node]!.level < level) continue;
    while (nodes[node]!.level > level) node = nodes[node]!.parent;
    if (node !== open && open >= 0) {
      yield [open, [...found.values()]];
      found.clear();
    }
    open = node;
    const part = found.get(seller[row]!);
    if (!part) found.set(seller[row]!, { seller: seller[row]!, orders: orders[row]!, events: events[row]! });
    else {
      part.orders += orders[row]!;
      part.events += events[row]!;
    }
  }
  if (open >= 0) yield [open, [...found.values()]];
}

/**
 * Sums the sellers of a cell with the largest scaled down, orders and events alike, until none has more than `share` of the orders. With fewer
 * than 1/share sellers all count alike.
 *
 * @example five sellers, orders 10 10 10 10 60 with events 1 0 1 0 30, share 20 %: 50 orders, 2 + 30·10/60 = 7 events
 */
export function cappedTotal(parts: readonly Omit<SellerPart, 'seller'>[], share: number): CellTotal {
  const cap = sizeCap(
    parts.map(({ orders }) => orders),
    share,
  );
  // In an order of their own, so that the sums do not depend on the order or the numbers of the sellers.
  const sorted = [...parts].sort((a, b) => a.orders - b.orders || a.events - b.events);
  const total = { sellers: parts.length, orders: 0, events: 0, squares: 0 };
  for (const { orders, events } of sorted) {
    const counted = Math.min(orders, cap);
    total.orders += counted;
    total.squares += counted * counted;
    total.events += orders > cap ? (events * cap) / orders : events;
  }
  return total;
}
