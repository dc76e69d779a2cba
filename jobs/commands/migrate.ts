import { resolve } from 'node:path';
import type { Database } from '../../db/connect.ts';
import { json, line } from './output.ts';
import { withAnySchema } from './open.ts';
import { jsonOption, verb } from './verb.ts';

export const migrateCommand = () =>
  verb('migrate', { does: 'Bring the database to the newest schema.', examples: ['assay migrate'] })
    .option(...jsonOption)
    .action((options: { json?: true }) =>
      withAnySchema(
        async ({ database }) => {
          const { migrate } = await import('../../db/migrate.ts');
          const applied = await migrate(database);
          if (options.json) await json({ applied });
          else await line(said(database, applied));
        },
        { create: true },
      ),
    );

/** Where a new database was made is named: a slip in DATABASE_URL makes one, too. */
function said({ native }: Database, applied: readonly string[]): string {
  if (applied.length === 0) return 'The schema is the newest already.';
  if (!applied.includes('0001-whole-schema')) return `Applied ${applied.join(', ')}.`;
  return native.dialect === 'sqlite'
    ? `Made a new database at ${resolve(native.file)}.`
    : 'Made the schema in the empty database of DATABASE_URL.';
}
