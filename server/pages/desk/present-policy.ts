/** The policy as people read it: what is acceptable, where the levels begin, what each metric weighs. */
import { exactDay } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { metrics, tradeInMetrics, type Metric } from '../../scoring/metrics/index.ts';
import type { MetricPolicy, Policy } from '../../scoring/policy.ts';
import type { PolicyVersion, WrittenVersion } from '../../stores/desk-policies.ts';
import { briefPercent, leading } from './figures.ts';
import { counted, listed, metricWords, plainWord, sentence } from './words.ts';

/** The first version holds for all history. */
const fromTheBeginning = '1970-01-01';

export const beginningWords = (effectiveFrom: string): string =>
  effectiveFrom <= fromTheBeginning ? 'from the beginning' : `from ${exactDay(effectiveFrom)}`;

export function presentPolicy(
  policy: Policy,
  version: PolicyVersion | null,
  written: readonly WrittenVersion[],
  today: Day,
) {
  const versions = written.filter(({ withdrawnAt }) => withdrawnAt === null);
  const coming = versions.filter(({ effectiveFrom }) => effectiveFrom > dayText(today));
  const inForce = version
    ? `Version ${version.version} is in force ${beginningWords(version.effectiveFrom)}.`
    : 'No version has been published: the default policy counts.';
  const next = coming.map((each) => `Version ${each.version} follows ${beginningWords(each.effectiveFrom)}.`);
  return {
    title: 'Policy',
    lead: [inForce, ...next, 'It says what is acceptable; people decide what follows.'].join(' '),
    rows: rowsOf(policy, metrics),
    tradeIn: rowsOf(policy, tradeInMetrics),
    rules: rulesOf(policy),
    overrides: policy.overrides.map((override) => ({
      name: override.name,
      who: listed([plainWord(override.kind), override.market ?? ''].filter(Boolean)) || 'everyone',
      what: Object.entries(override.metrics)
        .map(([key, changed]) => `${metricWords(key).label}: ${changesOf(changed)}`)
        .join('; '),
    })),
    versions: written.map((each) => ({
      ...each,
      from: beginningWords(each.effectiveFrom),
      current: each.version === version?.version,
      coming: each.withdrawnAt === null && each.effectiveFrom > dayText(today),
      difference: differenceAddress(each, versions),
    })),
    mayCompare: written.length > 1,
  };
}

/** Against the version that counts before it; none for the first. */
function differenceAddress({ version }: WrittenVersion, standing: readonly WrittenVersion[]): string | null {
  const place = standing.findIndex((one) => one.version === version);
  const before = place < 0 ? undefined : standing[place + 1];
  return before ? `/policy/difference?from=${before.version}&to=${version}` : null;
}

/** Weights are shares among the metrics of a score. */
function rowsOf(policy: Policy, family: readonly Metric[]) {
  const weights = family.reduce((sum, { key }) => sum + (policy.metrics[key]?.weight ?? 0), 0);
  return family.flatMap(({ key, label, meaning }) => {
    const own = policy.metrics[key];
    return own ? [{ label, meaning, ...thresholdCells(leading(own)), weight: weightWords(own.weight, weights) }] : [];
  });
}

const thresholdCells = ({ acceptable, warn, limit, suspend }: MetricPolicy) => ({
  acceptable: briefPercent(acceptable),
  warn: briefPercent(warn),
  limit: briefPercent(limit),
  suspend: briefPercent(suspend),
});

const weightWords = (weight: number, all: number): string =>
  weight === 0 ? 'none' : `${Math.round((weight / all) * 100)} %`;

const changesOf = (changed: object): string =>
  Object.entries(changed)
    .map(
      ([name, value]) => `${name} ${name === 'weight' ? String(value) : briefPercent(isNumber(value) ? value : null)}`,
    )
    .join(', ');

const chance = (share: number): string => `${Math.round(share * 100)} in 100`;

/** The levels in words, in the order in which they are reached. */
function rulesOf({ levels, release, massEvent, trial, windowDays }: Policy) {
  const { watch, warn, limit, suspend } = levels;
  return [
    {
      level: 'watch',
      text: `Odds of ${watch.evidence} : 1 that the true rate is above the warning threshold. Staff only.`,
    },
    {
      level: 'warn',
      text: `Odds of ${warn.evidence} : 1, and a chance of at least ${chance(warn.chance)} that it is still above the threshold now.`,
    },
    {
      level: 'limit',
      text: `Odds of ${limit.evidence} : 1 above the limit threshold, a chance of ${chance(limit.chance)} that it still is, at least ${counted(limit.events, 'event')} from different buyers, and a warning ${counted(limit.warnedDays, 'day')} before.`,
    },
    {
      level: 'suspend',
      text: `Odds of ${suspend.evidence.toLocaleString('en')} : 1 above the suspension threshold, a chance of ${chance(suspend.chance)} that it still is, and a second source: another metric past its limit, or a failed inspection. A safety finding of the lab is enough by itself.`,
    },
    {
      level: 'fine',
      word: 'back again',
      text: `A level ends after ${counted(release.nights, 'fresh night')} on which the chance of being above it is under ${chance(release.chance)}; then one level down.`,
    },
    {
      level: 'stale',
      word: 'besides',
      text: `If one night would put more than ${briefPercent(massEvent)} of ranked sellers at limit or above, its recommendations are held back for a person. New sellers meet thresholds × ${trial.factor} for their first ${trial.days} days. Counts are of the last ${windowDays} days.`,
    },
  ].map((rule) => ({ ...rule, text: sentence(rule.text) }));
}
