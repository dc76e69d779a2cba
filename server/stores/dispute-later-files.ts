/** A further file for a dispute that waits for its answer. */
import type { Transaction } from '../../db/connect.ts';
import { appendAudit } from './audit.ts';
import { addDisputeFile, type NewDisputeFile } from './dispute-files.ts';
import { bumpRevision } from './settings.ts';

/** @returns `closed` if it was answered or withdrawn meanwhile: nothing is written then, nor for `full` and `known`. */
export async function laterFile(
  tx: Transaction,
  { id, sellerId }: { id: number; sellerId: string },
  file: NewDisputeFile,
  { by, at }: { by: string; at: string },
): Promise<'added' | 'full' | 'known' | 'closed'> {
  // The dispute's own row first: who answers at the same time waits here, or is waited for.
  const open = await tx.run("UPDATE disputes SET state = state WHERE id = ? AND state = 'open'", [id]);
  if (open === 0) return 'closed';
  const added = await addDisputeFile(tx, id, file, { by, at });
  if (added !== 'added') return added;
  const { name, type, sha256 } = file;
  const detail = { dispute: id, name, type, size: file.content.length, sha256 };
  await appendAudit(tx, { at, actor: by, action: 'dispute file added', subject: `seller ${sellerId}`, detail });
  await bumpRevision(tx);
  return 'added';
}
