/** What every way of writing a file's rows has in common. */
import type { Value } from '../../../db/connect.ts';
import type { BusinessCalendar } from '../../scoring/day.ts';

/** Where a feed's rows are kept. */
export interface FeedTable {
  table: string;
  /** The column that makes a row the same row. */
  key: string;
  /** The column whose business day the row counts on. */
  activity: string | null;
}

/** Values in the order of the shape's columns. Only read until the call returns. The seller is given by the source's key. */
export type WriteRow = (values: readonly Value[]) => void;

/** Writes rows one after the other: a later row with the same key replaces what it names. */
export interface RowWriter {
  /** The way to write rows that name exactly these columns; key columns first. */
  shape(columns: readonly string[]): WriteRow;
  /** Called now and then, so that rows that were collected can be sent. */
  drain(): Promise<void>;
  /** Sends the rest. */
  finish(): Promise<Written>;
}

export interface Written {
  /** Rows that changed something. */
  accepted: number;
  unchanged: number;
  /** By business day: how many more rows count on it than before. */
  days: Map<number, number>;
}

export interface WriterOptions {
  table: FeedTable;
  importId: number;
  calendar: BusinessCalendar;
}

/** Counts rows by business day. */
export function dayCounter(calendar: BusinessCalendar) {
  const days = new Map<number, number>();
  return {
    days,
    add(instant: Value | undefined, rows: number): void {
      if (typeof instant !== 'number') return;
      const day = calendar(instant);
      days.set(day, (days.get(day) ?? 0) + rows);
    },
  };
}

/** A copy that keeps nothing else alive: a piece of a string holds on to the whole block it was cut from. */
export const detached = (text: string): string => Buffer.from(text).toString();
