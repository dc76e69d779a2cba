/** The second factor of a person: the sealed secret of its codes, which code counted last, and the recovery codes. */
import type { Transaction } from '../../db/connect.ts';
import type { Read } from './read.ts';

export interface SecondFactor {
  /** Sealed. */
  secret: string;
  /** Null: it is being set up and does not count yet. */
  confirmedAt: string | null;
  /** Half minutes since 1970 of the last code that counted. */
  lastStep: number;
  /** Wrong codes in a row. */
  failures: number;
  pausedUntil: string | null;
}

const query = `SELECT secret, confirmed_at AS "confirmedAt", last_step AS "lastStep", failures,
  paused_until AS "pausedUntil" FROM second_factors WHERE person = ? ORDER BY person`;

export async function secondFactorOf(read: Read, person: number): Promise<SecondFactor | null> {
  const [row] = await read<SecondFactor>(query, [person]);
  return row ? { ...row, lastStep: Number(row.lastStep) } : null;
}

/** Begins anew: an older one that was never confirmed is forgotten. False if a confirmed one is there. */
export async function beginSecondFactor(tx: Transaction, person: number, secret: string, at: string): Promise<boolean> {
  await tx.run('DELETE FROM second_factors WHERE person = ? AND confirmed_at IS NULL', [person]);
  const inserted = await tx.run(
    `INSERT INTO second_factors (person, secret, made_at, last_step, failures) VALUES (?, ?, ?, 0, 0)
     ON CONFLICT (person) DO NOTHING`,
    [person, secret, at],
  );
  return inserted === 1;
}

/** From now on it is asked for. False if it was confirmed before. */
export async function confirmSecondFactor(tx: Transaction, person: number, step: number, at: string): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE second_factors SET confirmed_at = ?, last_step = ?, failures = 0 WHERE person = ? AND confirmed_at IS NULL',
    [at, step, person],
  );
  return changed === 1;
}

/** Notes that the code of this half minute counted. False if it, or a later one, has counted before. */
export async function useStep(tx: Transaction, person: number, step: number): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE second_factors SET last_step = ?, failures = 0, paused_until = NULL
     WHERE person = ? AND confirmed_at IS NOT NULL AND last_step < ?`,
    [step, person, step],
  );
  return changed === 1;
}

/** After `most` wrong codes in a row nobody is heard until `until`; then they are counted anew. */
export async function noteWrongCode(tx: Transaction, person: number, most: number, until: string): Promise<void> {
  await tx.run('UPDATE second_factors SET failures = failures + 1 WHERE person = ?', [person]);
  await tx.run('UPDATE second_factors SET failures = 0, paused_until = ? WHERE person = ? AND failures >= ?', [
    until,
    person,
    most,
  ]);
}

/** Takes the second factor away with its recovery codes. False if there was none. */
export async function deleteSecondFactor(tx: Transaction, person: number): Promise<boolean> {
  await tx.run('DELETE FROM recovery_codes WHERE person = ?', [person]);
  return (await tx.run('DELETE FROM second_factors WHERE person = ?', [person])) === 1;
}

/** Takes the place of all earlier ones. */
export async function storeRecoveryCodes(tx: Transaction, person: number, hashes: readonly string[]): Promise<void> {
  await tx.run('DELETE FROM recovery_codes WHERE person = ?', [person]);
  await tx.insertMany(
    'recovery_codes',
    ['code_hash', 'person', 'used_at'],
    hashes.map((hash) => [hash, person, null]),
  );
}

/** False if it is none of this person's, or was used. */
export async function useRecoveryCode(tx: Transaction, person: number, hash: string, at: string): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE recovery_codes SET used_at = ? WHERE code_hash = ? AND person = ? AND used_at IS NULL',
    [at, hash, person],
  );
  if (changed === 1)
    await tx.run('UPDATE second_factors SET failures = 0, paused_until = NULL WHERE person = ?', [person]);
  return changed === 1;
}

export async function recoveryCodesLeft(read: Read, person: number): Promise<number> {
  const rows = await read(
    'SELECT code_hash FROM recovery_codes WHERE person = ? AND used_at IS NULL ORDER BY code_hash',
    [person],
  );
  return rows.length;
}
