/**
 * The trend of a rate, week by week, drawn by the server: it costs a phone neither a script nor a wait. Line, band, thresholds,
 * weeks as dots sized by their orders, stale weeks hatched; each week leads to its orders. Silent: the table beside it has the numbers.
 */
import Handlebars from 'handlebars';
import { isNumber } from '../numbers.ts';
import { safeUrl } from '../words.ts';
import { escape, place } from './svg.ts';
import { ticksUpTo } from './ticks.ts';

export interface TrendWeek {
  /** Under the axis: '3 Nov'. */
  label: string;
  /** Shares; null where unknown. */
  value: number | null;
  low: number | null;
  high: number | null;
  raw: number | null;
  orders: number | null;
  stale: boolean;
  href: string;
}

export interface TrendSeries {
  points: readonly TrendWeek[];
  thresholds: readonly { level: string; value: number; label?: string }[];
}

const [width, height] = [560, 260];
const edge = { left: 46, right: 12, top: 14, bottom: 26 };
const [floor, inner] = [height - edge.bottom, width - edge.left - edge.right];

/** @param say a share as the axis writes it */
export function trendPicture(
  { points, thresholds }: TrendSeries,
  say: (share: number) => string,
): Handlebars.SafeString {
  const top = topOf(points, thresholds);
  const x = (index: number) => edge.left + (points.length < 2 ? 0.5 : index / (points.length - 1)) * inner;
  const y = (share: number) => edge.top + (1 - Math.min(share, top) / top) * (floor - edge.top);
  const content = [
    grid(top, y, say),
    hatched(points, x),
    band(points, x, y),
    thresholdLines(thresholds, top, y),
    dots(points, top, x, y),
    line(points, x, y),
    thresholdNames(thresholds, top, y),
    weekNames(points, x),
    weekLinks(points, x),
  ].join('');
  return new Handlebars.SafeString(
    `<svg class="picture trend-picture" viewBox="0 0 ${width} ${height}" aria-hidden="true">${content}</svg>`,
  );
}

type Scale = (value: number) => number;

/** High enough for the band and the next threshold above it; single weeks may lie higher. */
function topOf(points: readonly TrendWeek[], thresholds: TrendSeries['thresholds']): number {
  const drawn = Math.max(0, ...points.flatMap(({ value, high }) => [value, high]).filter(isNumber));
  const highest = drawn || Math.max(0, ...points.map(({ raw }) => raw).filter(isNumber));
  const values = thresholds.map(({ value }) => value);
  const near = values.filter((value) => value < highest * 2);
  return Math.max(highest, ...near, values.length > 0 ? Math.min(...values) : 0) * 1.12 || 1;
}

const grid = (top: number, y: Scale, say: (share: number) => string): string =>
  ticksUpTo(top)
    .map(
      (share) =>
        `<path class="grid" d="M${edge.left} ${place(y(share))}H${width - edge.right}"/>` +
        `<text class="tick is-end" x="${edge.left - 6}" y="${place(y(share))}" dy=".32em">${escape(say(share))}</text>`,
    )
    .join('');

/** From half a week before to half a week after each stale one. */
function hatched(points: readonly TrendWeek[], x: Scale): string {
  const half = inner / Math.max(points.length - 1, 1) / 2;
  return points
    .map(({ stale }, index) =>
      stale
        ? `<rect class="hatched" x="${place(x(index) - half)}" y="${edge.top}" width="${place(half * 2)}" height="${floor - edge.top}"/>`
        : '',
    )
    .join('');
}

function band(points: readonly TrendWeek[], x: Scale, y: Scale): string {
  return stretches(points, ({ low, high }) => isNumber(low) && isNumber(high))
    .map(({ from, weeks }) => {
      const along = weeks.map(({ high }, index) => `${place(x(from + index))} ${place(y(high as number))}`);
      const back = weeks.map(({ low }, index) => `${place(x(from + index))} ${place(y(low as number))}`).reverse();
      return `<path class="band" d="M${[...along, ...back].join('L')}Z"/>`;
    })
    .join('');
}

function line(points: readonly TrendWeek[], x: Scale, y: Scale): string {
  return stretches(points, ({ value }) => isNumber(value))
    .map(({ from, weeks }) => {
      const along = weeks.map(({ value }, index) => `${place(x(from + index))} ${place(y(value as number))}`);
      return `<path class="trend" d="M${along.join('L')}"/>`;
    })
    .join('');
}

/** Weeks in a row that have what is to be drawn. */
function stretches(points: readonly TrendWeek[], has: (week: TrendWeek) => boolean) {
  const found: { from: number; weeks: TrendWeek[] }[] = [];
  points.forEach((week, index) => {
    if (!has(week)) return;
    const last = found.at(-1);
    if (last && last.from + last.weeks.length === index) last.weeks.push(week);
    else found.push({ from: index, weeks: [week] });
  });
  return found;
}

const within = (thresholds: TrendSeries['thresholds'], top: number) => thresholds.filter(({ value }) => value <= top);

const thresholdLines = (thresholds: TrendSeries['thresholds'], top: number, y: Scale): string =>
  within(thresholds, top)
    .map(
      ({ level, value }) =>
        `<path class="threshold is-${escape(level)}" d="M${edge.left} ${place(y(value))}H${width - edge.right}"/>`,
    )
    .join('');

const thresholdNames = (thresholds: TrendSeries['thresholds'], top: number, y: Scale): string =>
  within(thresholds, top)
    .map(
      ({ level, value, label = level }) =>
        `<text class="tick is-end" x="${width - edge.right}" y="${place(y(value) - 4)}">${escape(label)}</text>`,
    )
    .join('');

function dots(points: readonly TrendWeek[], top: number, x: Scale, y: Scale): string {
  const most = Math.max(1, ...points.map(({ orders }) => orders ?? 0));
  return points
    .map(({ raw, orders }, index) => {
      if (!isNumber(raw)) return '';
      const radius = 1.5 + 4 * Math.sqrt((orders ?? 0) / most);
      const [across, down] = [x(index), y(raw)];
      return raw > top
        ? `<path class="week" d="M${place(across)} ${edge.top - 6}l5 8h-10z"/>`
        : `<circle class="week" cx="${place(across)}" cy="${place(down)}" r="${place(radius)}"/>`;
    })
    .join('');
}

/** As many as fit. */
function weekNames(points: readonly TrendWeek[], x: Scale): string {
  const step = Math.max(1, Math.ceil(points.length / 6));
  return points
    .map(({ label }, index) =>
      index % step === 0 && x(index) < width - 30
        ? `<text class="tick is-middle" x="${place(Math.max(x(index), 24))}" y="${height - 6}">${escape(label)}</text>`
        : '',
    )
    .join('');
}

/** For a finger or a pointer; the table has the same links for everybody else. */
function weekLinks(points: readonly TrendWeek[], x: Scale): string {
  const step = inner / Math.max(points.length - 1, 1);
  return points
    .map(
      ({ href }, index) =>
        `<a href="${escape(safeUrl(href))}" tabindex="-1"><rect class="touch" x="${place(x(index) - step / 2)}" y="0" width="${place(step)}" height="${floor}"/></a>`,
    )
    .join('');
}
