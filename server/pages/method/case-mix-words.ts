/** The case mix of a metric: its cells as a list, and the riskiest and safest of them. */
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { localeOf, type Texts } from '../../languages/texts.ts';
import { eachLanguage } from '../../languages/each-language.ts';
import type { CaseMix, RiskCell } from '../../scoring/case-mix.ts';
import type { Estimate } from '../../scoring/estimates.ts';
import { defaultVersions } from '../../scoring/method.ts';
import type { Metric } from '../../scoring/metrics/index.ts';
import { spokenMetric } from '../desk/spoken-metric.ts';
import { metricWords } from '../metric-words.ts';
import { plainWordIn } from '../desk/words.ts';
import { estimateWords } from '../explain/versions.ts';

export interface ListedCell {
  /** Category, grade, market and month as the case mix names them; shorter where an order is told apart no further. */
  path: readonly string[];
  risk: number;
}

const extremes = 5;

/** Every cell that has an estimate of its own and none within it: those an order can lie in. The riskiest first. */
export function cellsOf(mix: CaseMix): ListedCell[] {
  const found: ListedCell[] = [];
  const walk = (cell: RiskCell, path: readonly string[]): void => {
    const inner = Object.entries(cell.within ?? {});
    if (inner.length === 0 && path.length > 0) found.push({ path, risk: cell.risk });
    for (const [name, one] of inner) walk(one, [...path, name]);
  };
  walk(mix.cells, []);
  const nameOf = ({ path }: ListedCell) => path.join(' ');
  return found.sort((a, b) => b.risk - a.risk || (nameOf(a) < nameOf(b) ? -1 : 1));
}

/** In words; empty where an order is told apart no further. */
export function cellWords(t: Texts, { path }: ListedCell) {
  const [category = '', grade, market, month] = path;
  return {
    category: wordOf(t, category),
    grade: grade === undefined ? '' : wordOf(t, grade),
    market: market === undefined ? '' : wordOf(t, market),
    month: month === undefined ? '' : (monthsIn(t.language)[Number(month) - 1] ?? month),
  };
}

/** 'laptops, good, FR' */
export const cellName = (t: Texts, cell: ListedCell): string => {
  const { category, grade, market, month } = cellWords(t, cell);
  return [category, grade, market, month].filter((part) => part !== '').join(', ');
};

export const cellRow = (t: Texts, cell: ListedCell) => ({
  name: cellName(t, cell),
  times: numbersIn(t.language).decimal(cell.risk, 2),
});

const wordOf = (t: Texts, name: string): string => (name === '' ? t('unknown') : plainWordIn(name, t));

/** 'Jan', 'Feb', … */
const monthsIn = eachLanguage((tongue) => {
  const format = new Intl.DateTimeFormat(localeOf(tongue), { month: 'short', timeZone: 'UTC' });
  const named = Array.from({ length: 12 }, (_, month) => format.format(Date.UTC(2026, month, 1)));
  // Between brackets, so that tests see which months are written in the reader's language.
  if (tongue === 'en-XA') return named.map((name) => `⟦${name}⟧`);
  // The locale has four letters for this one alone.
  return named.map((name) => (name === 'Sept' ? 'Sep' : name));
});

export function caseMixInShort(t: Texts, { key }: Metric, estimate: Estimate<'case-mix'> | null, href: string) {
  const mix = estimate?.document[key] ?? null;
  if (!estimate || !mix)
    return {
      version: estimateWords('case-mix', defaultVersions['case-mix'], t),
      told: t(
        'Every order counts as equally risky: there were not yet 200 events of three sellers on the first night of a quarter.',
      ),
      tables: null,
    };
  const cells = cellsOf(mix);
  const { many } = metricWords(t, key);
  const { base } = spokenMetric(t, key);
  const rows = (some: readonly ListedCell[]) => some.map((cell) => cellRow(t, cell));
  return {
    version: estimateWords('case-mix', estimate.version, t),
    told: t(
      'Frozen on {day} for the quarter, from the year before: on average {rate} of {base}. A seller is measured by what it sells: an order of a cell at 1.5 brings half as many {events} again, whoever sends it.',
      {
        day: daysIn(t.language).exactDay(estimate.night),
        rate: numbersIn(t.language).percent(mix.rate),
        base,
        events: many,
      },
    ),
    tables: [
      { title: t('Riskiest'), cells: rows(cells.slice(0, extremes)) },
      { title: t('Safest'), cells: rows(cells.slice(-extremes).reverse()) },
    ],
    all: { href, words: t('{n, plural, one {All # cell} other {All # cells}}', { n: cells.length }) },
  };
}
