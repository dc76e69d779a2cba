/** Amounts as people type them. */

/**
 * Minor units of an amount in a currency; null for what is no amount, or finer than the currency has coins.
 *
 * @param currency ISO 4217
 * @example minorUnits('249,50', 'EUR') // 24950
 * @example minorUnits('249', 'JPY') // 249
 * @example minorUnits('1.999', 'EUR') // null
 */
export function minorUnits(text: string, currency: string): number | null {
  const parts = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.replaceAll(/\s/g, ''));
  if (!parts || !isCurrency(currency)) return null;
  const digits = coinDigits(currency);
  const [, whole = '', rest = ''] = parts;
  return rest.length > digits ? null : Number(whole + rest.padEnd(digits, '0'));
}

/** The amount as it is typed again. @example typedAmount(24950, 'EUR') // '249.50' */
export function typedAmount(minor: number | null, currency: string | null): string {
  if (minor === null || currency === null || !isCurrency(currency)) return '';
  return (minor / 10 ** coinDigits(currency)).toFixed(coinDigits(currency));
}

export const isCurrency = (text: string): boolean => /^[A-Z]{3}$/.test(text);

const coinDigits = (currency: string): number =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
