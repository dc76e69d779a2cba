/** The case mix of a metric: its cells as a list, and the riskiest and safest of them. */
import { exactDay } from '../../helpers/days.ts';
import { decimal, percent } from '../../helpers/numbers.ts';
import { plural } from '../../helpers/words.ts';
import type { CaseMix, RiskCell } from '../../scoring/case-mix.ts';
import type { Estimate } from '../../scoring/estimates.ts';
import { defaultVersions } from '../../scoring/method.ts';
import type { Metric } from '../../scoring/metrics/index.ts';
import { plainWord } from '../desk/words.ts';

export interface ListedCell {
  category: string;
  grade: string;
  market: string;
  month: string;
  risk: number;
  times: string;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const extremes = 5;

/** Every cell that has an estimate of its own and none within it: those an order can lie in. The riskiest first. */
export function cellsOf(mix: CaseMix): ListedCell[] {
  const found: ListedCell[] = [];
  const walk = (cell: RiskCell, path: readonly string[]): void => {
    const inner = Object.entries(cell.within ?? {});
    if (inner.length === 0 && path.length > 0) found.push(listed(path, cell.risk));
    for (const [name, one] of inner) walk(one, [...path, name]);
  };
  walk(mix.cells, []);
  return found.sort((a, b) => b.risk - a.risk || (textOf(a) < textOf(b) ? -1 : 1));
}

export const textOf = ({ category, grade, market, month }: ListedCell): string =>
  [category, grade, market, month].filter((part) => part !== '').join(' ');

function listed([category = '', grade, market, month]: readonly string[], risk: number): ListedCell {
  return {
    category: wordOf(category),
    grade: grade === undefined ? '' : wordOf(grade),
    market: market === undefined ? '' : wordOf(market),
    month: month === undefined ? '' : (months[Number(month) - 1] ?? month),
    risk,
    times: decimal(risk, 2),
  };
}

const wordOf = (name: string): string => (name === '' ? 'unknown' : plainWord(name));

export function caseMixInShort({ key, unit }: Metric, estimate: Estimate<'case-mix'> | null, href: string) {
  const mix = estimate?.document[key] ?? null;
  if (!estimate || !mix)
    return {
      version: defaultVersions['case-mix'],
      told: 'Every order counts as equally risky: there were not yet 200 events of three sellers on the first night of a quarter.',
      tables: null,
    };
  const cells = cellsOf(mix);
  return {
    version: estimate.version,
    told: `Frozen on ${exactDay(estimate.night)} for the quarter, from the year before: on average ${percent(mix.rate)} of ${unit.base}. A seller is measured by what it sells: an order of a cell at 1.5 brings half as many ${unit.many} again, whoever sends it.`,
    tables: [
      { title: 'Riskiest', cells: cells.slice(0, extremes) },
      { title: 'Safest', cells: cells.slice(-extremes).reverse() },
    ],
    all: { href, words: `All ${plural(cells.length, 'cell')}` },
  };
}
