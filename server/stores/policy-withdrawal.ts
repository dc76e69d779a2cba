/** An announced version of the policy is taken back before it begins. It stays written, with who took it back and why. */
import type { Database, Transaction } from '../../db/connect.ts';
import { dayText, type Day } from '../scoring/day.ts';
import { appendAudit } from './audit.ts';
import { bumpRevision } from './settings.ts';

export interface Withdrawal {
  version: number;
  by: string;
  reason: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  today: Day;
  /** Tells sellers of it, in the same transaction. */
  tell?: (tx: Transaction, effectiveFrom: string) => Promise<void>;
}

/** @returns whether it was announced and had not begun. */
export function withdrawPolicy(database: Database, withdrawal: Withdrawal): Promise<boolean> {
  const { version, by, reason, at, today } = withdrawal;
  return database.transaction(async (tx) => {
    // A night of its own day may have judged by it already, a time zone ahead of this clock.
    const changed = await tx.run(
      `UPDATE policies SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ?
       WHERE version = ? AND withdrawn_at IS NULL AND effective_from > ?
         AND NOT EXISTS (SELECT 1 FROM nights WHERE nights.policy = policies.version)`,
      [at, by, reason, version, dayText(today)],
    );
    if (changed === 0) return false;
    const subject = `version ${version}`;
    await appendAudit(tx, { at, actor: by, action: 'policy withdrawn', subject, detail: { reason } });
    await bumpRevision(tx);
    const [row] = await tx.all<{ day: string }>('SELECT effective_from AS day FROM policies WHERE version = ?', [
      version,
    ]);
    await withdrawal.tell?.(tx, row!.day);
    return true;
  });
}
