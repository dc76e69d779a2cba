/** What people wrote down about a seller: notes, calls, letters, meetings. None is ever deleted. */
import type { Database, Transaction } from '../../db/connect.ts';

export const noteKinds = ['note', 'call', 'mail', 'meeting'] as const;
export type NoteKind = (typeof noteKinds)[number];

export interface SellerNote {
  id: number;
  seller: number;
  kind: NoteKind;
  text: string;
  /** The day it speaks of, `YYYY-MM-DD`. */
  happenedOn: string;
  person: string;
  personName: string | null;
  writtenAt: string;
  correctedAt: string | null;
  /** The note that this one adds to. */
  addsTo: number | null;
  withdrawnAt: string | null;
  withdrawnBy: string | null;
  withdrawnReason: string | null;
}

const columns = `n.id AS id, n.seller AS seller, n.kind AS kind, n.text AS text, n.happened_on AS "happenedOn",
  n.person AS person, p.name AS "personName", n.written_at AS "writtenAt", n.corrected_at AS "correctedAt",
  n.adds_to AS "addsTo", n.withdrawn_at AS "withdrawnAt", n.withdrawn_by AS "withdrawnBy",
  n.withdrawn_reason AS "withdrawnReason" FROM seller_notes n LEFT JOIN people p ON p.email = n.person`;

/** The latest first. */
export const notesOf = (database: Database, seller: number): Promise<SellerNote[]> =>
  database.read<SellerNote>(
    `SELECT ${columns} WHERE n.seller = ? ORDER BY n.happened_on DESC, n.written_at DESC, n.id DESC LIMIT 500`,
    [seller],
  );

/** A note of this very seller, or null. */
export async function noteOf(database: Database, seller: number, id: number): Promise<SellerNote | null> {
  const [note] = await database.read<SellerNote>(`SELECT ${columns} WHERE n.id = ? AND n.seller = ? ORDER BY n.id`, [
    id,
    seller,
  ]);
  return note ?? null;
}

export type NewNote = Pick<SellerNote, 'seller' | 'kind' | 'text' | 'happenedOn' | 'person' | 'writtenAt' | 'addsTo'>;

export async function insertNote(tx: Transaction, note: NewNote): Promise<number> {
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO seller_notes (seller, kind, text, happened_on, person, written_at, adds_to) VALUES (?, ?, ?, ?, ?, ?, ?)
     RETURNING id`,
    [note.seller, note.kind, note.text, note.happenedOn, note.person, note.writtenAt, note.addsTo],
  );
  return (row as { id: number }).id;
}

/**
 * Mends a note that its writer wrote after `since`.
 *
 * @returns whether it could be: later than that it stays as it is, and another one adds to it.
 */
export async function correctNote(
  tx: Transaction,
  note: Pick<SellerNote, 'id' | 'kind' | 'text' | 'happenedOn' | 'person'> & { at: string; since: string },
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE seller_notes SET kind = ?, text = ?, happened_on = ?, corrected_at = ?
     WHERE id = ? AND person = ? AND written_at > ? AND withdrawn_at IS NULL`,
    [note.kind, note.text, note.happenedOn, note.at, note.id, note.person, note.since],
  );
  return changed === 1;
}

/** The row stays, with who took it back and why. @returns whether it stood until now. */
export async function withdrawNote(tx: Transaction, id: number, by: string, at: string, reason: string) {
  const changed = await tx.run(
    `UPDATE seller_notes SET withdrawn_at = ?, withdrawn_by = ?, withdrawn_reason = ? WHERE id = ? AND withdrawn_at IS NULL`,
    [at, by, reason, id],
  );
  return changed === 1;
}
