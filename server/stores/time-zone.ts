/** The zone in which the business days of a database were cut: another one would count the same orders on other days. */
import type { Database } from '../../db/connect.ts';
import { readSetting } from './settings.ts';

const name = 'time-zone';

/** The message says it in one line. */
export class TimeZoneChangedError extends Error {}

/** Keeps the zone when the database has none yet; a database from before zones were kept adopts this one. */
export async function keepTimeZone(database: Database, timeZone: string): Promise<void> {
  await refuseOtherTimeZone(database, timeZone);
  if ((await readSetting(database, name)) !== null) return;
  await database.transaction((tx) =>
    tx.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', [name, timeZone]),
  );
  await refuseOtherTimeZone(database, timeZone);
}

/** @throws TimeZoneChangedError if the days of the database were cut in another zone. */
export async function refuseOtherTimeZone(database: Database, timeZone: string): Promise<void> {
  const kept = await readSetting(database, name);
  if (kept === null || canonical(kept) === canonical(timeZone)) return;
  throw new TimeZoneChangedError(
    `TIME_ZONE is ${timeZone}, but the business days of this database were cut in ${kept}: ` +
      `set TIME_ZONE=${kept}, or name a new database in DATABASE_URL and import the feeds again`,
  );
}

/** Some zones have several names. */
const canonical = (timeZone: string): string => new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
