/** For a database that is made anew if this is broken off: SQLite need not wait for the disk meanwhile. */
import type { Database } from './connect.ts';

const pagesBetweenCheckpoints = 20_000;
const usualPages = 1000;

export async function inHurry<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const { native } = database;
  if (native.dialect !== 'sqlite') return work();
  native.handle.pragma('synchronous = OFF');
  native.handle.pragma(`wal_autocheckpoint = ${pagesBetweenCheckpoints}`);
  try {
    return await work();
  } finally {
    native.handle.pragma(`wal_autocheckpoint = ${usualPages}`);
    native.handle.pragma('synchronous = FULL');
    native.handle.pragma('wal_checkpoint(TRUNCATE)');
  }
}
