/** The ranking as a person reads it. */
import { address, columnHeads, columnsIn, pagerOf, type Column, type Query } from '../../helpers/addresses.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { eachLanguage } from '../../languages/each-language.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import type { Policy } from '../../scoring/policy.ts';
import type { Day } from '../../scoring/day.ts';
import type { ArrangedSeller } from '../../stores/arrange-sellers.ts';
import { listLength } from '../../stores/in-list.ts';
import type { Reading } from '../../stores/night-rows.ts';
import type { LastingCase, Standing } from '../../stores/seller-activity.ts';
import { countedMeasures } from './counted-measures.ts';
import type { FilterChoices } from './filter-choices.ts';
import { groundWords, rateWords } from './figures.ts';
import { mainProblem, type MainProblem } from './main-problem.ts';
import { labGrounds, numberWord, originWords, sentence, severity } from './words.ts';

const columns: readonly Column[] = [
  {
    key: 'rank',
    label: message('Rank'),
    number: true,
    sort: 'ascending',
    hint: message('With the range it may as well have (95 % sure)'),
  },
  { key: 'name', label: message('Seller'), sort: 'ascending' },
  {
    key: 'score',
    label: message('Score'),
    number: true,
    sort: 'ascending',
    hint: message('100 is best; acceptable everywhere is 70'),
  },
  {
    key: 'interval',
    label: message('How sure'),
    className: 'wide',
    hint: message('The score lies between the ends (95 % sure)'),
  },
  { key: 'trend', label: message('13 weeks'), className: 'wide' },
  {
    key: 'orders',
    label: message('Orders a week'),
    number: true,
    className: 'wide',
    sort: 'descending',
    hint: message('Orders placed in the last four weeks, a quarter of them'),
  },
  { key: 'level', label: message('Level'), sort: 'descending' },
  { key: 'problem', label: message('Main problem') },
];

const columnsOf = eachLanguage((tongue) => columnsIn(columns, texts(tongue)));

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

export function presentRow(shown: ShownSeller, policy: Policy, night: Day, t: Texts) {
  const { seller, trend } = shown;
  const provisional = seller.state === 'provisional';
  const problem = mainProblem(seller, shown.lasting, shown.ground, policy, night);
  return {
    href: `/sellers/${encodeURIComponent(seller.sellerId)}`,
    name: seller.name,
    origin: originWords(seller, t),
    provisional,
    rank: seller.rank,
    rankLow: seller.rankLow,
    rankHigh: seller.rankHigh,
    score: seller.score,
    low: seller.low,
    high: seller.high,
    trend,
    orders: perWeek(seller.orders),
    ...levelOf(shown, problem, t),
    problem: problemWords(problem, seller, t),
    isProblem: severity[seller.level] > 0,
  };
}

/** Orders a week, from those of four weeks. */
export const perWeek = (orders: number | null): number | null => (orders === null ? null : Math.round(orders / 4));

interface LevelWords {
  level: string;
  word: string;
  /** 'limit in force': the level that a decision of people has in force, if it is another. */
  inForce: string | null;
  /** It is only recommended. */
  outline?: true;
  /** Nobody has answered it yet. */
  recommended?: true;
}

/** The score of a seller that does just what is acceptable. */
const acceptableScore = 70;

/** What the numbers hold tonight, and what people made of it. */
function levelOf({ seller, standing, lasting }: ShownSeller, problem: MainProblem | null, t: Texts): LevelWords {
  const { level, state, score } = seller;
  const { statusWord } = wordsIn(t.language);
  const word = statusWord(level);
  const holds = standing && severity[standing.level] > 0 ? standing.level : null;
  const inForce = holds && t('{measure} in force', { measure: statusWord(holds) });
  if (state === 'provisional' && level === 'none') return { level: 'too-few', word: statusWord('too-few'), inForce };
  // Fine is only who the figures show to be so: a low score with a rate above the acceptable one waits for evidence.
  if (level === 'none' && problem && (score ?? 100) < acceptableScore)
    return { level, outline: true, word: t('no evidence yet'), inForce };
  if (severity[level] <= severity.watch) return { level, word, inForce };
  if (holds === level) return { level, word: t('{level}, in force', { level: word }), inForce: null };
  const answered = lasting?.level === level && lasting.state === 'decided';
  return answered
    ? { level, outline: true, word: t('{level}, answered', { level: word }), inForce }
    : { level, outline: true, word, recommended: true, inForce };
}

