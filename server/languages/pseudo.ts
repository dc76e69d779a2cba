/** A message as the pseudo language has it: between brackets, and two fifths longer. */

/**
 * @example pseudoText('Sign in') // '⟦Sign in ~~~⟧'
 */
export function pseudoText(text: string): string {
  // What stands in braces is not read, so it makes nothing longer.
  const read = text.replaceAll(/\{[^{}]*\}/g, '').length;
  return `⟦${text} ${'~'.repeat(Math.ceil(read * 0.4))}⟧`;
}
