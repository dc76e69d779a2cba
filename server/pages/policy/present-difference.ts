/** Two policies as a table of metrics and levels, old and new, with what is stricter and what is milder. */
import { allMetrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';
import { exceptionDifferences, tonedDifferences, type Tone, type TonedDifference } from '../../scoring/policy-tone.ts';
import type { WrittenVersion } from '../../stores/desk-policies.ts';
import { beginningWords } from '../desk/present-policy.ts';
import { counted, listed, sentence } from '../desk/words.ts';
import { whoWords } from './present-changes.ts';

const columns = [
  ['acceptable', 'Acceptable'],
  ['warn', 'Warn above'],
  ['limit', 'Limit above'],
  ['suspend', 'Suspend above'],
  ['weight', 'Weight'],
  ['highest', 'Leads to at most'],
] as const;

export const versionWords = ({ version, effectiveFrom, withdrawnAt }: WrittenVersion): string =>
  `Version ${version}, ${withdrawnAt === null ? beginningWords(effectiveFrom) : 'taken back'}`;

export function presentDifference(before: Policy, after: Policy, from: WrittenVersion, to: WrittenVersion) {
  const all = tonedDifferences(before, after);
  const exceptions = exceptionDifferences(before, after);
  return {
    title: `What version ${to.version} changes`,
    lead: leadOf([...all, ...exceptions.flatMap(({ differences }) => differences)], from, to),
    columns: columns.map(([, label]) => label),
    metrics: tableOf(all),
    others: all.filter(({ path }) => !path.startsWith('metrics.')),
    exceptions: exceptions.map((one) => ({ who: sentence(whoWords(one)), rows: tableOf(one.differences) })),
    from,
    to,
  };
}

function leadOf(all: readonly TonedDifference[], from: WrittenVersion, to: WrittenVersion): string {
  if (all.length === 0) return `Version ${to.version} says the same as version ${from.version}.`;
  const of = (tone: Tone) => all.filter((one) => one.tone === tone).length;
  const told: readonly (readonly [Tone, string])[] = [
    ['stricter', 'stricter'],
    ['milder', 'milder'],
    ['other', 'different in another way'],
  ];
  const parts = told.flatMap(([tone, word]) => (of(tone) > 0 ? [`${counted(of(tone), 'rule')} ${word}`] : []));
  return `Against version ${from.version}, version ${to.version} has ${listed(parts)}.`;
}

/** A row for each metric that differs, a cell for each of its figures: what it was and is, or nothing. */
const tableOf = (differences: readonly TonedDifference[]) =>
  allMetrics.flatMap(({ key, label }) => {
    const cells = columns.map(([field]) => differences.find(({ path }) => path === `metrics.${key}.${field}`) ?? null);
    return cells.some(Boolean) ? [{ label, cells }] : [];
  });
