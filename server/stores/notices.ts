/** Whom a night tells what it changed. */
import { digestOf, type Digest } from './preferences.ts';
import type { Read } from './read.ts';
import { readerOf, type StaffReader, type StoredReader } from './staff-readers.ts';

export interface Recipient extends StaffReader {
  email: string;
  /** When they want the morning's letter. */
  digest: Digest;
}

/** Managers and administrators who may sign in. */
export async function nightRecipients(read: Read): Promise<Recipient[]> {
  const rows = await read<StoredReader & { email: string }>(
    `SELECT id, email, role, preferences FROM people WHERE role IN ('manager', 'admin') AND disabled_at IS NULL ORDER BY id`,
  );
  return rows.map((row) => ({ ...readerOf(row), email: row.email, digest: digestOf(row.preferences) }));
}
