/** What a template may call. Helpers format; they never decide, ask the time or read anything but their arguments. */
import type Handlebars from 'handlebars';
import { chartRows, type ChartSeries } from './chart-rows.ts';
import { chartWords } from './chart-words.ts';
import { clockTime, daysIn, type Days } from './days.ts';
import { filterFields } from './filter-fields.ts';
import { leavingWords } from './leaving-words.ts';
import { lossRows, type LossRow } from './loss-rows.ts';
import { mark, shapeOf } from './marks.ts';
import { metricTabs, type MetricTab } from './metric-tabs.ts';
import { numbersIn, type Numbers } from './numbers-in.ts';
import { orderRows, type OrderRow } from './order-rows.ts';
import { dayBars, partBar, stackedBar, type DayBar, type Part } from './pictures/bars.ts';
import { codePicture } from './pictures/code-picture.ts';
import { intervalBar, type IntervalBarOptions } from './pictures/interval-bar.ts';
import { sparkline, type SparklineOptions } from './pictures/sparkline.ts';
import { ownFunnelPicture, type OwnFunnelFigures } from './pictures/own-funnel.ts';
import { trendPicture, type TrendSeries } from './pictures/trend-picture.ts';
import { tableHeads } from './table-heads.ts';
import { sentences } from './sentences.ts';
import { tongueOf } from './tongue-of.ts';
import { classes, json, safeUrl } from './words.ts';
import { wordsIn, type Words } from './words-in.ts';

type Options = Handlebars.HelperOptions;
type Helper = (...given: never[]) => unknown;

/** Handlebars hands its options over as the last argument; a formatter takes only what the template wrote. */
const plain =
  (format: (...given: never[]) => unknown): Helper =>
  (...given) =>
    format(...given.slice(0, -1));

/** The formatter of the reader's language; a template hands over its options last. */
const numberHelper =
  (name: keyof Numbers): Helper =>
  (...given: unknown[]) =>
    (numbersIn(tongueOf(given.at(-1) as Options))[name] as (...values: unknown[]) => unknown)(...given.slice(0, -1));

const wordHelper =
  (name: keyof Words): Helper =>
  (word: unknown, options: Options) =>
    wordsIn(tongueOf(options))[name](word);

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
const dayHelper =
  (name: 'day' | 'dayWords' | 'shortDay'): Helper =>
  (...given: unknown[]) => {
    const options = given.at(-1) as Options;
    return daysOf(options)[name](given[0], lastNight(options, given.length > 2 ? given[1] : undefined));
  };

const daysOf = (options: Options): Days => daysIn(tongueOf(options));

const numberNames: readonly (keyof Numbers)[] = [
  ...(['count', 'quietCount', 'decimal', 'percent', 'exactPercent', 'interval', 'range', 'change'] as const),
  ...(['percentChange', 'odds', 'rank', 'seconds', 'bytes', 'money', 'inUnit', 'rangeInUnit', 'lost'] as const),
];

export const helpers: Record<string, Helper> = {
  ...Object.fromEntries(numberNames.map((name) => [name, numberHelper(name)])),
  // Days
  day: dayHelper('day'),
  dayWords: dayHelper('dayWords'),
  exactDay: (value: unknown, options: Options) => daysOf(options).exactDay(value),
  shortDay: dayHelper('shortDay'),
  moment: (instant: unknown, options: Options) =>
    daysOf(options).moment(instant, lastNight(options, undefined), frame(options).timeZone),
  clock: (instant: unknown, options: Options) => clockTime(instant, frame(options).timeZone),
  // Words and attributes
  ...sentences,
  list: wordHelper('list'),
  said: wordHelper('said'),
  capital: wordHelper('capital'),
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
  statusWord: wordHelper('statusWord'),
  sparkline: (values: unknown, options: Options) =>
    sparkline(values, options.hash as SparklineOptions, tongueOf(options)),
  codePicture: plain(codePicture),
  trendPicture: (series: TrendSeries, options: Options) =>
    trendPicture(series, numbersIn(tongueOf(options)).exactPercent),
  ownFunnelPicture: (figures: OwnFunnelFigures, options: Options) => {
    const { exactPercent, count } = numbersIn(tongueOf(options));
    return ownFunnelPicture(figures, { share: exactPercent, count });
  },
  intervalBar: (options: Options) => intervalBar(options.hash as IntervalBarOptions, tongueOf(options)),
  partBar: (part: unknown, whole: unknown, options: Options) => partBar(part, whole, options.hash['tone']),
  stackedBar: (parts: readonly Part[], whole: number) => stackedBar(parts, whole),
  chartWords: (options: Options) => chartWords(tongueOf(options)),
  leavingWords: (options: Options) => leavingWords(tongueOf(options)),
  chartRows: (series: ChartSeries, options: Options) => chartRows(series, tongueOf(options)),
  orderRows: (rows: readonly OrderRow[], options: Options) =>
    orderRows(rows, lastNight(options, undefined), tongueOf(options)),
  lossRows: (losses: readonly LossRow[], longest: unknown, options: Options) =>
    lossRows(losses, longest, tongueOf(options)),
  metricTabs: (tabs: readonly MetricTab[], options: Options) => metricTabs(tabs, tongueOf(options)),
  tableHeads: plain(tableHeads),
  filterFields: plain(filterFields),
  dayBars: (days: readonly DayBar[], options: Options) => dayBars(days, String(options.hash['words'])),
};
