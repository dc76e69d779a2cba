/** What an address asks for. Whatever a page does not understand is left out. */

/** One of the words a page knows. */
export const word = (value: unknown, allowed: readonly string[]): string | undefined =>
  typeof value === 'string' && allowed.includes(value) ? value : undefined;

/** A text to search for. */
export function searched(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replaceAll('\0', '').trim();
  return text === '' ? undefined : text;
}

/** The page of a list, from 1. */
export const pageOf = (value: unknown): number =>
  typeof value === 'string' && /^[1-9]\d{0,4}$/.test(value) ? Number(value) : 1;

/** A key of ours in a path; null if it is none. */
export const keyOf = (value: unknown): number | null =>
  typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
