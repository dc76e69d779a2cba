/** Two policies as a table of metrics and levels, old and new, with what is stricter and what is milder. */
import { message, type Texts } from '../../languages/texts.ts';
import { allMetrics } from '../../scoring/metrics/index.ts';
import type { Policy } from '../../scoring/policy.ts';
import { exceptionDifferences, tonedDifferences, type Tone, type TonedDifference } from '../../scoring/policy-tone.ts';
import type { WrittenVersion } from '../../stores/desk-policies.ts';
import { beginningWords } from '../desk/present-policy.ts';
import { listed, numberWord, sentence } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';
import { saidIn } from './difference-words.ts';
import { whoWords } from './present-changes.ts';

const columns = [
  ['acceptable', message('Acceptable')],
  ['warn', message('Warn above')],
  ['limit', message('Limit above')],
  ['suspend', message('Suspend above')],
  ['weight', message('Weight')],
  ['highest', message('Leads to at most')],
] as const;

/** Short enough for a list of choices: '2 · coming'. */
export function versionWords(
  t: Texts,
  { version, effectiveFrom, withdrawnAt }: WrittenVersion,
  inForce: number | null,
  today: string,
) {
  const state = effectiveFrom > today ? t('coming') : version === inForce ? t('in force') : t('earlier');
  return `${version} · ${withdrawnAt === null ? state : t('taken back')}`;
}

export function presentDifference(t: Texts, before: Policy, after: Policy, from: WrittenVersion, to: WrittenVersion) {
  const all = tonedDifferences(before, after);
  const exceptions = exceptionDifferences(before, after);
  return {
    title: t('What version {version} changes', { version: to.version }),
    lead: leadOf(t, [...all, ...exceptions.flatMap(({ differences }) => differences)], from, to),
    table: tableOf(t, all),
    others: all.filter(({ path }) => !path.startsWith('metrics.')).map((one) => saidIn(t, one)),
    exceptions: exceptions.map((one) => ({ who: sentence(whoWords(t, one)), ...tableOf(t, one.differences) })),
    versions: [from, to].map((one) => ({ ...one, begins: beginningWords(t, one.effectiveFrom) })),
  };
}

const toneWords: readonly (readonly [Tone, string])[] = [
  ['stricter', message('{n, plural, one {{number} rule stricter} other {{number} rules stricter}}')],
  ['milder', message('{n, plural, one {{number} rule milder} other {{number} rules milder}}')],
  [
    'other',
    message(
      '{n, plural, one {{number} rule different in another way} other {{number} rules different in another way}}',
    ),
  ],
];

function leadOf(t: Texts, all: readonly TonedDifference[], from: WrittenVersion, to: WrittenVersion): string {
  const versions = { to: to.version, from: from.version };
  if (all.length === 0) return t('Version {to} says the same as version {from}.', versions);
  const parts = toneWords.flatMap(([tone, words]) => {
    const n = all.filter((one) => one.tone === tone).length;
    return n > 0 ? [t(words, { n, number: numberWord(n, t) })] : [];
  });
  return t('Against version {from}, version {to} has {changes}.', { ...versions, changes: listed(parts, t) });
}

/** A row for each metric that differs, a column for each figure that does for some of them: what it was and is, or nothing. */
function tableOf(t: Texts, differences: readonly TonedDifference[]) {
  const shown = columns.filter(([field]) =>
    differences.some(({ path }) => path.startsWith('metrics.') && path.endsWith(`.${field}`)),
  );
  const rows = allMetrics.flatMap(({ key }) => {
    const cells = shown.map(([field]) => {
      const found = differences.find(({ path }) => path === `metrics.${key}.${field}`);
      return found ? saidIn(t, found) : null;
    });
    return cells.some(Boolean) ? [{ label: metricWords(t, key).label, cells }] : [];
  });
  return { columns: shown.map(([, label]) => t(label)), rows };
}
