/** Marks that people put on a case beside the night's own: who works on it, and until when it sleeps. */
import type { Database, Transaction } from '../../db/connect.ts';
import { claimables, type Claim } from './claims.ts';

export interface CaseMarks extends Claim {
  /** `YYYY-MM-DD`: the day on which it comes back. A day that has passed stays until somebody wakes or decides the case. */
  snoozedUntil: string | null;
  snoozedReason: string | null;
  snoozedBy: string | null;
  snoozedName: string | null;
}

/** For queries whose recommendation is called `r`, with `markNames` joined. */
export const markColumns = `r.claimed_by AS "claimedBy", claimer.name AS "claimedName", r.claimed_at AS "claimedAt",
  r.snoozed_until AS "snoozedUntil", r.snoozed_reason AS "snoozedReason", r.snoozed_by AS "snoozedBy",
  snoozer.name AS "snoozedName"`;
export const markNames = `LEFT JOIN people claimer ON claimer.email = r.claimed_by
  LEFT JOIN people snoozer ON snoozer.email = r.snoozed_by`;

export interface MarkedCase extends CaseMarks {
  id: number;
  sellerId: string;
  name: string;
  /** Only an open or held case is worked on. */
  state: string;
}

/** Null if there is no such case, or its seller is not known by name yet. */
export async function markedCase(database: Database, id: number): Promise<MarkedCase | null> {
  const [row] = await database.read<MarkedCase>(
    `SELECT r.id AS id, v.seller_id AS "sellerId", v.name AS name, r.state AS state, ${markColumns}
     FROM recommendations r JOIN sellers v ON v.id = r.seller ${markNames}
     WHERE r.id = ? AND v.name IS NOT NULL ORDER BY r.id`,
    [id],
  );
  return row ?? null;
}

export interface Colleague {
  id: number;
  email: string;
  name: string;
}

/** Who may work on cases, by name. */
export const colleagues = (database: Database): Promise<Colleague[]> =>
  database.read<Colleague>(
    `SELECT id, email, name FROM people WHERE role IN ('manager', 'admin') AND disabled_at IS NULL ORDER BY name, email`,
  );

const { asks } = claimables.case;

/** @returns false, and nothing is written, if a colleague works on it, or it asks for nothing any more. */
export async function snoozeCase(
  tx: Transaction,
  id: number,
  { person, until, reason }: { person: string; until: string; reason: string },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE recommendations SET snoozed_until = ?, snoozed_reason = ?, snoozed_by = ?
     WHERE id = ? AND ${asks} AND (claimed_by IS NULL OR claimed_by = ?)`,
    [until, reason, person, id, person],
  );
  return changed === 1;
}

/** @returns false if it did not sleep. */
export async function wakeCase(tx: Transaction, id: number): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE recommendations SET snoozed_until = NULL, snoozed_reason = NULL, snoozed_by = NULL
     WHERE id = ? AND snoozed_until IS NOT NULL`,
    [id],
  );
  return changed === 1;
}

/**
 * A case that follows on another of the same seller stays in the same hands. It sleeps on as well, unless it is worse: that
 * is worth waking for.
 */
export async function carryMarks(tx: Transaction, { from, to, worse }: { from: number; to: number; worse: boolean }) {
  const carried = worse
    ? ['claimed_by', 'claimed_at']
    : ['claimed_by', 'claimed_at', 'snoozed_until', 'snoozed_reason', 'snoozed_by'];
  for (const column of carried) {
    await tx.run(
      `UPDATE recommendations SET ${column} = (SELECT p.${column} FROM recommendations p WHERE p.id = ?) WHERE id = ?`,
      [from, to],
    );
  }
}
