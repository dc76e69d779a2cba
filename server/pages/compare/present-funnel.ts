/** The funnel as a person reads it: what it says, what it does not say, and each seller in words. */
import { address, columnHeads, pagerOf, type Column, type Query } from '../../helpers/addresses.ts';
import { dayWords } from '../../helpers/days.ts';
import type { Day } from '../../scoring/day.ts';
import { allMetrics, metrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';
import { listLength } from '../../stores/in-list.ts';
import { metricWords, originWords } from '../desk/words.ts';
import { drawFunnel } from './draw-funnel.ts';
import type { Funnel, FunnelRow } from './funnel-rows.ts';
import { chanceWords, funnelLead, placeWord } from './funnel-words.ts';
import { groupFilters, isWhole, noGroup, type Group, type GroupWords } from './group-query.ts';
import { compareTabs } from './tabs.ts';

const inWindow = 'Of the last 180 days; orders that may still have an event count in part';
const limitWords = 'Above or below: outside the 95\u00a0% limits. Far: outside the 99.8\u00a0% limits';

const columns: readonly Column[] = [
  { key: 'name', label: 'Seller', sort: 'ascending' },
  { key: 'orders', label: 'Counted', number: true, sort: 'descending', hint: inWindow },
  { key: 'events', label: 'Events', number: true, sort: 'descending', className: 'wide' },
  { key: 'rate', label: 'Its data alone', number: true, sort: 'descending' },
  { key: 'chance', label: 'By chance alone', className: 'wide', hint: limitWords },
  { key: 'place', label: 'With the usual spread', sort: 'descending', hint: limitWords },
  {
    key: 'level',
    label: 'Level',
    className: 'wide',
    hint: 'What the evidence of all nights holds of the whole seller',
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

export function presentFunnel({ funnel, shown, words, asked, policy, night }: FunnelFacts) {
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
    title: 'Funnel',
    lead: funnelLead(funnel, metric, group),
    tabs: compareTabs(path),
    label: metricWords(metric).label,
    many: metricWords(metric).many,
    base: metricWords(metric).base,
    filters: [metricChoice(metric), ...groupFilters(words, group)],
    keep: query['sort'] ? [{ name: 'sort', value: query['sort'] }] : [],
    clear: isWhole(group) ? null : address(path, query, noGroup),
    columns: columnHeads(columns, path, { ...query, sort }),
    rows: shown.map((row) => presentRow(row, funnel.tau2 !== null)),
    outsideFirst: sort === '-place',
    hasSpread: funnel.tau2 !== null,
    chanceWords: chanceWords(funnel),
    pager: pagerOf(path, query, page, listLength, total),
    csv: address('/funnel.csv', query, { page: null }),
    picture: total > 1 && funnel.rate !== null ? drawFunnel(funnel, metric, thresholds?.acceptable ?? null) : null,
    rate: funnel.rate,
    acceptable: thresholds?.acceptable ?? null,
    without: funnel.without,
    stale:
      stale && stale.asOf !== null
        ? `The data behind this figure are complete up to ${dayWords(stale.asOf, night)} only; the picture is of that day.`
        : null,
    nobody: total === 0 && isWhole(group),
    empty: total === 0 && !isWhole(group),
    beyond: total > 0 && shown.length === 0,
  };
}

function presentRow(row: FunnelRow, hasSpread: boolean) {
  const { sellerId, name, events, exposure, rate, chance, place, level, standing } = row;
  const few = standing === 'provisional' && level === 'none';
  return {
    href: `/sellers/${encodeURIComponent(sellerId)}`,
    name,
    origin: originWords(row),
    orders: Math.round(exposure),
    events,
    rate,
    chance: placeWord[chance],
    chanceWithin: chance === 0,
    place: hasSpread ? placeWord[place] : null,
    placeWithin: place === 0,
    isHigh: place > 0,
    level: few ? 'too-few' : level === 'none' ? null : level,
  };
}

const metricChoice = (chosen: string) => ({
  name: 'metric',
  label: 'Figure',
  value: chosen,
  options: allMetrics.map(({ key, label, family }) => ({
    value: key,
    label: family === 'seller' ? label : `Trade-in: ${label.toLowerCase()}`,
    selected: key === chosen,
  })),
});
