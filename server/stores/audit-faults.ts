/** What happened to a log that is not whole, as far as what is left of it tells. */
import type { Database } from '../../db/connect.ts';
import { beginning, hashOf } from './audit.ts';
import type { KeptHead, SoundPart, StoredEntry } from './audit-check.ts';

export interface AuditFault {
  /** The number of the first entry that does not fit; null where it is no longer there. */
  id: number | null;
  /** When that entry says it was written. */
  at: string | null;
  kind: 'changed' | 'missing' | 'inserted' | 'moved' | 'rewritten';
  /** In the middle of a sentence: 'its content was changed'. */
  reason: string;
}

/** 'audit entry 21 of 2026-03-02T08:00:00Z: its content was changed' */
export const faultWords = ({ id, at, reason }: AuditFault): string =>
  `${id === null ? 'the end of the audit' : `audit entry ${id}${at === null ? '' : ` of ${at}`}`}: ${reason}`;

interface Place {
  id: number;
  at: string;
}

/** An entry that does not continue the sound part. */
export async function linkFault(database: Database, row: StoredEntry, sound: SoundPart): Promise<AuditFault> {
  const own = { id: row.id, at: row.at };
  if (row.previous_hash === sound.hash) return { ...own, kind: 'changed', reason: 'its content was changed' };
  const isItself = hashOf(row.previous_hash, row) === row.hash;
  const before = row.previous_hash === beginning ? null : await entryWithHash(database, row.previous_hash);
  const rightful = await entryAfterHash(database, sound.hash, row.id);
  if (rightful && (before || row.previous_hash === beginning))
    return { ...own, kind: 'moved', reason: `it stands where entry ${rightful.id} belongs` };
  if (rightful) return { ...own, kind: 'inserted', reason: `it was put in: entry ${rightful.id} belongs there` };
  if (before && before.id < row.id) {
    const put = await entryBehind(database, before.id);
    if (put) return { ...put, kind: 'inserted', reason: `it was put in: entry ${row.id} follows entry ${before.id}` };
  }
  if (!isItself) return { ...own, kind: 'changed', reason: 'its content and its place were changed' };
  if (sound.entries === 0)
    return { ...own, kind: 'missing', reason: 'entries before it are missing: the log does not begin with it' };
  if (sound.id === row.id - 1) {
    const resealed = await entryBehind(database, sound.id - 1);
    if (resealed)
      return {
        ...resealed,
        kind: 'changed',
        reason: `it was changed and sealed anew: entry ${row.id} does not follow it`,
      };
  }
  return { ...own, kind: 'missing', reason: `entries between entry ${sound.id} and it are missing` };
}

/** The chain fits in itself and not the head of a day: whoever changed something recomputed all that follows. */
export async function headFault(database: Database, head: KeptHead, anchored: SoundPart): Promise<AuditFault> {
  const first = await entryBehind(database, anchored.id ?? -1);
  return {
    id: first?.id ?? null,
    at: first?.at ?? null,
    kind: 'rewritten',
    reason: `from here on something was rewritten, hashes and all: the head of ${head.day} knows other entries`,
  };
}

interface End {
  sound: SoundPart;
  /** The seal of the newest entry. */
  kept: string;
  /** A head that knows more entries than there are. */
  missing: KeptHead | null;
}

export async function endFault(database: Database, { sound, kept, missing }: End): Promise<AuditFault | null> {
  const gone = (reason: string): AuditFault => ({ id: null, at: null, kind: 'missing', reason });
  const after = sound.id === null ? '' : ` after entry ${sound.id}`;
  if (missing)
    return gone(`entries are missing at the end${after}: the head of ${missing.day} knows ${missing.entries} of them`);
  if (kept === sound.hash) return null;
  const sealed = kept === beginning ? null : await entryWithHash(database, kept);
  const added = sealed || kept === beginning ? await entryBehind(database, sealed?.id ?? -1) : null;
  if (added) return { ...added, kind: 'inserted', reason: 'it was added past the seal of the newest entry' };
  return gone(`entries are missing at the end${after}`);
}

async function entryWithHash(database: Database, hash: string): Promise<Place | null> {
  const [row] = await database.read<Place>('SELECT id, at FROM audit WHERE hash = ? ORDER BY id LIMIT 1', [hash]);
  return row ?? null;
}

/** The entry that says it follows this hash, behind the one named. */
async function entryAfterHash(database: Database, hash: string, behind: number): Promise<Place | null> {
  const [row] = await database.read<Place>(
    'SELECT id, at FROM audit WHERE previous_hash = ? AND id > ? ORDER BY id LIMIT 1',
    [hash, behind],
  );
  return row ?? null;
}

async function entryBehind(database: Database, id: number): Promise<Place | null> {
  const [row] = await database.read<Place>('SELECT id, at FROM audit WHERE id > ? ORDER BY id LIMIT 1', [id]);
  return row ?? null;
}
