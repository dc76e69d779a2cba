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

/** Short enough for a list of choices: '2 · coming'. */
export function versionWords(
  { version, effectiveFrom, withdrawnAt }: WrittenVersion,
  inForce: number | null,
  today: string,
) {
  const state = effectiveFrom > today ? 'coming' : version === inForce ? 'in force' : 'earlier';
  return `${version} · ${withdrawnAt === null ? state : 'taken back'}`;
}

export function presentDifference(before: Policy, after: Policy, from: WrittenVersion, to: WrittenVersion) {
  const all = tonedDifferences(before, after);
  const exceptions = exceptionDifferences(before, after);
  return {
    title: `What version ${to.version} changes`,
    lead: leadOf([...all, ...exceptions.flatMap(({ differences }) => differences)], from, to),
    table: tableOf(all),
    others: all.filter(({ path }) => !path.startsWith('metrics.')),
    exceptions: exceptions.map((one) => ({ who: sentence(whoWords(one)), ...tableOf(one.differences) })),
    versions: [from, to].map((one) => ({ ...one, begins: beginningWords(one.effectiveFrom) })),
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

/** A row for each metric that differs, a column for each figure that does for some of them: what it was and is, or nothing. */
function tableOf(differences: readonly TonedDifference[]) {
  const shown = columns.filter(([field]) =>
    differences.some(({ path }) => path.startsWith('metrics.') && path.endsWith(`.${field}`)),
  );
  const rows = allMetrics.flatMap(({ key, label }) => {
    const cells = shown.map(([field]) => differences.find(({ path }) => path === `metrics.${key}.${field}`) ?? null);
    return cells.some(Boolean) ? [{ label, cells }] : [];
  });
  return { columns: shown.map(([, label]) => label), rows };
}
