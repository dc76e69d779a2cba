/** Whom a night tells what it changed. */
import { digestOf, type Digest } from './preferences.ts';
import type { Read } from './read.ts';

export interface Recipient {
  id: number;
  email: string;
  /** When they want the morning's letter. */
  digest: Digest;
}

/** Managers and administrators who may sign in. */
export async function nightRecipients(read: Read): Promise<Recipient[]> {
  const rows = await read<{ id: number; email: string; preferences: string }>(
    `SELECT id, email, preferences FROM people WHERE role IN ('manager', 'admin') AND disabled_at IS NULL ORDER BY id`,
  );
  return rows.map(({ id, email, preferences }) => ({ id, email, digest: digestOf(preferences) }));
}
