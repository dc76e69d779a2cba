/** Filters, order and page of a table stand in its address. These make the links of a table's head and foot. */
import type { Texts } from '../languages/texts.ts';

/** What the address says, such as `request.query` after a page has read it; null and '' are left out. */
export type Query = Record<string, string | number | null | undefined>;

/**
 * The address with some of its parts changed.
 *
 * @example address('/sellers', { kind: 'trader', page: 3 }, { page: null }) // '/sellers?kind=trader'
 */
export function address(path: string, query: Query, changes: Query = {}): string {
  let text = path;
  let sign = '?';
  const append = (name: string, value: Query[string]) => {
    if (value === null || value === undefined || value === '') return;
    text += `${sign}${encoded(name)}=${encoded(String(value))}`;
    sign = '&';
  };
  for (const name in query) append(name, Object.hasOwn(changes, name) ? changes[name] : query[name]);
  for (const name in changes) if (!Object.hasOwn(query, name)) append(name, changes[name]);
  return text;
}

/** As a form encodes it. */
const encoded = (text: string): string =>
  plain.test(text) ? text : new URLSearchParams([['', text]]).toString().slice(1);
const plain = /^[\w*.-]*$/;

export interface Column {
  key: string;
  label: string;
  /** What the column means, in the tooltip. */
  hint?: string;
  number?: boolean;
  /** Extra classes, such as `wide` for a column that narrow screens leave out. */
  className?: string;
  /** Sorted first this way when its head is pressed; without it the column is not sorted by. */
  sort?: 'ascending' | 'descending';
}

export interface ColumnHead extends Column {
  href?: string;
  sorted?: 'ascending' | 'descending';
}

/** Columns whose labels and hints are messages, in the reader's language. */
export const columnsIn = (columns: readonly Column[], t: Texts): Column[] =>
  columns.map((column) => {
    const { label, hint } = column;
    return hint === undefined ? { ...column, label: t(label) } : { ...column, label: t(label), hint: t(hint) };
  });

/** The heads of a table that is sorted by `query.sort` (`score`, or `-score` for descending). Sorting starts at page one. */
export function columnHeads(columns: readonly Column[], path: string, query: Query): ColumnHead[] {
  const sort = String(query['sort'] ?? '');
  return columns.map((column) => {
    if (!column.sort) return column;
    const sorted = sort === column.key ? 'ascending' : sort === `-${column.key}` ? 'descending' : undefined;
    const next = sorted ? (sorted === 'ascending' ? 'descending' : 'ascending') : column.sort;
    const href = address(path, query, { sort: next === 'descending' ? `-${column.key}` : column.key, page: null });
    return sorted ? { ...column, href, sorted } : { ...column, href };
  });
}

export interface Pager {
  from: number;
  to: number;
  total: number;
  previous: string | null;
  next: string | null;
}

/** The foot of a table: which rows are shown, and the pages before and after. Pages count from 1. */
export function pagerOf(path: string, query: Query, page: number, size: number, total: number): Pager {
  const to = Math.min(page * size, total);
  return {
    from: total === 0 ? 0 : (page - 1) * size + 1,
    to,
    total,
    previous: page > 1 ? address(path, query, { page: page > 2 ? page - 1 : null }) : null,
    next: to < total ? address(path, query, { page: page + 1 }) : null,
  };
}
