/** How numbers are written. Each takes what a template hands over; null and undefined are always a dash. */

import Handlebars from 'handlebars';

export const dash = '–';
const thin = '\u202f';

export const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

const grouped = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const fixed = [0, 1, 2, 3].map(
  (digits) => new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits }),
);

/**
 * A number with a fixed number of decimals.
 *
 * @example decimal(58.04) // '58.0'
 */
export function decimal(value: unknown, digits: unknown = 1): string {
  if (!isNumber(value)) return dash;
  return shortDecimal(value, digits) ?? longDecimal(value, digits);
}

function longDecimal(value: number, digits: unknown): string {
  const format = fixed[isNumber(digits) ? digits : 1] ?? grouped;
  return format
    .format(value)
    .replace(/^-(0(\.0+)?)$/, '$1')
    .replace('-', '−');
}

/** Every tenth below 1,000 as text: a page writes hundreds of such figures, and the formatter would take longer than the rest of it. */
const tenths = Array.from({ length: 10_000 }, (_, index) => `${Math.floor(index / 10)}.${index % 10}`);

/** The same text as the formatter's for small figures with one decimal or none; null for others, and where rounding is in doubt. */
function shortDecimal(value: number, digits: unknown): string | null {
  if (digits === 2) return shortHundredths(value);
  if (digits !== 1 && digits !== 0) return null;
  const scaled = digits === 1 ? Math.abs(value) * 10 : Math.abs(value);
  const rounded = Math.round(scaled);
  // Half a step away from both neighbours: there the formatter looks at more decimals than a product of two floats has.
  if (rounded >= (digits === 1 ? 10_000 : 1_000) || Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-6) return null;
  const text = digits === 1 ? (tenths[rounded] as string) : String(rounded);
  return value < 0 && rounded > 0 ? `−${text}` : text;
}

/** The same with two decimals, for figures below 100: points lost. */
function shortHundredths(value: number): string | null {
  const scaled = Math.abs(value) * 100;
  const rounded = Math.round(scaled);
  if (rounded >= 10_000 || Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-6) return null;
  const rest = rounded % 100;
  const text = `${(rounded - rest) / 100}.${rest < 10 ? '0' : ''}${rest}`;
  return value < 0 && rounded > 0 ? `−${text}` : text;
}

/**
 * A whole number.
 *
 * @example count(2004) // '2,004'
 */
export const count = (value: unknown): string => decimal(value, 0);

/** A share in percent without its sign, one decimal; what would round to nothing says so. */
const percentFigure = (share: number): string => (share > 0 && share < 0.0005 ? '<0.1' : decimal(share * 100, 1));

/**
 * A share as a percentage.
 *
 * @example percent(0.024) // '2.4 %'
 */
export const percent = (share: unknown): string => (isNumber(share) ? `${percentFigure(share)}${thin}%` : dash);

/**
 * A share that is given, not measured, such as a threshold: with the decimals it has.
 *
 * @example exactPercent(0.06) // '6 %'
 */
export const exactPercent = (share: unknown): string =>
  isNumber(share) ? `${String(Math.round(share * 1e6) / 1e4)}${thin}%` : dash;

/**
 * An interval of shares, in percent; the sign stands at the value before it.
 *
 * @example interval(0.016, 0.033) // '1.6–3.3'
 */
export const interval = (low: unknown, high: unknown): string =>
  isNumber(low) && isNumber(high) ? `${percentFigure(low)}–${percentFigure(high)}` : dash;

/**
 * A range of whole numbers.
 *
 * @example range(150, 290) // '150–290'
 */
export const range = (low: unknown, high: unknown): string =>
  isNumber(low) && isNumber(high) ? `${count(low)}–${count(high)}` : dash;

/**
 * A change with its sign; no change has none.
 *
 * @example change(-0.32) // '−0.3'
 */
