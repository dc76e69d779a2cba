/** Ranks with their uncertainty, as a person reads them. */
import { address, columnHeads, pagerOf, type Column, type Query } from '../../helpers/addresses.ts';
import { decimal, range } from '../../helpers/numbers.ts';
import { caterpillar, rankBar, strokeStep, type RankRange } from '../../helpers/pictures/caterpillar.ts';
import { listLength } from '../../stores/in-list.ts';
import type { PeerScore } from '../../stores/peers.ts';
import { originWords, plainWord } from '../desk/words.ts';
import { certainties, certaintyOf, type Certainty } from './certainty.ts';
import { groupFilters, groupName, isWhole, noGroup, type Group, type GroupWords } from './group-query.ts';
import { chanceWords, isMarked, pictureWords, rankLead, thinnedWords } from './rank-words.ts';
import { compareTabs } from './tabs.ts';

const path = '/rank';

const columns: readonly Column[] = [
  { key: 'name', label: 'Seller', sort: 'ascending' },
  {
    key: 'rank',
    label: 'Rank',
    number: true,
    sort: 'ascending',
    hint: 'With the range it may as well have (95 % sure)',
  },
  {
    key: 'range',
    label: 'Where it may stand',
    className: 'wide',
    hint: '1 at the left; the shaded end is the worst 5\u00a0%',
  },
  {
    key: 'better',
    label: 'Better than',
    number: true,
    className: 'wide',
    hint: 'The share of the group that it is expected to do better than',
  },
  { key: 'worst', label: 'Among the worst 5\u00a0%', sort: 'descending', hint: 'The chance of it' },
  { key: 'score', label: 'Score', number: true, sort: 'ascending', className: 'wide' },
  { key: 'level', label: 'Level' },
];

export interface RankFacts {
  ranked: readonly PeerScore[];
  /** How many the filter leaves. */
  total: number;
  shown: readonly PeerScore[];
  words: GroupWords;
  asked: { group: Group; certainty: Certainty | undefined; page: number; sort: string };
}

export function presentRanks({ ranked, total, shown, words, asked }: RankFacts) {
  const { group, certainty, page, sort } = asked;
  const query: Query = { ...group, certainty, sort: sort === '-worst' ? null : sort, page: page === 1 ? null : page };
  const worst = Math.max(1, Math.round(ranked.length * 0.05));
  return {
    title: 'Certainty of ranks',
    lead: rankLead(ranked, group),
    tabs: compareTabs(path),
    filters: [...groupFilters(words, group), certaintyFilter(certainty)],
    keep: query['sort'] ? [{ name: 'sort', value: query['sort'] }] : [],
    clear: isWhole(group) && certainty === undefined ? null : address(path, query, { ...noGroup, certainty: null }),
    whole: ranked.length,
    thinned: thinnedWords(strokeStep(ranked.length)),
    worst,
    small: ranked.length < 20,
    caterpillar: ranked.length > 1 ? caterpillar(ranked.map(rangeOf), pictureWords(ranked)) : null,
    columns: columnHeads(columns, path, { ...query, sort }),
    rows: shown.map((one) => presentRow(one, ranked.length)),
    pager: pagerOf(path, query, page, listLength, total),
    csv: address('/rank.csv', query, { page: null }),
    nothingMatches: total === 0,
    beyond: total > 0 && shown.length === 0,
  };
}

const rangeOf = (one: PeerScore): RankRange => ({
  ...{ rank: one.rank, low: one.rankLow, high: one.rankHigh, marked: isMarked(one) },
});

function presentRow(one: PeerScore, whole: number) {
  const { sellerId, name, category, rank, rankLow, rankHigh, percentile, bottom5, score, low, high, level } = one;
  const certainty = certaintyOf(bottom5);
  return {
    href: `/sellers/${encodeURIComponent(sellerId)}`,
    name,
    origin: [originWords(one), plainWord(category)].filter(Boolean).join(', '),
    place: rank,
    range: range(rankLow, rankHigh),
    bar: rankBar(rangeOf(one), whole),
    better: decimal(percentile, 0),
    certainty,
    chance: chanceWords(bottom5),
    isHardly: certainty === 'hardly',
    isCertain: certainty === 'certainly',
    score: decimal(score, 0),
    sure: `${decimal(low, 0)}–${decimal(high, 0)}`,
    level: level === 'none' ? null : level,
  };
}

const certaintyFilter = (chosen: Certainty | undefined) => ({
  name: 'certainty',
  label: 'Among the worst 5\u00a0%',
  value: chosen ?? '',
  options: [
    { value: '', label: 'all', selected: chosen === undefined },
    ...certainties.map((word) => ({ value: word, label: word, selected: word === chosen })),
  ],
});

/** Nobody to rank, or a night that did not keep what a group is ranked by. */
export function presentNoRanks(words: GroupWords | null, group: Group, later: boolean) {
  return {
    title: 'Certainty of ranks',
    lead: later
      ? 'Groups can be ranked from the next night on: the last one did not keep what it takes.'
      : `No ${groupName(group, 2)} with a rank: there is nothing to compare yet.`,
    tabs: compareTabs(path),
    filters: words ? groupFilters(words, group) : [],
    clear: isWhole(group) ? null : path,
    nobody: true,
  };
}
