/** When the person of a session last gave their password: at its start, or when they confirmed it since. */
import type { Transaction } from '../../db/connect.ts';
import type { Read } from './read.ts';

interface SessionRow {
  created_at: string;
  content: string;
}

const session = 'SELECT created_at, content FROM sessions WHERE sid_hash = ? ORDER BY sid_hash';

/** `YYYY-MM-DDTHH:MM:SSZ`; null for a session that has ended. */
export async function passwordGivenAt(read: Read, hash: string): Promise<string | null> {
  const [row] = await read<SessionRow>(session, [hash]);
  if (!row) return null;
  return (JSON.parse(row.content) as { confirmedAt?: string }).confirmedAt ?? row.created_at;
}

export async function storeConfirmation(tx: Transaction, hash: string, at: string): Promise<void> {
  const [row] = await tx.all<SessionRow>(session, [hash]);
  if (!row) return;
  const content = JSON.stringify({ ...(JSON.parse(row.content) as object), confirmedAt: at });
  await tx.run('UPDATE sessions SET content = ? WHERE sid_hash = ?', [content, hash]);
}
