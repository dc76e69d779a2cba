/** Ranks with their uncertainty, as a person reads them. */
import { address, columnHeads, columnsIn, pagerOf, type Column, type Query } from '../../helpers/addresses.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { caterpillar, rankBar, strokeStep, type RankRange } from '../../helpers/pictures/caterpillar.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { listLength } from '../../stores/in-list.ts';
import type { PeerScore } from '../../stores/peers.ts';
import { originWords, plainWordIn } from '../desk/words.ts';
import { certainties, certaintyOf, type Certainty } from './certainty.ts';
import { groupName } from './group-name.ts';
import { groupFilters, isWhole, noGroup, type Group, type GroupWords } from './group-query.ts';
import { certaintyWord, chanceWords, isMarked, pictureWords, rankLead } from './rank-words.ts';
import { compareTabs } from './tabs.ts';

const path = '/rank';

const columns: readonly Column[] = [
  { key: 'name', label: message('Seller'), sort: 'ascending' },
  {
    key: 'rank',
    label: message('Rank'),
    number: true,
    sort: 'ascending',
    hint: message('With the range it may as well have (95 % sure)'),
  },
  {
    key: 'range',
    label: message('Where it may stand'),
    className: 'wide',
    hint: message('1 at the left; the shaded end is the worst 5\u00a0%'),
  },
  {
    key: 'better',
    label: message('Better than'),
    number: true,
    className: 'wide',
    hint: message('The share of the group that it is expected to do better than'),
  },
  { key: 'worst', label: message('Among the worst 5\u00a0%'), sort: 'descending', hint: message('The chance of it') },
  { key: 'score', label: message('Score'), number: true, sort: 'ascending', className: 'wide' },
  { key: 'level', label: message('Level') },
];

export interface RankFacts {
  ranked: readonly PeerScore[];
  /** How many the filter leaves. */
  total: number;
  shown: readonly PeerScore[];
  words: GroupWords;
  asked: { group: Group; certainty: Certainty | undefined; page: number; sort: string };
}

export function presentRanks({ ranked, total, shown, words, asked }: RankFacts, t: Texts) {
  const { group, certainty, page, sort } = asked;
  const query: Query = { ...group, certainty, sort: sort === '-worst' ? null : sort, page: page === 1 ? null : page };
  const worst = Math.max(1, Math.round(ranked.length * 0.05));
  return {
    title: t('Certainty of ranks'),
    lead: rankLead(ranked, group, t),
    tabs: compareTabs(path, t),
    filters: [...groupFilters(words, group, t), certaintyFilter(certainty, t)],
    keep: query['sort'] ? [{ name: 'sort', value: query['sort'] }] : [],
    clear: isWhole(group) && certainty === undefined ? null : address(path, query, { ...noGroup, certainty: null }),
    whole: ranked.length,
    step: strokeStep(ranked.length) > 1 ? strokeStep(ranked.length) : null,
    worst,
    small: ranked.length < 20,
    caterpillar: ranked.length > 1 ? caterpillar(ranked.map(rangeOf), pictureWords(ranked, t)) : null,
    columns: columnHeads(columnsIn(columns, t), path, { ...query, sort }),
    rows: shown.map((one) => presentRow(one, ranked.length, t)),
    pager: pagerOf(path, query, page, listLength, total),
    csv: address('/rank.csv', query, { page: null }),
    nothingMatches: total === 0,
    beyond: total > 0 && shown.length === 0,
  };
}

const rangeOf = (one: PeerScore): RankRange => ({
  ...{ rank: one.rank, low: one.rankLow, high: one.rankHigh, marked: isMarked(one) },
});

function presentRow(one: PeerScore, whole: number, t: Texts) {
  const { decimal, range } = numbersIn(t.language);
  const { sellerId, name, category, rank, rankLow, rankHigh, percentile, bottom5, score, low, high, level } = one;
  const certainty = certaintyOf(bottom5);
  return {
    href: `/sellers/${encodeURIComponent(sellerId)}`,
    name,
    origin: [originWords(one, t), plainWordIn(category, t)].filter(Boolean).join(', '),
    place: rank,
    range: range(rankLow, rankHigh),
    bar: rankBar(rangeOf(one), whole, t),
    better: decimal(percentile, 0),
    certainty: t(certaintyWord[certainty]),
    chance: chanceWords(bottom5, t),
    isHardly: certainty === 'hardly',
    isCertain: certainty === 'certainly',
    score: decimal(score, 0),
    sure: `${decimal(low, 0)}–${decimal(high, 0)}`,
    level: level === 'none' ? null : level,
  };
}

const certaintyFilter = (chosen: Certainty | undefined, t: Texts) => ({
  name: 'certainty',
  label: t('Among the worst 5\u00a0%'),
  value: chosen ?? '',
  options: [
    { value: '', label: t('all'), selected: chosen === undefined },
    ...certainties.map((word) => ({ value: word, label: t(certaintyWord[word]), selected: word === chosen })),
  ],
});

/** Nobody to rank, or a night that did not keep what a group is ranked by. */
export function presentNoRanks(words: GroupWords | null, group: Group, later: boolean, t: Texts) {
  return {
    title: t('Certainty of ranks'),
    lead: later
      ? t('Groups can be ranked from the next night on: the last one did not keep what it takes.')
      : t('No {sellers} with a rank: there is nothing to compare yet.', { sellers: groupName(group, 2, t) }),
    tabs: compareTabs(path, t),
    filters: words ? groupFilters(words, group, t) : [],
    clear: isWhole(group) ? null : path,
    noRanksWay: isWhole(group) ? t('See the sellers') : t('All sellers'),
    nobody: true,
  };
}
