/** The ranking as a person reads it. */
import { address, columnHeads, pagerOf, type Column, type Query } from '../../helpers/addresses.ts';
import { statusWord } from '../../helpers/marks.ts';
import { count } from '../../helpers/numbers.ts';
import { plural } from '../../helpers/words.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { Day } from '../../scoring/day.ts';
import type { ArrangedSeller } from '../../stores/arrange-sellers.ts';
import { listLength } from '../../stores/in-list.ts';
import type { Reading } from '../../stores/night-rows.ts';
import type { LastingCase, Standing } from '../../stores/seller-activity.ts';
import type { FilterChoices } from './filter-choices.ts';
import { groundWords, rateWords } from './figures.ts';
import { mainProblem, type MainProblem } from './main-problem.ts';
import { counted, labGrounds, listed, originWords, sentence, severity } from './words.ts';

const columns: readonly Column[] = [
  {
    key: 'rank',
    label: 'Rank',
    number: true,
    sort: 'ascending',
    hint: 'With the range it may as well have (95 % sure)',
  },
  { key: 'name', label: 'Seller', sort: 'ascending' },
  { key: 'score', label: 'Score', number: true, sort: 'ascending', hint: '100 is best; acceptable everywhere is 70' },
  { key: 'interval', label: 'How sure', className: 'wide', hint: 'The score lies between the ends (95 % sure)' },
  { key: 'trend', label: '13 weeks', className: 'wide' },
  {
    key: 'orders',
    label: 'Orders a week',
    number: true,
    className: 'wide',
    sort: 'descending',
    hint: 'Orders placed in the last four weeks, a quarter of them',
  },
  { key: 'level', label: 'Level', sort: 'descending' },
  { key: 'problem', label: 'Main problem' },
];

export interface ShownSeller {
  seller: ArrangedSeller;
  /** Its scores of the last weeks, oldest first; null where a night gave it none. */
  trend: readonly (number | null)[];
  standing: Standing | undefined;
  lasting: LastingCase | undefined;
  /** The reading of the ground, where that is not the metric that costs most. */
  ground: Reading | undefined;
}

export type PresentedRow = ReturnType<typeof presentRow>;

export function presentRow(shown: ShownSeller, policy: Policy, night: Day) {
  const { seller, trend } = shown;
  const provisional = seller.state === 'provisional';
  const problem = mainProblem(seller, shown.lasting, shown.ground, policy, night);
  return {
    href: `/sellers/${encodeURIComponent(seller.sellerId)}`,
    name: seller.name,
    origin: originWords(seller),
    provisional,
    rank: seller.rank,
    rankLow: seller.rankLow,
    rankHigh: seller.rankHigh,
    score: seller.score,
    low: seller.low,
    high: seller.high,
    trend,
    orders: perWeek(seller.orders),
    ...levelOf(shown, problem),
    problem: problemWords(problem, seller),
    isProblem: severity[seller.level] > 0,
  };
}

/** Orders a week, from those of four weeks. */
export const perWeek = (orders: number | null): number | null => (orders === null ? null : Math.round(orders / 4));

interface LevelWords {
  level: string;
  word: string;
  /** The level that a decision of people has in force, if it is another. */
  inForce: string | null;
  /** It is only recommended. */
  outline?: true;
  /** Nobody has answered it yet. */
  recommended?: true;
}

/** The score of a seller that does just what is acceptable. */
const acceptableScore = 70;

