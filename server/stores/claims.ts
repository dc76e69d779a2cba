/** Cases and disputes lie in one pair of hands at most: whatever has the columns claimed_by and claimed_at can be claimed. */
import type { Database, Transaction } from '../../db/connect.ts';

export interface Claim {
  /** E-mail of who works on it; null: nobody yet. */
  claimedBy: string | null;
  claimedName: string | null;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  claimedAt: string | null;
}

export interface Claimable {
  table: 'recommendations' | 'disputes';
  /** Which of its rows ask for somebody: only those change hands. */
  asks: string;
}

export const claimables = {
  case: { table: 'recommendations', asks: "state IN ('open', 'held')" },
  dispute: { table: 'disputes', asks: "state = 'open'" },
} as const satisfies Record<string, Claimable>;

/**
 * Gives it from one pair of hands into another; null is nobody.
 *
 * @returns false, and nothing is written, if it lies in other hands than `from` by now, or asks for nothing any more.
 */
export async function passClaim(
  tx: Transaction,
  { table, asks }: Claimable,
  id: number,
  { from, to, at }: { from: string | null; to: string | null; at: string },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE ${table} SET claimed_by = ?, claimed_at = ? WHERE id = ? AND ${asks} AND COALESCE(claimed_by, '') = ?`,
    [to, to === null ? null : at, id, from ?? ''],
  );
  return changed === 1;
}

/**
 * For whoever decides or answers it, first in the same transaction: it is theirs from here on, and a second one waits and is refused.
 *
 * @param takeOverFrom the colleague from whom they said they take it over; null: nobody
 * @returns whether it was nobody's, their own, or that colleague's; false: nothing is written
 */
export async function holdClaim(
  tx: Transaction,
  { table }: Claimable,
  id: number,
  { person, takeOverFrom, at }: { person: string; takeOverFrom: string | null; at: string },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE ${table} SET claimed_at = CASE WHEN claimed_by = ? THEN claimed_at ELSE ? END, claimed_by = ?
     WHERE id = ? AND (claimed_by IS NULL OR claimed_by = ? OR claimed_by = ?)`,
    [person, at, person, id, person, takeOverFrom ?? person],
  );
  return changed === 1;
}

/** How many cases and disputes lie in one person's hands. */
export async function claimsOf(database: Database, person: string): Promise<Record<keyof typeof claimables, number>> {
  const count = async ({ table, asks }: Claimable) => {
    const [row] = await database.read<{ n: number }>(
      `SELECT COUNT(*) AS n FROM ${table} WHERE claimed_by = ? AND ${asks}`,
      [person],
    );
    return row!.n;
  };
  return { case: await count(claimables.case), dispute: await count(claimables.dispute) };
}

/** Gives all that one person has claimed to another. @returns how many. */
export async function handClaimsOver(tx: Transaction, from: string, to: string, at: string): Promise<number> {
  let moved = 0;
  for (const { table, asks } of Object.values(claimables))
    moved += await tx.run(`UPDATE ${table} SET claimed_by = ?, claimed_at = ? WHERE claimed_by = ? AND ${asks}`, [
      to,
      at,
      from,
    ]);
  return moved;
}
