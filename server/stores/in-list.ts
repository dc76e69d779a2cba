/** `IN (…)` lists of one fixed length, so that each query is prepared once whatever the page holds. */
import type { Value } from '../../db/connect.ts';

export const listLength = 50;

export const marks = Array.from({ length: listLength }, () => '?').join(', ');

/**
 * The values, filled up with their last one.
 *
 * @throws RangeError if there are more than fit: the caller pages or splits first.
 */
export function filled<T extends Value>(values: readonly T[]): T[] {
  const last = values.at(-1);
  if (last === undefined) return [];
  if (values.length > listLength) throw new RangeError(`${values.length} values in a list of ${listLength}`);
  return [...values, ...Array.from({ length: listLength - values.length }, () => last)];
}

/** Runs a query once for each stretch of values that fits, and returns all rows in that order. */
export async function inStretches<T extends Value, R>(
  values: readonly T[],
  query: (list: T[]) => Promise<R[]>,
): Promise<R[]> {
  const rows: R[] = [];
  for (let start = 0; start < values.length; start += listLength) {
    for (const row of await query(filled(values.slice(start, start + listLength)))) rows.push(row);
  }
  return rows;
}
