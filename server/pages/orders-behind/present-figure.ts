/** The page of the orders behind a figure: what it comes to, what can be chosen, and the orders one by one. */
import { address, pagerOf } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { allMetrics, metricOf, metrics, type Metric } from '../../scoring/metrics/index.ts';
import type { SellerExcuse } from '../../stores/incident-effects.ts';
import type { OfferedContest } from '../disputes/offered-contest.ts';
import { metricWords } from '../metric-words.ts';
import { excusedSentences } from './excused-sentences.ts';
import type { FigureWords } from './figure-rows.ts';
import type { OwnFigure } from './own-figure.ts';
import { isNarrowed, isWholeStretch, queryOf, type Wanted } from './read-wanted.ts';
import { subjectTexts } from './subject-texts.ts';

export const rowsOnPage = 50;
const path = '/scorecard/orders';

/** What opens an order's risk, to head the column of its day. */
const openedWords: Record<Metric['base'], string> = {
  placed: message('Ordered'),
  due: message('Due'),
  delivered: message('Delivered'),
  settled: message('Delivered or overdue'),
  reviewed: message('Reviewed'),
  replyDue: message('Answer due'),
  revealed: message('Revealed'),
  received: message('Received'),
  inspectionDue: message('Inspection due'),
  paymentDue: message('Payment due'),
  sendBackDue: message('Sending back due'),
};

export function presentFigure(
  figure: OwnFigure,
  wanted: Wanted,
  words: FigureWords,
  {
    excuses,
    buys,
    contests,
  }: { excuses: readonly SellerExcuse[]; buys: boolean; contests: ReadonlyMap<string, OfferedContest> },
) {
  const { t, asOf } = words;
  const { metric } = wanted;
  const said = metricWords(t, metric);
  const query = queryOf(wanted, asOf);
  const isOrders = metricOf(metric).subject === 'order';
  const subject = subjectTexts[metricOf(metric).subject];
  const shownMetrics = buys ? allMetrics : metrics;
  return {
    title: t(subject.title, { metric: said.label }),
    lead: leadOf(figure, wanted, words),
    leftOut: t('Not counted: {what}', { what: said.leftOut }),
    excused: excusedSentences(t, metric, excuses),
    tabs: shownMetrics.map(({ key }) => ({
      href: address(path, { ...query, metric: key, market: null, category: null, q: null }),
      label: metricWords(t, key).label,
      current: key === metric,
    })),
    keep: [{ name: 'metric', value: metric }],
    filters: filtersOf(figure, wanted, isWholeStretch(wanted, asOf), t),
    clear: isNarrowed(wanted, asOf) ? address(path, { metric }) : null,
    openedLabel: t(openedWords[metricOf(metric).base]),
    isPartial: metricOf(metric).horizon > 0,
    isOrders,
    ...{ nameLabel: t(subject.head), noun: t(subject.noun), one: t(subject.one) },
    rows: figure.rows.map((row) => ({
      ...row,
      part: row.part === 1 ? null : row.part,
      contest: contests.get(row.orderId) ?? null,
    })),
    pager: pagerOf(path, query, wanted.page, rowsOnPage, figure.orders),
    csv: figure.orders > 0 ? address(`${path}/list.csv`, query) : null,
    json: figure.orders > 0 ? address(`${path}/list.json`, query) : null,
    nothing: figure.orders > 0 ? null : t('There is nothing of this kind in this stretch.'),
  };
}

/** '38 of your 412 orders due came late. …'; of a choice among them only how many there are: the figure counts all. */
function leadOf({ orders, events, excused, exposure }: OwnFigure, wanted: Wanted, { t, asOf }: FigureWords): string {
  const { exactDay } = daysIn(t.language);
  const { metric, kept } = wanted;
  const { horizon, subject } = metricOf(metric);
  const said = metricWords(t, metric);
  const isChosen = [wanted.search, wanted.market, wanted.category].some((word) => word !== null);
  const stretch = { from: exactDay(wanted.from), to: exactDay(wanted.to) };
  const counted = orders - excused;
  const sentences = [];
  if (kept !== null || (isChosen && orders > 0)) sentences.push(t(subjectTexts[subject].chosen, { n: orders }));
  if (kept === null && isChosen && orders > 0)
    sentences.push(t('Counts against you: {what}.', { what: said.counted(events) }));
  if (kept === null && !isChosen && counted > 0) sentences.push(said.happened(events, counted));
  if (horizon > 0 && kept === null && counted > 0)
    sentences.push(
      t(subjectTexts[subject].inPart, { days: horizon, exposure: numbersIn(t.language).decimal(exposure, 1) }),
    );
  sentences.push(
    isWholeStretch(wanted, asOf) && !isChosen
      ? t('This is the stretch that your figure counts: {from} to {to}.', stretch)
      : t('From {from} to {to}.', stretch),
  );
  if (kept === null && events > 0 && events < orders) sentences.push(t('What counts against you stands first.'));
  return sentences.join(' ');
}

function filtersOf({ choices: { markets, categories } }: OwnFigure, wanted: Wanted, whole: boolean, t: Texts) {
  const { said } = wordsIn(t.language);
  const subject = subjectTexts[metricOf(wanted.metric).subject];
  const options = (chosen: string | null, all: string, values: readonly (readonly [string, string])[]) =>
    [['', all] as const, ...values].map(([value, label]) => ({
      ...{ value, label, selected: value === (chosen ?? '') },
    }));
  const kept = [
    ['event', t('those with an event')],
    ['none', t('those without')],
    ['excused', t('those taken out')],
  ] as const;
  const list = (name: string, label: string, all: string, chosen: string | null, values: readonly string[]) =>
    values.length === 0
      ? []
      : [
          {
            name,
            label,
            value: chosen,
            options: options(
              chosen,
              all,
              values.map((value) => [value, said(value)]),
            ),
          },
        ];
  return [
    { name: 'q', label: t(subject.search), value: wanted.search, search: true },
    { name: 'kept', label: t('Which'), value: wanted.kept, options: options(wanted.kept, t(subject.all), kept) },
    ...list('market', t('Market'), t('all markets'), wanted.market, markets),
    ...list('category', t('Category'), t('all categories'), wanted.category, categories),
    { name: 'from', label: t('First day'), value: whole ? null : dayText(wanted.from), type: 'date' },
    { name: 'to', label: t('Last day'), value: whole ? null : dayText(wanted.to), type: 'date' },
  ];
}
