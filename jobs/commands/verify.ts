import type { Context } from '../../server/context.ts';
import { Failure } from './failure.ts';
import { withContext } from './open.ts';
import { json, line } from './output.ts';
import { jsonOption, verb } from './verb.ts';

export const verifyCommand = () =>
  verb('verify', {
    does: 'Check the database file, the audit chain, and that the ledger follows from the rows of the feeds.',
    examples: ['assay verify', 'assay verify --json'],
  })
    .option(...jsonOption)
    .action((options: { json?: true }) =>
      withContext(async (context) => {
        await refuseOtherZone(context);
        const { verify } = await import('../backup/verify.ts');
        const checks = await verify(context, (check) => (options.json ? undefined : line(report(check))));
        if (options.json) await json(checks);
        const broken = checks.filter((check) => check.faults.length > 0);
        if (broken.length > 0) throw new Failure(`broken: ${broken.map((check) => check.name).join(', ')}`);
      }),
    );

/** In another zone every day would be called wrong. */
async function refuseOtherZone({ database, config }: Context): Promise<void> {
  const { refuseOtherTimeZone } = await import('../../server/stores/time-zone.ts');
  await refuseOtherTimeZone(database, config.timeZone);
}

const report = ({ name, faults, detail }: { name: string; detail: string; faults: readonly string[] }) =>
  faults.length === 0
    ? `ok      ${name}: ${detail}`
    : [`BROKEN  ${name}:`, ...faults.map((fault) => `        ${fault}`)].join('\n');
