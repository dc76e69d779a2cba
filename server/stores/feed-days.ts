/** How many rows of each feed fall on each business day, and which days somebody says are complete. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';

export interface FeedDay {
  feed: string;
  day: Day;
  rows: number;
  /** The source says that the day is complete. */
  covered: boolean;
  /** How many rows the source says the day has. */
  announced: number | null;
  /** Who of us says that the day is complete although it looks thin. */
  confirmedBy: string | null;
}

interface StoredDay {
  feed: string;
  day: number;
  row_count: number;
  covered: number;
  announced: number | null;
  confirmed_by: string | null;
}

const fields = 'feed, day, row_count, covered, announced, confirmed_by';

const toFeedDay = (row: StoredDay): FeedDay => ({
  feed: row.feed,
  day: row.day,
  rows: row.row_count,
  covered: row.covered === 1,
  announced: row.announced,
  confirmedBy: row.confirmed_by,
});

/** Adds (or takes away) rows on days; a day on which nothing is left is forgotten. */
export async function countRows(tx: Transaction, feed: string, days: ReadonlyMap<Day, number>): Promise<void> {
  for (const [day, rows] of [...days].sort(([a], [b]) => a - b)) {
    if (rows === 0) continue;
    await tx.run(
      `INSERT INTO feed_days (feed, day, row_count, covered) VALUES (?, ?, ?, 0)
       ON CONFLICT (feed, day) DO UPDATE SET row_count = feed_days.row_count + excluded.row_count`,
      [feed, day, rows],
    );
  }
  await tx.run('DELETE FROM feed_days WHERE feed = ? AND row_count = 0 AND covered = 0 AND confirmed_by IS NULL', [
    feed,
  ]);
}

export function feedDaysStore(database: Database) {
  return {
    /** All days of all feeds, by feed and day. */
    async all(): Promise<FeedDay[]> {
      const rows = await database.read<StoredDay>(`SELECT ${fields} FROM feed_days ORDER BY feed, day`);
      return rows.map(toFeedDay);
    },

    /** One feed's days from `from` to `to`, both included, oldest first; days without any row are left out. */
    async between(feed: string, from: Day, to: Day): Promise<FeedDay[]> {
      const rows = await database.read<StoredDay>(
        `SELECT ${fields} FROM feed_days WHERE feed = ? AND day >= ? AND day <= ? ORDER BY day`,
        [feed, from, to],
      );
      return rows.map(toFeedDay);
    },

    /** Every feed's days from `from` on, by feed and day. */
    async since(from: Day): Promise<FeedDay[]> {
      const sql = `SELECT ${fields} FROM feed_days WHERE day >= ? ORDER BY feed, day`;
      const rows = await database.read<StoredDay>(sql, [from]);
      return rows.map(toFeedDay);
    },

    /** A person says that a day is complete. */
    async confirm(feed: string, day: Day, person: string): Promise<void> {
      await database.transaction((tx) =>
        tx.insertMany(
          'feed_days',
          ['feed', 'day', 'row_count', 'covered', 'confirmed_by'],
          [[feed, day, 0, 0, person]],
          { key: ['feed', 'day'], update: ['confirmed_by'] },
        ),
      );
    },
  };
}
