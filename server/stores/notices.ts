/** Whom a night tells what it changed. */
import type { Read } from './read.ts';

export interface Recipient {
  id: number;
  email: string;
}

/** Managers and administrators who may sign in. */
export async function nightRecipients(read: Read): Promise<Recipient[]> {
  return read<Recipient>(
    "SELECT id, email FROM people WHERE role IN ('manager', 'admin') AND disabled_at IS NULL ORDER BY id",
  );
}
