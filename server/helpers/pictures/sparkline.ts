/** A trend as small as a word. */
import type Handlebars from 'handlebars';
import { texts, type Tongue } from '../../languages/texts.ts';
import { isNumber } from '../numbers.ts';
import { numbersIn } from '../numbers-in.ts';
import { picture, place } from './svg.ts';

export interface SparklineOptions {
  /** What the figures are, for those who do not see the picture: "score". */
  label?: string;
  /** How to say a value: as a share in percent, or as a plain number. */
  unit?: 'percent' | 'points';
  /** A threshold drawn as a line across. */
  threshold?: number | null;
  width?: number;
  height?: number;
}

/**
 * The line of the values, oldest first; null leaves a gap, the last value has a dot.
 *
 * Its scale is that of the values (and the threshold) alone: it shows direction, the figure beside it shows size.
 */
export function sparkline(values: unknown, options: SparklineOptions, tongue: Tongue): Handlebars.SafeString {
  const t = texts(tongue);
  const { width = 96, height = 24, threshold, unit = 'points', label = t('Trend') } = options;
  const series: unknown[] = Array.isArray(values) ? values : [];
  const known = series.filter(isNumber);
  if (known.length === 0) return picture(width, height, t('{label}: no figures yet', { label }), '');
  const shown = isNumber(threshold) ? [...known, threshold] : known;
  const lowest = Math.min(...shown);
  const span = Math.max(...shown) - lowest;
  const x = (index: number) => 2 + (index / Math.max(series.length - 1, 1)) * (width - 5);
  const y = (value: number) => (span === 0 ? height / 2 : 3 + (1 - (value - lowest) / span) * (height - 6));

  // Whole pixels, and steps from point to point: a ranking has fifty of these.
  let path = '';
  let [fromX, fromY, drawing] = [0, 0, false];
  for (let index = 0; index < series.length; index++) {
    const value = series[index];
    if (isNumber(value)) {
      const [toX, toY] = [Math.round(x(index)), Math.round(y(value))];
      const down = toY - fromY;
      path += drawing ? `l${toX - fromX}${down < 0 ? '' : ' '}${down}` : `M${toX} ${toY}`;
      [fromX, fromY] = [toX, toY];
    }
    drawing = isNumber(value);
  }
  const line = isNumber(threshold)
    ? `<line class="axis" x1="0" x2="${width}" y1="${place(y(threshold))}" y2="${place(y(threshold))}"/>`
    : '';
  const dot = `<circle class="last" cx="${fromX}" cy="${fromY}" r="2"/>`;
  const { percent, decimal } = numbersIn(tongue);
  const say = (value: number | undefined) => (unit === 'percent' ? percent(value) : decimal(value));
  const words = t('{label}: from {first} to {last}', { label, first: say(known[0]), last: say(known.at(-1)) });
  return picture(width, height, words, `${line}<path class="trend" d="${path}"/>${dot}`);
}
