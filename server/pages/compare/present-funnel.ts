/** The funnel as a person reads it: what it says, what it does not say, and each seller in words. */
import { address, columnHeads, pagerOf, type Column, type Query } from '../../helpers/addresses.ts';
import { dayWords } from '../../helpers/days.ts';
import { count, percent } from '../../helpers/numbers.ts';
import { spelled } from '../../helpers/words.ts';
import type { Day } from '../../scoring/day.ts';
import { tails, type Place } from '../../scoring/funnel-places.ts';
import { allMetrics, metrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';
import { listLength } from '../../stores/in-list.ts';
import { metricWords, originWords, sentence } from '../desk/words.ts';
import { drawFunnel } from './draw-funnel.ts';
import type { Funnel, FunnelRow } from './funnel-rows.ts';
import { groupFilters, groupName, isWhole, noGroup, type Group, type GroupWords } from './group-query.ts';
import { compareTabs } from './tabs.ts';

export const placeWord: Record<Place, string> = {
  2: 'far above',
  1: 'above',
  0: 'within',
  [-1]: 'below',
  [-2]: 'far below',
};

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
    lead: leadOf(funnel, metric, group),
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

function leadOf({ rows, rate, tau2 }: Funnel, metric: string, group: Group): string {
  const { label, base } = metricWords(metric);
  if (rows.length === 0 || rate === null)
    return `No ${groupName(group, 2)} with ${base} to count: there is nothing to compare yet.`;
  if (rows.length === 1)
    return `${label}: ${percent(rate)} for the one ${groupName(group, 1)} there is. It has nobody to be compared with.`;
  const whole = `${label}: ${percent(rate)} for all ${count(rows.length)} ${groupName(group, 2)} together.`;
  const above = rows.filter(({ place }) => place > 0).length;
  const below = rows.filter(({ place }) => place < 0).length;
  const explained = tau2 === null ? 'chance explains' : 'chance and the usual differences explain';
  if (above + below === 0) return `${whole} ${sentence(explained)} how they differ.`;
  return `${whole} ${sentence(spelled(above))} ${above === 1 ? 'lies' : 'lie'} above what ${explained}, ${spelled(below)} below.`;
}

/** How many chance alone would put outside, against how many lie there. */
function chanceWords({ rows, rate }: Funnel): string | null {
  if (rate === null || rows.length < 20) return null;
  const outside = rows.filter(({ chance }) => chance !== 0).length;
  const expected = Math.round(rows.length * tails.inner * 2);
  return `By chance alone at most about ${count(expected)} of ${count(rows.length)} would lie outside the dotted lines; ${count(outside)} do.`;
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
