/** The policy as people read it: what is acceptable, where the levels begin, what each metric weighs. */
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { metrics, tradeInMetrics, type Metric } from '../../scoring/metrics/index.ts';
import type { MetricPolicy, Policy } from '../../scoring/policy.ts';
import type { PolicyVersion, WrittenVersion } from '../../stores/desk-policies.ts';
import { metricWords } from '../metric-words.ts';
import { presentOverride } from '../policy/present-changes.ts';
import { briefPercent, leading } from './figures.ts';
import { presentLevels } from './policy-levels.ts';

/** The first version holds for all history. */
const isFromTheBeginning = (effectiveFrom: string): boolean => effectiveFrom <= '1970-01-01';

export const beginningWords = (t: Texts, effectiveFrom: string): string =>
  isFromTheBeginning(effectiveFrom)
    ? t('from the beginning')
    : t('from {day}', { day: daysIn(t.language).exactDay(effectiveFrom) });

export function presentPolicy(
  t: Texts,
  policy: Policy,
  version: PolicyVersion | null,
  written: readonly WrittenVersion[],
  today: Day,
) {
  const versions = written.filter(({ withdrawnAt }) => withdrawnAt === null);
  const coming = versions.filter(({ effectiveFrom }) => effectiveFrom > dayText(today));
  return {
    title: t('Policy'),
    lead: leadOf(t, version, coming),
    rows: rowsOf(t, policy, metrics),
    tradeIn: rowsOf(t, policy, tradeInMetrics),
    rules: presentLevels(t, policy),
    overrides: policy.overrides.map((override) => ({ name: override.name, ...presentOverride(t, override) })),
    versions: written.map((each) => ({
      ...each,
      note: each.author === 'Assay' ? t('The default policy') : each.note,
      from: beginningWords(t, each.effectiveFrom),
      current: each.version === version?.version,
      coming: each.withdrawnAt === null && each.effectiveFrom > dayText(today),
      difference: differenceAddress(each, versions),
    })),
    mayCompare: written.length > 1,
  };
}

function leadOf(t: Texts, present: PolicyVersion | null, coming: readonly PolicyVersion[]): string {
  const { exactDay } = daysIn(t.language);
  const { version, effectiveFrom } = present ?? { version: 0, effectiveFrom: '' };
  return [
    present === null
      ? t('No version has been published: the default policy counts.')
      : isFromTheBeginning(effectiveFrom)
        ? t('Version {version} is in force from the beginning.', { version })
        : t('Version {version} is in force from {day}.', { version, day: exactDay(effectiveFrom) }),
    ...coming.map((next) =>
      t('Version {version} follows from {day}.', { version: next.version, day: exactDay(next.effectiveFrom) }),
    ),
    t('It says what is acceptable; people decide what follows.'),
  ].join(' ');
}

/** Against the version that counts before it; none for the first. */
function differenceAddress({ version }: WrittenVersion, standing: readonly WrittenVersion[]): string | null {
  const place = standing.findIndex((one) => one.version === version);
  const before = place < 0 ? undefined : standing[place + 1];
  return before ? `/policy/difference?from=${before.version}&to=${version}` : null;
}

/** Weights are shares among the metrics of a score. */
function rowsOf(t: Texts, policy: Policy, family: readonly Metric[]) {
  const weights = family.reduce((sum, { key }) => sum + (policy.metrics[key]?.weight ?? 0), 0);
  return family.flatMap(({ key }) => {
    const own = policy.metrics[key];
    const { label, meaning } = metricWords(t, key);
    return own
      ? [{ label, meaning, ...thresholdCells(t, leading(own)), weight: weightWords(t, own.weight, weights) }]
      : [];
  });
}

const thresholdCells = (t: Texts, { acceptable, warn, limit, suspend }: MetricPolicy) => ({
  acceptable: briefPercent(acceptable, t),
  warn: briefPercent(warn, t),
  limit: briefPercent(limit, t),
  suspend: briefPercent(suspend, t),
});

const weightWords = (t: Texts, weight: number, all: number): string =>
  weight === 0 ? t('none') : numbersIn(t.language).exactPercent(Math.round((weight / all) * 100) / 100);
