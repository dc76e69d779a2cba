import type { Context } from '../../server/context.ts';
import { Failure } from './failure.ts';
import { withAnySchema } from './open.ts';
import { json, line } from './output.ts';
import { jsonOption, verb } from './verb.ts';

export const verifyCommand = () =>
  verb('verify', {
    does: 'Check the database file, the audit chain, and that the ledger follows from the rows of the feeds.',
    examples: ['assay verify', 'assay verify --json'],
  })
    .option(...jsonOption)
    .action((options: { json?: true }) =>
      withAnySchema(async (context) => {
        await refuseOtherZone(context);
        const { verify } = await import('../backup/verify.ts');
        const checks = await verify(context, (check) => (options.json ? undefined : line(report(check))));
        if (options.json) await json(checks);
        const broken = checks.filter((check) => check.faults.length > 0);
        if (broken.length > 0) throw new Failure(`broken: ${broken.map((check) => check.name).join(', ')}`);
      }),
    );

/** In another zone every day would be called wrong. A schema that is not there yet is told by its own check. */
async function refuseOtherZone({ database, config }: Context): Promise<void> {
  const { pendingMigrations } = await import('../../db/migrate.ts');
  const { refuseOtherTimeZone } = await import('../../server/stores/time-zone.ts');
  if ((await pendingMigrations(database)).length === 0) await refuseOtherTimeZone(database, config.timeZone);
}

const report = ({ name, faults, detail }: { name: string; detail: string; faults: readonly string[] }) =>
  faults.length === 0
    ? `ok      ${name}: ${detail}`
    : [`BROKEN  ${name}:`, ...faults.map((fault) => `        ${fault}`)].join('\n');
