/** What a template may call. Helpers format; they never decide, ask the time or read anything but their arguments. */
import type Handlebars from 'handlebars';
import { chartRows } from './chart-rows.ts';
import { clockTime, day, dayWords, exactDay, moment, shortDay } from './days.ts';
import { filterFields } from './filter-fields.ts';
import { lossRows } from './loss-rows.ts';
import { mark, shapeOf, statusWord } from './marks.ts';
import { metricTabs } from './metric-tabs.ts';
import {
  bytes,
  change,
  count,
  decimal,
  exactPercent,
  interval,
  inUnit,
  lost,
  money,
  odds,
  percent,
  percentChange,
  quietCount,
  range,
  rangeInUnit,
  rank,
  seconds,
} from './numbers.ts';
import { orderRows } from './order-rows.ts';
import { dayBars, partBar, stackedBar, type DayBar, type Part } from './pictures/bars.ts';
import { codePicture } from './pictures/code-picture.ts';
import { intervalBar, type IntervalBarOptions } from './pictures/interval-bar.ts';
import { sparkline, type SparklineOptions } from './pictures/sparkline.ts';
import { tableHeads } from './table-heads.ts';
import { capital, classes, json, list, opening, plural, safeUrl, said } from './words.ts';

type Options = Handlebars.HelperOptions;
type Helper = (...given: never[]) => unknown;

/** Handlebars hands its options over as the last argument; a formatter takes only what the template wrote. */
const plain =
  (format: (...given: never[]) => unknown): Helper =>
  (...given) =>
    format(...given.slice(0, -1));

interface Frame {
  /** The business day on which the page is read; days are said against the night before it. */
  today?: unknown;
  /** The last published night, which stands in where a page does not know its day. */
  night?: { day?: unknown } | null;
  timeZone?: unknown;
}

const frame = (options: Options): Frame => (options.data as { root?: Frame } | undefined)?.root ?? {};

function lastNight(options: Options, given: unknown): unknown {
  const { today, night } = frame(options);
  return given ?? (typeof today === 'number' ? today - 1 : night?.day);
}

/** `{{day since}}` says a day against the page's night, `{{day since night}}` against another. */
const againstNight =
  (say: (value: unknown, night: unknown) => unknown): Helper =>
  (...given: unknown[]) => {
    const options = given.at(-1) as Options;
    return say(given[0], lastNight(options, given.length > 2 ? given[1] : undefined));
  };

export const helpers: Record<string, Helper> = {
  // Numbers
  count: plain(count),
  quietCount: plain(quietCount),
  decimal: plain(decimal),
  percent: plain(percent),
  exactPercent: plain(exactPercent),
  interval: plain(interval),
  range: plain(range),
  change: plain(change),
  percentChange: plain(percentChange),
  odds: plain(odds),
  rank: plain(rank),
  seconds: plain(seconds),
  bytes: plain(bytes),
  money: plain(money),
  inUnit: plain(inUnit),
  rangeInUnit: plain(rangeInUnit),
  lost: plain(lost),
  // Days
  day: againstNight(day),
  dayWords: againstNight(dayWords),
  exactDay: plain(exactDay),
  shortDay: againstNight(shortDay),
  moment: (instant: unknown, options: Options) =>
    moment(instant, lastNight(options, undefined), frame(options).timeZone),
  clock: (instant: unknown, options: Options) => clockTime(instant, frame(options).timeZone),
  // Words and attributes
  plural: plain(plural),
  opening: plain(opening),
  list: plain(list),
  said: plain(said),
  capital: plain(capital),
  classes: plain(classes),
  json: plain(json),
  safeUrl: plain(safeUrl),
  or: (...given: unknown[]) =>
    given.slice(0, -1).find((value) => value !== null && value !== undefined && value !== '' && value !== false),
  and: (...given: unknown[]) => given.slice(0, -1).every(Boolean),
  eq: (a: unknown, b: unknown) => a === b,
  known: (value: unknown) => value !== null && value !== undefined,
  // Status and pictures
  mark: (word: unknown, options: Options) => mark(word, options.hash['outline']),
  shapeOf: plain(shapeOf),
  statusWord: plain(statusWord),
  sparkline: (values: unknown, options: Options) => sparkline(values, options.hash as SparklineOptions),
  codePicture: plain(codePicture),
  intervalBar: (options: Options) => intervalBar(options.hash as IntervalBarOptions),
  partBar: (part: unknown, whole: unknown, options: Options) => partBar(part, whole, options.hash['tone']),
  stackedBar: (parts: readonly Part[], whole: number) => stackedBar(parts, whole),
  chartRows: plain(chartRows),
  orderRows: againstNight(orderRows as (value: unknown, night: unknown) => unknown),
  lossRows: plain(lossRows),
  metricTabs: plain(metricTabs),
  tableHeads: plain(tableHeads),
  filterFields: plain(filterFields),
  dayBars: (days: readonly DayBar[], options: Options) => dayBars(days, String(options.hash['label'])),
};
