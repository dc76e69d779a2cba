/** The number that a phone carries for life: 14 digits that were given out, and a check digit (3GPP TS 23.003, section 6.2). */

/** What people type or print between the digits. */
const separators = /[\s./-]/g;

/**
 * The digits of an IMEI as people write it, without what stands between them.
 *
 * @example plainImei('49-015420-323751-8') // '490154203237518'
 */
export const plainImei = (text: string): string => text.replaceAll(separators, '');

/**
 * Whether the last digit of a number is its check digit by Luhn (ISO/IEC 7812-1, annex B): every second digit from the right,
 * beginning beside the check digit, is doubled, and the digits of all add up to a multiple of ten.
 *
 * @param digits decimal digits only
 * @example passesLuhn('79927398713') // true
 * @example passesLuhn('79927398710') // false
 */
export function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/**
 * Whether a text is an IMEI that can have been given out: 15 digits, not all alike, with the right check digit. A single wrong
 * digit, and nearly every swap of two neighbours, is found; a number that passes may still be another device's.
 *
 * @example isImei('490154203237518') // true
 * @example isImei('490154203237581') // false: two digits swapped
 */
export function isImei(text: string): boolean {
  const digits = plainImei(text);
  return /^\d{15}$/.test(digits) && !/^(\d)\1*$/.test(digits) && passesLuhn(digits);
}
