/** Old rules and new rules side by side, as one seller meets them, with its own figures under both. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { allMetrics, type Metric } from '../../scoring/metrics/index.ts';
import { levelRank, type Level, type Policy } from '../../scoring/policy.ts';
import { tonedDifferences, type Tone } from '../../scoring/policy-tone.ts';
import { leading } from '../desk/figures.ts';
import { metricWords } from '../metric-words.ts';
import { ruleWords } from './rule-words.ts';
import type { Compared } from './under-rules.ts';

/** As the seller meets them. */
export interface MetRules {
  before: Policy;
  after: Policy;
}

const thresholds = ['acceptable', 'warn', 'limit', 'suspend'] as const;

/** A row for each metric of a family whose rules or whose points differ. */
export function presentMetrics(t: Texts, { before, after }: MetRules, family: Metric['family'], own: Compared | null) {
  const { exactPercent, percent, interval, decimal } = numbersIn(t.language);
  const tones = new Map(tonedDifferences(before, after).map(({ path, tone }) => [path, tone]));
  const lost = (night: Compared['before'] | undefined, key: string) => night?.score.losses[key] ?? null;
  return allMetrics.flatMap((metric) => {
    const { key } = metric;
    const [was, is] = [before.metrics[key], after.metrics[key]];
    if (metric.family !== family || !is) return [];
    const [shownWas, shownIs] = [was && shownOf(metric, was), shownOf(metric, is)];
    const cells = thresholds.map((name) =>
      changed(exactPercent, shownWas?.[name] ?? null, shownIs[name], tones.get(`metrics.${key}.${name}`)),
    );
    const weight = changed((value) => decimal(value, 0), was?.weight ?? null, is.weight, undefined);
    const points = changed((value) => decimal(value, 2), lost(own?.before, key), lost(own?.after, key), undefined);
    if (![...cells, weight, points].some(({ differs }) => differs)) return [];
    const reading = own?.before.readings.find((one) => one.metric === key);
    const rate = reading?.rate === null || reading === undefined ? null : percent(reading.rate);
    return [
      {
        label: metricWords(t, key).label,
        rate,
        interval: rate === null ? null : interval(reading?.low, reading?.high),
        cells: [...cells, weight, points],
      },
    ];
  });
}

/** Thresholds of a trade-in metric are places of its score, whatever it may lead to. */
const shownOf = (metric: Metric, rules: Policy['metrics'][string]) =>
  metric.family === 'seller' ? leading(rules) : rules;

const changed = (write: (value: unknown) => string, was: number | null, is: number | null, tone: Tone | undefined) => {
  const [before, after] = [write(was), write(is)];
  return { before, after, differs: before !== after, tone: before === after ? null : (tone ?? null) };
};

/** What else changes, in words, and how many figures of the method that only its formulas explain. */
export function presentOthers(t: Texts, { before, after }: MetRules) {
  const rest = tonedDifferences(before, after).filter(
    ({ path }) => !path.startsWith('metrics.') || path.endsWith('.highest'),
  );
  const rows = rest.flatMap(({ path, tone }) => {
    const said = ruleWords(t, path, leafAt(before, path), leafAt(after, path));
    return said ? [{ ...said, tone }] : [];
  });
  return { rows, unsaid: rest.length - rows.length };
}

function leafAt(policy: Policy, path: string): unknown {
  const [group = '', key = '', ...rest] = path.split('.');
  const inner = (policy as unknown as Record<string, Record<string, unknown>>)[group];
  if (key === '') return inner;
  const value = inner?.[key];
  return rest.length === 0 ? value : (value as Record<string, unknown> | undefined)?.[rest.join('.')];
}

/** A watch is for staff and changes nothing for a seller. */
export const shownLevel = (level: Level): Level => (level === 'watch' ? 'none' : level);

export type Effect = 'worse' | 'better' | 'score' | 'nothing';

/** What the rules come to for the seller with its orders of until now. */
export function effectOf({ before, after }: Compared): Effect {
  const change = levelRank(shownLevel(after.level)) - levelRank(shownLevel(before.level));
  if (change !== 0) return change > 0 ? 'worse' : 'better';
  return before.score.score === after.score.score ? 'nothing' : 'score';
}