/** What the numbers hold tonight, and what people made of it. */
function levelOf({ seller, standing, lasting }: ShownSeller, problem: MainProblem | null): LevelWords {
  const { level, state, score } = seller;
  const inForce = standing && severity[standing.level] > 0 ? standing.level : null;
  if (state === 'provisional' && level === 'none') return { level: 'too-few', word: statusWord('too-few'), inForce };
  // Fine is only who the figures show to be so: a low score with a rate above the acceptable one waits for evidence.
  if (level === 'none' && problem && (score ?? 100) < acceptableScore)
    return { level, outline: true, word: 'no evidence yet', inForce };
  if (severity[level] <= severity.watch) return { level, word: statusWord(level), inForce };
  if (inForce === level) return { level, word: `${level}, in force`, inForce: null };
  const answered = lasting?.level === level && lasting.state === 'decided';
  return answered
    ? { level, outline: true, word: `${level}, answered`, inForce }
    : { level, outline: true, word: level, recommended: true, inForce };
}

function problemWords(problem: MainProblem | null, { level }: ArrangedSeller): string | null {
  if (!problem) return null;
  const { metric, thresholds } = problem;
  if (metric in labGrounds) return metric === 'safety' ? 'safety finding of the lab' : labGrounds[metric]!;
  return severity[level] === 0 ? rateWords(metric, problem) : groundWords(metric, problem, thresholds, level);
}

export interface RankingFacts {
  counts: ReadonlyMap<string, number>;
  choices: readonly FilterChoices[];
  query: Query;
  page: number;
  total: number;
}

/** Everything around the rows. */
export function presentRanking({ counts, choices, query, page, total }: RankingFacts) {
  const filtered = ['search', 'manager', 'kind', 'country', 'market', 'level', 'state', 'metric'].some(
    (name) => query[name],
  );
  const path = '/sellers';
  return {
    title: 'Sellers',
    lead: rankingLead(counts, filtered ? total : null),
    ranked: counts.get('ranked') ?? 0,
    absent: counts.get('absent') ?? 0,
    columns: columnHeads(columns, path, { ...query, sort: query['sort'] ?? 'rank' }),
    filters: filtersOf(choices, query),
    keep: query['sort'] ? [{ name: 'sort', value: query['sort'] }] : [],
    clear: filtered ? address(path, { sort: query['sort'] }) : null,
    pager: pagerOf(path, query, page, listLength, total),
    csv: address('/sellers.csv', query, { page: null }),
    nothingMatches: total === 0 && filtered,
    nobody: (counts.get('all') ?? 0) === 0,
    beyond: total > 0 && (page - 1) * listLength >= total,
  };
}

function rankingLead(counts: ReadonlyMap<string, number>, matching: number | null): string {
  const of = (key: string) => counts.get(key) ?? 0;
  if (of('all') === 0) return 'No seller has a score yet: scores come with the first night after the feeds.';
  const levels = (['suspend', 'limit', 'warn'] as const).filter((level) => of(level) > 0);
  const trouble = levels.map((level) => `${count(of(level))} at ${level}`);
  const begin = of('ranked') > 0 ? ' Number 1 is the best; sort by level to begin with the worst.' : '';
  const standing =
    trouble.length > 0
      ? `${sentence(
          counted(
            levels.reduce((sum, level) => sum + of(level), 0),
            'seller',
          ),
        )} above a threshold: ${listed(trouble)}.${begin}`
      : 'No seller is above a threshold.';
  const few =
    of('provisional') > 0
      ? `, ${count(of('provisional'))} ${of('provisional') === 1 ? 'has' : 'have'} too few orders`
      : '';
  const all = `${count(of('ranked'))} of ${plural(of('all'), 'seller')} ${of('ranked') === 1 ? 'is' : 'are'} ranked${few}.`;
  return matching === null
    ? `${standing} ${all}`
    : `${sentence(counted(matching, 'seller'))} of ${count(of('all'))} ${matching === 1 ? 'matches' : 'match'}. ${standing}`;
}

const filtersOf = (choices: readonly FilterChoices[], query: Query) => [
  { name: 'search', label: 'Name or id', value: query['search'] ?? '', search: true },
  ...choices.map(({ name, label, choices: draw }) => {
    const value = String(query[name] ?? '');
    return { name, label, value, choices: draw(value) };
  }),
];
