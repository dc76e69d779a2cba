/** The funnel as a person reads it: what it says, what it does not say, and each seller in words. */
import { address, columnHeads, columnsIn, pagerOf, type Column, type Query } from '../../helpers/addresses.ts';
import { daysIn } from '../../helpers/days.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { allMetrics, metrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';
import { listLength } from '../../stores/in-list.ts';
import { spokenMetric } from '../desk/spoken-metric.ts';
import { metricWords } from '../metric-words.ts';
import { originWords } from '../desk/words.ts';
import { drawFunnel } from './draw-funnel.ts';
import type { Funnel, FunnelRow } from './funnel-rows.ts';
import { chanceWords, funnelLead, pictureWords, placeWords } from './funnel-words.ts';
import { groupFilters, isWhole, noGroup, type Group, type GroupWords } from './group-query.ts';
import { compareTabs } from './tabs.ts';

const inWindow = message('Of the last 180 days; orders that may still have an event count in part');
const limitWords = message('Above or below: outside the 95\u00a0% limits. Far: outside the 99.8\u00a0% limits');

const columns: readonly Column[] = [
  { key: 'name', label: message('Seller'), sort: 'ascending' },
  { key: 'orders', label: message('Counted'), number: true, sort: 'descending', hint: inWindow },
  { key: 'events', label: message('Events'), number: true, sort: 'descending', className: 'wide' },
  { key: 'rate', label: message('Its data alone'), number: true, sort: 'descending' },
  { key: 'chance', label: message('By chance alone'), className: 'wide', hint: limitWords },
  { key: 'place', label: message('With the usual spread'), sort: 'descending', hint: limitWords },
  {
    key: 'level',
    label: message('Level'),
    className: 'wide',
    hint: message('What the evidence of all nights holds of the whole seller'),
  },
];

export interface FunnelFacts {
  funnel: Funnel;
  shown: readonly FunnelRow[];
  words: GroupWords;
  asked: { metric: string; group: Group; page: number; sort: string };
  policy: Policy;
  night: Day;
}

export function presentFunnel({ funnel, shown, words, asked, policy, night }: FunnelFacts, t: Texts) {
  const { metric, group, page, sort } = asked;
  const query: Query = {
    ...{ metric: metric === metrics[0]!.key ? null : metric, ...group },
    ...{ sort: sort === '-place' ? null : sort, page: page === 1 ? null : page },
  };
  const path = '/funnel';
  const total = funnel.rows.length;
  const stale = funnel.rows.find(({ state }) => state === 'stale');
  const thresholds = policy.metrics[metric];
  return {
    title: t('Funnel'),
    lead: funnelLead(funnel, metric, group, t),
    tabs: compareTabs(path, t),
    label: metricWords(t, metric).label,
    base: spokenMetric(t, metric).base,
    filters: [metricChoice(metric, t), ...groupFilters(words, group, t)],
    keep: query['sort'] ? [{ name: 'sort', value: query['sort'] }] : [],
    clear: isWhole(group) ? null : address(path, query, noGroup),
    columns: columnHeads(columnsIn(columns, t), path, { ...query, sort }),
    rows: shown.map((row) => presentRow(row, funnel.tau2 !== null, t)),
    outsideFirst: sort === '-place',
    hasSpread: funnel.tau2 !== null,
    chanceWords: chanceWords(funnel, t),
    pager: pagerOf(path, query, page, listLength, total),
    csv: address('/funnel.csv', query, { page: null }),
    picture: total > 1 && funnel.rate !== null ? drawFunnel(funnel, thresholds?.acceptable ?? null) : null,
    says: pictureWords(metric, funnel.tau2 !== null, t),
    rate: funnel.rate,
    acceptable: thresholds?.acceptable ?? null,
    without: funnel.without,
    stale:
      stale && stale.asOf !== null
        ? t('The data behind this figure are complete up to {day} only; the picture is of that day.', {
            day: daysIn(t.language).dayWords(stale.asOf, night),
          })
        : null,
    nobody: total === 0 && isWhole(group),
    empty: total === 0 && !isWhole(group),
    beyond: total > 0 && shown.length === 0,
  };
}

function presentRow(row: FunnelRow, hasSpread: boolean, t: Texts) {
  const { sellerId, name, events, exposure, rate, chance, place, level, standing } = row;
  const few = standing === 'provisional' && level === 'none';
  return {
    href: `/sellers/${encodeURIComponent(sellerId)}`,
    name,
    origin: originWords(row, t),
    orders: Math.round(exposure),
    events,
    rate,
    chance: placeWords(chance, t),
    chanceWithin: chance === 0,
    place: hasSpread ? placeWords(place, t) : null,
    placeWithin: place === 0,
    isHigh: place > 0,
    level: few ? 'too-few' : level === 'none' ? null : level,
  };
}

const metricChoice = (chosen: string, t: Texts) => ({
  name: 'metric',
  label: t('Figure'),
  value: chosen,
  options: allMetrics.map(({ key, family }) => ({
    value: key,
    label:
      family === 'seller' ? metricWords(t, key).label : t('Trade-in: {metric}', { metric: metricWords(t, key).name }),
    selected: key === chosen,
  })),
});
