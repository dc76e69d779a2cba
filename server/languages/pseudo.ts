/** A message as the pseudo language has it: between brackets, and two fifths longer. */

/**
 * @example pseudoText('Sign in') // '⟦Sign in ~~~⟧'
 */
export function pseudoText(text: string): string {
  // What stands in braces is not read, so it makes nothing longer.
  const read = text.replaceAll(/\{[^{}]*\}/g, '').length;
  // In pieces, as words are: only a word that is long itself does not break.
  const more = '~'.repeat(Math.ceil(read * 0.4)).replaceAll(/~{8}(?=~)/g, '$& ');
  return `⟦${text} ${more}⟧`;
}
