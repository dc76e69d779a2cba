/** Opens what a verb works with, and closes it however the work ends. */
import type { Context } from '../../server/context.ts';
import type { Config } from '../../server/config.ts';
import { Failure } from './failure.ts';

export async function settings(): Promise<Config> {
  const { loadEnvironmentFile, readConfig } = await import('../../server/config.ts');
  loadEnvironmentFile();
  return readConfig();
}

/** The database that DATABASE_URL names, whatever its schema; made where it is missing only with `create`. */
export async function withAnySchema<T>(work: (context: Context) => Promise<T>, { create = false } = {}): Promise<T> {
  const config = await settings();
  const { openContext } = await import('../../server/context.ts');
  const { systemClock } = await import('../../server/clock.ts');
  // A person at a terminal reads progress and results; the log speaks up when something is wrong.
  const logLevel = config.logLevel === 'info' ? 'warn' : config.logLevel;
  const context = await openContext({ ...config, logLevel }, systemClock, { create });
  try {
    return await work(context);
  } finally {
    await context.database.close();
  }
}

/** The same, for work that needs the newest schema. */
export function withContext<T>(work: (context: Context) => Promise<T>): Promise<T> {
  return withAnySchema(async (context) => {
    const { pendingMigrations } = await import('../../db/migrate.ts');
    const missing = await pendingMigrations(context.database);
    if (missing.length > 0) throw new Failure(`the database lacks ${missing.join(', ')}: run \`assay migrate\` first`);
    return work(context);
  });
}
