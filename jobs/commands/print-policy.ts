/** The policy as a person reads it. */
import type { Policy } from '../../server/scoring/policy.ts';
import type { PolicyVersion } from '../../server/stores/desk-policies.ts';
import { line, table } from './output.ts';

export async function printPolicy(version: PolicyVersion | null, policy: Policy): Promise<void> {
  const { levels, release, trial } = policy;
  await line(
    version
      ? `Version ${version.version}, in force from ${version.effectiveFrom}, by ${version.author}${version.note && `: ${version.note}`}`
      : 'The default policy; it becomes version 1 with the first night.',
  );
  await line('');
  const rows = Object.entries(policy.metrics).map(([key, { acceptable, warn, limit, suspend, weight, highest }]) => [
    key,
    ...[acceptable, warn, limit, suspend].map(percent),
    weight,
    highest ?? 'suspend',
  ]);
  await table(['metric', 'acceptable', 'warn', 'limit', 'suspend', 'weight', 'at most'], rows);
  await line('');
  await table(
    ['level', 'evidence', 'chance', 'and also'],
    [
      ['watch', levels.watch.evidence, null, ''],
      ['warn', levels.warn.evidence, percent(levels.warn.chance), ''],
      [
        'limit',
        levels.limit.evidence,
        percent(levels.limit.chance),
        `${levels.limit.events} events, warned ${levels.limit.warnedDays} days before`,
      ],
      ['suspend', levels.suspend.evidence, percent(levels.suspend.chance), 'a second source'],
    ],
  );
  await line('');
  await line(
    `A level ends after ${release.nights} nights below ${percent(release.chance)}. Trial: ${trial.days} days.`,
  );
  for (const { name, kind, market, metrics } of policy.overrides) {
    const where = [kind, market].filter((part) => part !== null).join(', ');
    await line(`Override "${name}" for ${where}: ${Object.keys(metrics).join(', ')}`);
  }
}

const percent = (fraction: number | null): string =>
  fraction === null ? '–' : `${Number((fraction * 100).toFixed(4))} %`;
