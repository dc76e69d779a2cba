/** Lets the database look at its tables again, so that it knows which index serves a question. */
import type { Database } from '../../db/connect.ts';

export async function analyse(database: Database): Promise<void> {
  await database.knex.raw('ANALYZE');
}
