/** The numbers of a chart as rows of a table. Written as text: sixty weeks in a template take longer than all else on the page. */
import Handlebars from 'handlebars';
import { texts, type Tongue } from '../languages/texts.ts';
import { daysIn } from './days.ts';
import { escapeText } from './escape.ts';
import { numbersIn } from './numbers-in.ts';
import { safeUrl } from './words.ts';

export interface ChartSeries {
  unit: 'percent' | 'points';
  points: readonly {
    day: string;
    value: number | null;
    low: number | null;
    high: number | null;
    raw: number | null;
    orders: number | null;
    stale?: boolean;
    href?: string;
  }[];
}

export function chartRows({ unit, points }: ChartSeries, tongue: Tongue): Handlebars.SafeString {
  const { count, inUnit, rangeInUnit } = numbersIn(tongue);
  const { exactDay } = daysIn(tongue);
  const stalePoint = escapeText(texts(tongue)('stale'));
  const rows = points.map(({ day, value, low, high, raw, orders, stale, href }) => {
    const week = escapeText(exactDay(day));
    const named = href ? `<a href="${escapeText(safeUrl(href))}">${week}</a>` : week;
    const figures = [inUnit(value, unit), rangeInUnit(low, high, unit), inUnit(raw, unit), count(orders)];
    const cells = figures.map((figure) => `<td class="number">${escapeText(figure)}</td>`).join('');
    return `<tr><th scope="row" class="nowrap">${named}</th>${cells}<td>${stale ? stalePoint : ''}</td></tr>\n`;
  });
  return new Handlebars.SafeString(rows.join(''));
}
