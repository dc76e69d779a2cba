/**
 * One line or a few of a form, as people meant them: without blanks around, on one kind of line end. Whole, however long: a text
 * too long is a fault of its field (`tooLongWords`), and comes back as it was typed. What a form may hold is for `plain-fields.ts`.
 */
export function formText(given: unknown, name: string): string {
  const value = (given as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value.replaceAll('\0', '').replaceAll('\r\n', '\n').trim() : '';
}

/** The name under which a form was opened, so that one sent twice counts once; empty for what no form of ours is called. */
export function formIdIn(given: unknown): string {
  const name = formText(given, 'form_id');
  return /^[\w-]{1,100}$/.test(name) ? name : '';
}

/** A key of ours in an address or a form; 0, which none has, for anything else. */
export const formKey = (value: unknown): number =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0;
