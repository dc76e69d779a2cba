/** Where a figure lies, how sure it is, and where the thresholds are: a dot, its whisker, and ticks. */
import type Handlebars from 'handlebars';
import { message, texts, type Tongue } from '../../languages/texts.ts';
import { isNumber } from '../numbers.ts';
import { numbersIn } from '../numbers-in.ts';
import { picture, place } from './svg.ts';

export interface IntervalBarOptions {
  value?: number | null;
  low?: number | null;
  high?: number | null;
  warn?: number | null;
  limit?: number | null;
  suspend?: number | null;
  /** The value at the right end; without it, what is needed to show everything. Rows that are compared share one. */
  max?: number | null;
  label?: string;
  /** How values are said: as shares in percent, or as plain numbers. */
  unit?: 'percent' | 'points';
  width?: number;
}

const above = {
  warn: message('warn above {value}'),
  limit: message('limit above {value}'),
  suspend: message('suspend above {value}'),
};

export function intervalBar(options: IntervalBarOptions, tongue: Tongue): Handlebars.SafeString {
  const t = texts(tongue);
  const { exactPercent, inUnit, rangeInUnit } = numbersIn(tongue);
  const { value, low, high, max, width = 144, label = t('Rate'), unit = 'percent' } = options;
  const height = 18;
  const middle = height / 2;
  const levels = (['warn', 'limit', 'suspend'] as const).flatMap((level) => {
    const at = options[level];
    return isNumber(at) ? [{ level, at }] : [];
  });
  const right = isNumber(max)
    ? max
    : Math.max(...[value, high, ...levels.map(({ at }) => at)].filter(isNumber), 0) * 1.08;
  const x = (at: number) => place(right > 0 ? Math.min(Math.max(at / right, 0), 1) * (width - 10) + 5 : 5);

  const axis = `<path class="axis" d="M0 ${middle}h${width}"/>`;
  const ticks = levels
    .map(
      ({ level, at }) => `<line class="threshold at-${level}" x1="${x(at)}" x2="${x(at)}" y1="2" y2="${height - 2}"/>`,
    )
    .join('');
  const whisker = isNumber(low) && isNumber(high) ? `<path class="whisker" d="M${x(low)} ${middle}H${x(high)}"/>` : '';
  const dot = isNumber(value) ? `<circle class="dot" cx="${x(value)}" cy="${middle}" r="4"/>` : '';
  const words = isNumber(value)
    ? t('{label} {value}, 95 % sure it is {range}', {
        ...{ label, value: inUnit(value, unit), range: rangeInUnit(low, high, unit) },
      })
    : t('{label}: no figure', { label });
  const thresholds = levels
    .map(({ level, at }) => t(above[level], { value: unit === 'percent' ? exactPercent(at) : inUnit(at, unit) }))
    .join(', ');
  return picture(width, height, thresholds ? `${words}; ${thresholds}` : words, axis + ticks + whisker + dot);
}
