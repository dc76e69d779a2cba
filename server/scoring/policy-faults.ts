/** A policy document's faults in plain words: where, what, and what to do. */
import { defaultPolicy, policySchema, type MetricPolicy, type Policy } from './policy-document.ts';
import { allMetrics, isMetric, metrics } from './metrics/index.ts';
import { shapeFaults } from './policy-shape-faults.ts';

export interface PolicyFault {
  /** Where in the document: `metrics.late-delivery.limit`. */
  path: string;
  what: string;
  remedy: string;
  /** The same as a fact, for who says it in another language; absent: no form can bring it about. */
  fact?: FaultFact;
}

export interface FaultFact {
  kind:
    'at-most' | 'less-than' | 'at-least' | 'more-than' | 'half-judged' | 'order' | 'levels' | 'twice' | 'weightless';
  /** What may not be exceeded, where there is such a bound. */
  bound?: number;
  /** The default, or the figures that are out of order, as text. */
  figures?: string;
}

export type ParsedPolicy = { policy: Policy; faults: [] } | { policy: null; faults: PolicyFault[] };

export function parsePolicy(document: unknown): ParsedPolicy {
  const parsed = policySchema.safeParse(document);
  if (!parsed.success) {
    const faults = parsed.error.issues.flatMap((issue) => shapeFaults(issue, document));
    return { policy: null, faults: faults.filter((one, index) => pathsOf(faults).lastIndexOf(one.path) === index) };
  }
  const faults = senseFaults(parsed.data);
  return faults.length > 0 ? { policy: null, faults } : { policy: parsed.data, faults: [] };
}

const pathsOf = (faults: PolicyFault[]) => faults.map(({ path }) => path);

function senseFaults(policy: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  for (const { key } of allMetrics) {
    if (policy.metrics[key]) continue;
    const remedy = `Add it; the default is ${JSON.stringify(defaultPolicy.metrics[key])}.`;
    faults.push({ path: `metrics.${key}`, what: 'is missing', remedy });
  }
  for (const [key, metric] of Object.entries(policy.metrics)) {
    if (!isMetric(key)) faults.push(unknownMetric(`metrics.${key}`));
    faults.push(...metricFaults(`metrics.${key}`, metric));
  }
  policy.overrides.forEach((override, index) => {
    for (const [key, partial] of Object.entries(override.metrics)) {
      const path = `overrides.${index}.metrics.${key}`;
      const base = policy.metrics[key];
      if (!base || !isMetric(key)) faults.push(unknownMetric(path));
      else faults.push(...metricFaults(path, completed(base, partial)));
    }
    if (override.kind === null && override.market === null) {
      const what = `("${override.name}") names neither a kind nor a market`;
      faults.push({ path: `overrides.${index}`, what, remedy: 'Name one, or change the table of metrics itself.' });
    }
  });
  if (metrics.every(({ key }) => (policy.metrics[key]?.weight ?? 0) === 0)) {
    faults.push({
      ...{ path: 'metrics', what: 'give no metric a weight', remedy: 'Give at least one a weight above 0.' },
      fact: { kind: 'weightless' },
    });
  }
  return [...faults, ...levelFaults(policy)];
}

const completed = (base: MetricPolicy, partial: object): MetricPolicy => ({ ...base, ...partial });

const unknownMetric = (path: string): PolicyFault => ({
  path,
  what: 'is not a metric',
  remedy: `Known are ${allMetrics.map((metric) => metric.key).join(', ')}.`,
});

function metricFaults(path: string, metric: MetricPolicy): PolicyFault[] {
  const { acceptable, warn, limit, suspend } = metric;
  if (acceptable === null || warn === null || limit === null || suspend === null) {
    if (acceptable === null && warn === null && limit === null && suspend === null && metric.weight === 0) return [];
    const remedy = 'Fill in acceptable, warn, limit and suspend, or make all four null and the weight 0.';
    return [{ path, what: 'is only half judged', remedy, fact: { kind: 'half-judged' } }];
  }
  const faults: PolicyFault[] = [];
  if (!(acceptable <= warn && warn <= limit && limit < suspend && acceptable < limit)) {
    const figures = [acceptable, warn, limit, suspend].map(percent).join(', ');
    const remedy = 'They must rise: acceptable ≤ warn ≤ limit < suspend, acceptable < limit.';
    faults.push({ path, what: `has thresholds out of order (${figures})`, remedy, fact: { kind: 'order', figures } });
  }
  return faults;
}

function levelFaults({ levels, detector }: Policy): PolicyFault[] {
  const faults: PolicyFault[] = [];
  const bars = [levels.watch.evidence, levels.warn.evidence, levels.limit.evidence, levels.suspend.evidence];
  if (bars.some((bar, index) => index > 0 && bar < bars[index - 1]!)) {
    const remedy = 'Let it rise from watch to suspend; the default is 5, 20, 100, 1000.';
    const figures = bars.join(', ');
    const what = `ask for evidence out of order (${figures})`;
    faults.push({ path: 'levels', what, remedy, fact: { kind: 'levels', figures } });
  }
  if (new Set(detector.ratios).size < detector.ratios.length) {
    const what = 'names a ratio twice';
    faults.push({ path: 'detector.ratios', what, remedy: 'Name each once.', fact: { kind: 'twice' } });
  }
  return faults;
}

const percent = (fraction: number): string => `${Number((fraction * 100).toFixed(4))} %`;
