import { withContext } from './open.ts';
import { json, line } from './output.ts';
import { jsonOption, verb } from './verb.ts';

export const backupCommand = () =>
  verb('backup', {
    does: 'Copy the whole database, as it stands at this moment, into one file; work goes on meanwhile.',
    examples: ['assay backup backups/assay-2026-11-22.gz'],
  })
    .argument('<file>', 'the file to write; an older backup of that name is replaced, anything else is not')
    .option(...jsonOption)
    .action((file: string, options: { json?: true }) =>
      withContext(async ({ database, clock }) => {
        const { backUp } = await import('../backup/back-up.ts');
        const summary = await backUp(database, file, clock);
        if (options.json) await json(summary);
        else await line(`${summary.file}: ${summary.rows} rows of ${summary.tables} tables, ${summary.bytes} bytes.`);
      }),
    );
