/** One figure of a scorecard: its trend, what stands behind it, and the latest of its orders. */
import type { Person } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { metricOf } from '../../scoring/metrics/index.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { readCommitted } from '../../stores/read.ts';
import { presentBehind } from '../desk/behind-figure.ts';
import { presentChart } from '../desk/present-chart.ts';
import { metricHistory, type SellerFacts } from '../desk/seller-facts.ts';
import { offeredContests } from '../disputes/offered-contest.ts';
import type { Explained } from '../explain/explained.ts';
import { askedFor } from '../orders-behind/asked.ts';
import { ownFigure } from '../orders-behind/own-figure.ts';
import { subjectTexts } from '../orders-behind/subject-texts.ts';
import { chartCaption } from './present-caption.ts';
import { presentOwnMetric } from './present-own-metric.ts';

const rowsShown = 5;

/** @param facts with the readings of the metric's family */
export async function presentFigure(
  context: Context,
  t: Texts,
  facts: SellerFacts,
  { metric, reader }: { metric: string; reader: Person | null },
  explained: Explained,
) {
  const { database, calendar } = context;
  const { seller, night, thresholds, readings } = facts;
  const all = `/scorecard/orders?metric=${metric}`;
  const history = await metricHistory(database, facts, metric);
  const series = presentChart(t, metric, history, thresholds[metric], [], (week) => `${all}&week=${week}`);
  const asOf = readings.get(metric)?.asOf ?? night;
  const orders = await presentBehind(
    database,
    seller.id,
    { metric, week: null, page: 1 },
    { night, asOf, calendar, t, path: all, csvPath: all },
  );
  const rows = orders.rows.slice(0, rowsShown);
  const listed = { seller: seller.id, metric, night, orderIds: rows.map(({ orderId }) => orderId) };
  const contests = await offeredContests(readCommitted(database), reader, listed, t);
  const { subject } = metricOf(metric);
  const devices = subject === 'trade-in' && (await latestDevices(context, t, facts, metric));
  return {
    metric: presentOwnMetric(t, facts, metric, explained.policy.halfLifeDays),
    series: { ...series, thresholds: series.thresholds.map((one) => ({ ...one, label: thresholdLabel(t, one) })) },
    countedAs: t(subjectTexts[subject].many),
    caption: chartCaption(t, series),
    orders: {
      title: orders.title,
      head: t(subjectTexts[subject].head),
      excused: orders.excused,
      nothing: devices && devices.length > 0 ? null : orders.nothing,
      all,
      allLabel: t(allLabels[subject]),
      rows: devices || rows.map((row) => ({ ...row, contest: contests.get(row.orderId) ?? null })),
    },
  };
}

/** Devices are no orders: those with an event come from the list behind the figure itself. */
async function latestDevices(context: Context, t: Texts, { seller, last }: SellerFacts, metric: string) {
  const { wanted, words } = await askedFor(seller, last, { query: { metric, kept: 'event' }, t }, context);
  const { rows } = await ownFigure(context.database, seller.id, wanted, words, { limit: rowsShown, offset: 0 });
  return rows.map(({ orderId, counted, what }) => ({ orderId, day: counted, what, contest: null }));
}

const allLabels = {
  order: message('Every order behind this figure, those without an event too, and all of it as a file'),
  'mystery-order': message('Every test order behind this figure, and all of it as a file'),
  'trade-in': message('Every device behind this figure, and all of it as a file'),
};

const thresholdLabel = (t: Texts, { level, value }: { level: string; value: number }): string =>
  `${wordsIn(t.language).statusWord(level)} ${numbersIn(t.language).exactPercent(value)}`;

/** The metric that the address asks for, if it is one of these; else the one that costs most, else the first. */
export function metricAsked(
  asked: unknown,
  keys: readonly string[],
  readings: ReadonlyMap<string, Reading>,
  main: string | null | undefined,
): string {
  const known = typeof asked === 'string' && keys.includes(asked) ? asked : null;
  const first = keys.find((key) => readings.has(key)) ?? keys[0]!;
  return known ?? (main && keys.includes(main) ? main : first);
}
