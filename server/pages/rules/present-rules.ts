/** Old rules and new rules side by side, as one seller meets them, with its own figures under both. */
import { address } from '../../helpers/addresses.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { allMetrics, type Metric } from '../../scoring/metrics/index.ts';
import { levelRank, type Level, type MetricPolicy, type Policy } from '../../scoring/policy.ts';
import { tonedDifferences } from '../../scoring/policy-tone.ts';
import type { JudgedNight } from '../../scoring/seller-night.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { leading } from '../desk/figures.ts';
import { metricWords } from '../metric-words.ts';
import { ruleWords } from './rule-words.ts';
import type { Compared } from './under-rules.ts';

/** As the seller meets them. */
export interface MetRules {
  before: Policy;
  after: Policy;
}

/** The seller's night under both, and its readings as they are published. */
export interface OwnFigures {
  compared: Compared;
  readings: ReadonlyMap<string, Pick<Reading, 'rate' | 'low' | 'high'>>;
}

const shownRules = ['acceptable', 'warn', 'limit', 'suspend', 'weight'] as const;

const changeWords: Record<(typeof shownRules)[number], string> = {
  acceptable: message('acceptable {before} → {after}'),
  warn: message('warning above {before} → {after}'),
  limit: message('limit above {before} → {after}'),
  suspend: message('suspension above {before} → {after}'),
  weight: message('weight {before} → {after}'),
};

/** A row for each metric of a family whose rules or whose points differ. @param own null: nothing is known of the seller's night */
export function presentMetrics(
  t: Texts,
  { before, after }: MetRules,
  family: Metric['family'],
  own: OwnFigures | null,
) {
  const { percent, interval, decimal } = numbersIn(t.language);
  const tones = new Map(tonedDifferences(before, after).map(({ path, tone }) => [path, tone]));
  const lost = (night: JudgedNight | undefined, key: string) => decimal(night?.score.losses[key]);
  return allMetrics.flatMap((metric) => {
    const { key } = metric;
    const [was, is] = [before.metrics[key], after.metrics[key]];
    if (metric.family !== family || !is) return [];
    const changes = changesOf(t, was && shownOf(metric, was), shownOf(metric, is)).map(({ name, words }) => ({
      words,
      tone: tones.get(`metrics.${key}.${name}`) ?? 'other',
    }));
    const points = { before: lost(own?.compared.before, key), after: lost(own?.compared.after, key) };
    if (changes.length === 0 && points.before === points.after) return [];
    const reading = own?.readings.get(key);
    const isKnown = typeof reading?.rate === 'number';
    return [
      {
        ...{ label: metricWords(t, key).label, changes, points },
        rate: isKnown ? percent(reading.rate) : null,
        between: isKnown ? interval(reading.low, reading.high) : null,
        ahead:
          isKnown && family === 'seller'
            ? lineAhead(t, leading(is), { key, rate: reading.rate }, own?.compared.after.level)
            : null,
      },
    ];
  });
}

const aheadWords = {
  warn: message(
    'Your rate lies above the new line for a warning: if the orders that count under the new rules go on like this, one will be recommended.',
  ),
  limit: message(
    'Your rate lies above the new line for a limit: if the orders that count under the new rules go on like this, one will be recommended.',
  ),
  suspend: message(
    'Your rate lies above the new line for a suspension: if the orders that count under the new rules go on like this, one will be recommended.',
  ),
};

/** What a rate above a new threshold comes to in time, where it is not recommended yet. */
function lineAhead(
  t: Texts,
  rules: MetricPolicy,
  { key, rate }: { key: string; rate: number | null },
  recommended: Level = 'none',
) {
  const passed = (['suspend', 'limit', 'warn'] as const).find((level) => (rate ?? 0) > (rules[level] ?? Infinity));
  if (!passed || levelRank(passed) <= levelRank(recommended)) return null;
  return { text: t(aheadWords[passed]), href: address('/scorecard', { metric: key }) };
}

/** Thresholds of a trade-in metric are places of its score, whatever it may lead to. */
const shownOf = (metric: Metric, rules: MetricPolicy) => (metric.family === 'seller' ? leading(rules) : rules);

function changesOf(t: Texts, was: MetricPolicy | undefined, is: MetricPolicy) {
  const { exactPercent, count } = numbersIn(t.language);
  return shownRules.flatMap((name) => {
    const write = name === 'weight' ? count : exactPercent;
    const [before, after] = [write(was?.[name]), write(is[name])];
    return before === after ? [] : [{ name, words: t(changeWords[name], { before, after }) }];
  });
}

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

export type Effect = 'worse' | 'better' | 'score' | 'trade-in' | 'nothing';

/** What the rules come to for the seller with its orders of until now. */
export function effectOf({ before, after }: Compared, tradeIn: Compared): Effect {
  const change = levelRank(shownLevel(after.level)) - levelRank(shownLevel(before.level));
  if (change !== 0) return change > 0 ? 'worse' : 'better';
  if (before.score.score !== after.score.score) return 'score';
  return tradeIn.before.score.score === tradeIn.after.score.score ? 'nothing' : 'trade-in';
}
