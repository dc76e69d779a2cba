/** A spreadsheet runs a cell that begins like a formula; Japanese and Chinese ones know the full-width signs too. */
const formula = /^\s*[=+@\t\r＝＋＠－]|^\s*-(?![\d.]*$)/u;

/**
 * The text of a CSV cell that opens as text: an apostrophe stands before what would be a formula. Numbers never have one.
 *
 * @example plainCell('=1+1') // "'=1+1"
 * @example plainCell('-12.5') // '-12.5'
 */
export const plainCell = (text: string): string => (formula.test(text) ? `'${text}` : text);
