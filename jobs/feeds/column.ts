/** A column of a feed: how its cells are read, and what is wrong with one that cannot be. */

/** What reading a file needs to know beside the file. */
export interface Reading {
  /** No instant later than this is believed, in seconds since 1970. */
  latest: number;
  /** The business day that is not over yet. */
  today: number;
  /** Counts a row that was taken although something about it is odd. */
  warn(kind: string): void;
}

/** A cell's value, null for unknown, or undefined when the cell is bad. The cell is text[start, end). */
export type ReadCell = (
  text: string,
  start: number,
  end: number,
  reading: Reading,
) => string | number | null | undefined;

export interface Column {
  /** As the file names it. */
  name: string;
  /** As the table names it. */
  stored: string;
  required: boolean;
  read: ReadCell;
  /** The rule that a bad cell breaks, in words that follow "column …". */
  explain(cell: string, reading: Reading): string;
}

export interface Feed {
  name: string;
  /** Null: the rows are not kept as such. */
  table: string;
  /** The columns that make a row the same row, as the table names them. */
  key: readonly string[];
  /** The column, as the table names it, whose business day the row counts on. */
  activity: string | null;
  /** What a row waits for until it is known. */
  waitsFor: 'seller' | 'order' | null;
  /** Key columns come first. */
  columns: readonly Column[];
  /** Pairs of instants, as the table names them, that should not be the wrong way round; odd rows are kept. */
  sequences: readonly (readonly [earlier: string, later: string, warning: string])[];
}

/** The same column, but a file without it is refused and a row without it is bad. */
export const required = (column: Column): Column => ({ ...column, required: true });
