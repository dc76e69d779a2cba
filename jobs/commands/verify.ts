import { InvalidArgumentError } from 'commander';
import type { Context } from '../../server/context.ts';
import type { KeptHead } from '../../server/stores/audit-check.ts';
import type { Check } from '../backup/verify.ts';
import { Failure } from './failure.ts';
import { withContext } from './open.ts';
import { json, line } from './output.ts';
import { jsonOption, verb } from './verb.ts';

export const verifyCommand = () =>
  verb('verify', {
    does: 'Check the database file, the audit chain, and that the ledger follows from the rows of the feeds.',
    examples: ['assay verify', 'assay verify --json', 'assay verify --head 2026-11-21:312:9f2c…'],
  })
    .option(
      '--head <day:entries:hash>',
      'a head of the audit that was kept elsewhere, as /audit shows it; may be given more than once',
      headArgument,
    )
    .option(...jsonOption)
    .action((options: { head?: KeptHead[]; json?: true }) =>
      withContext(async (context) => {
        await refuseOtherZone(context);
        const { verify } = await import('../backup/verify.ts');
        const tell = (check: Check) => (options.json ? undefined : line(report(check)));
        const checks = await verify(context, tell, options.head ?? []);
        if (options.json) await json(checks);
        const broken = checks.filter((check) => check.faults.length > 0);
        if (broken.length > 0) throw new Failure(`broken: ${broken.map((check) => check.name).join(', ')}`);
      }),
    );

function headArgument(text: string, before: KeptHead[] = []): KeptHead[] {
  const [, day, entries, hash] = /^(\d{4}-\d\d-\d\d):(\d{1,12}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  if (day === undefined || entries === undefined || hash === undefined)
    throw new InvalidArgumentError('write it as /audit shows it: DAY:ENTRIES:HASH');
  return [...before, { day, entries: Number(entries), hash }];
}

/** In another zone every day would be called wrong. */
async function refuseOtherZone({ database, config }: Context): Promise<void> {
  const { refuseOtherTimeZone } = await import('../../server/stores/time-zone.ts');
  await refuseOtherTimeZone(database, config.timeZone);
}

const report = ({ name, faults, detail }: { name: string; detail: string; faults: readonly string[] }) =>
  faults.length === 0
    ? `ok      ${name}: ${detail}`
    : [`BROKEN  ${name}:`, ...faults.map((fault) => `        ${fault}`)].join('\n');
