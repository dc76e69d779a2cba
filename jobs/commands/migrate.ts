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
          else await line(applied.length ? `Applied ${applied.join(', ')}.` : 'The schema is the newest already.');
        },
        { create: true },
      ),
    );
