/** What whoever runs the program asks of the database. */
import type { Database } from '../../db/connect.ts';

/** @throws when the database does not answer, or is no longer where whoever restarts this process would find it. */
export async function databaseAnswers(database: Database): Promise<void> {
  if (!database.isInPlace()) throw new Error('the database file was deleted or replaced while it was open: restart');
  await database.read('SELECT 1 AS answer');
}

export async function openRecommendationCounts(database: Database): Promise<{ level: string; count: number }[]> {
  return database.read<{ level: string; count: number }>(
    `SELECT level, COUNT(*) AS count FROM recommendations WHERE state IN ('open', 'held') GROUP BY level ORDER BY level`,
  );
}