export function change(value: unknown, digits: unknown = 1): string {
  if (!isNumber(value)) return dash;
  const text = decimal(value, digits);
  return /[1-9]/.test(text) && value > 0 ? `+${text}` : text.replace(/^−(0(\.0+)?)$/, '$1');
}

/** A count in which a zero steps back, for tables that are mostly zeros. */
export const quietCount = (value: unknown): Handlebars.SafeString | string =>
  value === 0 ? new Handlebars.SafeString('<span class="muted">0</span>') : count(value);

/** A value in the unit of its series: a share in percent, or points. */
export const inUnit = (value: unknown, unit: unknown): string => (unit === 'percent' ? percent(value) : decimal(value));

/** An interval in the unit of its series. */
export const rangeInUnit = (low: unknown, high: unknown, unit: unknown): string =>
  unit === 'percent' || !isNumber(low) || !isNumber(high) ? interval(low, high) : `${decimal(low)}–${decimal(high)}`;

/** The points lost by a score, to the cent: `lost(58)` is '42.00'. */
export const lost = (score: unknown): string => (isNumber(score) ? decimal(100 - score, 2) : dash);

/** A change of a share, in points of a percent. `percentChange(0.003)` is '+0.3'. */
export const percentChange = (value: unknown): string => (isNumber(value) ? change(value * 100) : dash);

/**
 * Evidence as odds.
 *
 * @example odds(140.2) // '140 : 1'
 */
export function odds(value: unknown): string {
  if (!isNumber(value)) return dash;
  if (value >= 1_000_000) return 'over 1,000,000 : 1';
  if (value < 1) return 'under 1 : 1';
  return `${decimal(value, value < 10 ? 1 : 0).replace(/\.0$/, '')} : 1`.replaceAll(' ', '\u00a0');
}

/**
 * A rank with its interval.
 *
 * @example rank(212, 150, 290) // '#212 (150–290)'
 */
export function rank(value: unknown, low?: unknown, high?: unknown): string {
  if (!isNumber(value)) return dash;
  return isNumber(low) && isNumber(high) ? `#${count(value)} (${range(low, high)})` : `#${count(value)}`;
}

/**
 * A time taken.
 *
 * @example seconds(72.4) // '1 min 12 s'
 */
export function seconds(value: unknown): string {
  if (!isNumber(value)) return dash;
  if (value < 0.1) return `<0.1${thin}s`;
  if (value < 10) return `${decimal(value)}${thin}s`;
  const whole = Math.round(value);
  if (whole < 60) return `${whole}${thin}s`;
  if (whole < 3600) return `${Math.floor(whole / 60)}${thin}min ${whole % 60}${thin}s`;
  return `${Math.floor(whole / 3600)}${thin}h ${Math.floor((whole % 3600) / 60)}${thin}min`;
}

/**
 * A size of a file.
 *
 * @example bytes(1_260_000) // '1.3 MB'
 */
export function bytes(value: unknown): string {
  if (!isNumber(value)) return dash;
  if (value < 1000) return `${count(value)}${thin}B`;
  const [unit, size] = value < 1e6 ? ['kB', 1e3] : value < 1e9 ? ['MB', 1e6] : ['GB', 1e9];
  return `${decimal(value / size, value / size < 10 ? 1 : 0)}${thin}${unit}`;
}

/**
 * Money in minor units with its currency.
 *
 * @example money(123450, 'EUR') // '€1,234.50'
 */
export function money(minor: unknown, currency: unknown, locale: unknown = 'en'): string {
  if (!isNumber(minor) || typeof currency !== 'string' || !/^[A-Z]{3}$/.test(currency)) return dash;
  const format = new Intl.NumberFormat(typeof locale === 'string' ? locale : 'en', { style: 'currency', currency });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

/** All that a template may call to write a number, in English. */
export const formatters = {
  ...{ count, quietCount, decimal, percent, exactPercent, interval, range, change, percentChange, odds, rank },
  ...{ seconds, bytes, money, inUnit, rangeInUnit, lost },
};