function problemWords(problem: MainProblem | null, { level }: ArrangedSeller, t: Texts): string | null {
  if (!problem) return null;
  const { metric, thresholds } = problem;
  if (metric in labGrounds) return metric === 'safety' ? t('safety finding of the lab') : t(labGrounds[metric]!);
  return severity[level] === 0 ? rateWords(metric, problem, t) : groundWords(metric, problem, thresholds, level, t);
}

export interface RankingFacts {
  counts: ReadonlyMap<string, number>;
  standing: RankingWords;
  choices: readonly FilterChoices[];
  query: Query;
  page: number;
  total: number;
}

/** Everything around the rows. */
export function presentRanking({ counts, standing, choices, query, page, total }: RankingFacts, t: Texts) {
  const filtered = ['search', 'manager', 'kind', 'country', 'market', 'level', 'state', 'metric'].some(
    (name) => query[name],
  );
  const path = '/sellers';
  return {
    title: t('Sellers'),
    lead: filtered ? matchingWords(total, counts, standing, t) : standing.whole,
    ranked: counts.get('ranked') ?? 0,
    absent: counts.get('absent') ?? 0,
    columns: columnHeads(columnsOf(t.language), path, { ...query, sort: query['sort'] ?? 'rank' }),
    filters: filtersOf(choices, query, t),
    keep: query['sort'] ? [{ name: 'sort', value: query['sort'] }] : [],
    clear: filtered ? address(path, { sort: query['sort'] }) : null,
    pager: pagerOf(path, query, page, listLength, total),
    csv: address('/sellers.csv', query, { page: null }),
    nothingMatches: total === 0 && filtered,
    nobody: (counts.get('all') ?? 0) === 0,
    beyond: total > 0 && (page - 1) * listLength >= total,
  };
}

/** How the sellers stand: those above a threshold, and with how many are ranked. */
export interface RankingWords {
  trouble: string;
  whole: string;
}

export function rankingWords(counts: ReadonlyMap<string, number>, t: Texts): RankingWords {
  const of = (key: string) => counts.get(key) ?? 0;
  if (of('all') === 0) {
    const whole = t('No seller has a score yet: scores come with the first night after the feeds.');
    return { trouble: whole, whole };
  }
  const trouble = troubleWords(of, t);
  const values = { n: of('ranked'), few: of('provisional'), all: allWords(of('all'), t) };
  const ranked =
    values.few > 0
      ? t(
          '{n, plural, one {# of {all} is ranked} other {# of {all} are ranked}}, {few, plural, one {# has too few orders} other {# have too few orders}}.',
          values,
        )
      : t('{n, plural, one {# of {all} is ranked.} other {# of {all} are ranked.}}', { n: values.n, all: values.all });
  return { trouble, whole: `${trouble} ${ranked}` };
}

function matchingWords(n: number, counts: ReadonlyMap<string, number>, { trouble, whole }: RankingWords, t: Texts) {
  const all = counts.get('all') ?? 0;
  if (all === 0) return whole;
  const matches = t('{n, plural, one {{number} seller of {all} matches.} other {{number} sellers of {all} match.}}', {
    n,
    number: numberWord(n, t),
    all: numbersIn(t.language).count(all),
  });
  return `${sentence(matches)} ${trouble}`;
}

const allWords = (n: number, t: Texts): string => t('{n, plural, one {# seller} other {# sellers}}', { n });

/** What the figures say; what is in force stands in the rows. */
function troubleWords(of: (key: string) => number, t: Texts): string {
  const measures = countedMeasures(of, t);
  if (measures === '') return t('No seller is above a threshold.');
  const n = of('suspend') + of('limit') + of('warn');
  const trouble = t(
    '{n, plural, one {{number} seller above a threshold: its figures call for {measures}.} other {{number} sellers above a threshold: their figures call for {measures}.}}',
    { n, number: numberWord(n, t), measures },
  );
  const begin = of('ranked') > 0 ? ` ${t('Number 1 is the best; sort by level to begin with the worst.')}` : '';
  return `${sentence(trouble)}${begin}`;
}

const filtersOf = (choices: readonly FilterChoices[], query: Query, t: Texts) => [
  { name: 'search', label: t('Name or id'), value: query['search'] ?? '', search: true },
  ...choices.map(({ name, label, choices: draw }) => {
    const value = String(query[name] ?? '');
    return { name, label, value, choices: draw(value) };
  }),
];
