import { withAnySchema } from './open.ts';
import { json, line } from './output.ts';
import { jsonOption, verb } from './verb.ts';

export const restoreCommand = () =>
  verb('restore', {
    does: 'Fill an empty database, SQLite or PostgreSQL, from a backup of either.',
    examples: ['DATABASE_URL=sqlite:data/restored.db assay restore backups/assay-2026-11-22.gz'],
  })
    .argument('<file>', 'a file written by `assay backup`')
    .option(...jsonOption)
    .action((file: string, options: { json?: true }) =>
      withAnySchema(
        async ({ database }) => {
          const { restore } = await import('../backup/restore.ts');
          const summary = await restore(database, file);
          if (options.json) await json(summary);
          else
            await line(
              `Restored ${summary.rows} rows of ${summary.tables} tables, as of ${summary.madeAt}. Run \`assay verify\`.`,
            );
        },
        { create: true },
      ),
    );
