/** A number that is given, not measured, such as a factor of the policy: with the decimals it has. */
import { localeOf, type Tongue } from '../../languages/texts.ts';

/** @example asGiven(1.1, 'fr') // '1,1' */
export const asGiven = (value: number, language: Tongue): string =>
  new Intl.NumberFormat(localeOf(language), { maximumFractionDigits: 4 }).format(value);
