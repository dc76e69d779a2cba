/** Letters of a field that are read, so that a text too long comes back whole with its fault: as many as a whole form may have. */
export const longestTyped = 100_000;

/** One line or a few of a form, as people meant them: without blanks around, on one kind of line end, no longer than the field. */
export function formText(given: unknown, name: string, longest: number): string {
  const value = (given as Record<string, unknown> | undefined)?.[name];
  if (typeof value !== 'string') return '';
  return value.replaceAll('\0', '').replaceAll('\r\n', '\n').trim().slice(0, longest);
}

/** A key of ours in an address or a form; 0, which none has, for anything else. */
export const formKey = (value: unknown): number =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0;
