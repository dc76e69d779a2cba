/** Keeps the demo to databases of its own: a database that holds anything else is never touched. */
import { migrate, unmigrate } from '../../db/migrate.ts';
import type { Context } from '../../server/context.ts';
import { demoState, holdsAnything, keepDemoState } from '../../server/stores/demo.ts';

export class NotADemoError extends Error {}

/**
 * @param recipe what the demo is made from; a finished demo of the same recipe is used again
 * @returns whether the sample still has to be put in
 * @throws NotADemoError for a database with anything in it that no demo has made
 */
export async function readyDemoDatabase(
  { database }: Pick<Context, 'database'>,
  recipe: string,
  { rebuild }: { rebuild: boolean },
): Promise<boolean> {
  await migrate(database);
  const state = await demoState(database);
  if (state === null && (await holdsAnything(database))) {
    throw new NotADemoError(
      'DATABASE_URL names a database that is in use: leave it unset, or name an empty one for the demo',
    );
  }
  if (state?.complete && state.recipe === recipe && !rebuild) return false;
  if (state !== null) {
    await unmigrate(database);
    await migrate(database);
  }
  await keepDemoState(database, { recipe, complete: false });
  return true;
}

export const finishDemoDatabase = ({ database }: Pick<Context, 'database'>, recipe: string): Promise<void> =>
  keepDemoState(database, { recipe, complete: true });
