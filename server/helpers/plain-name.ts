/** A name as it is read: without letters that nobody sees, such as a zero-width space, and with single spaces. */
export const plainName = (text: string): string =>
  text
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Not its dots and dashes. */
export const lettersAndDigits = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
