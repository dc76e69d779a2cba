/** How far the log was checked last, so that a page need not walk all of it: only what was written since. */
import type { Database } from '../../db/connect.ts';
import { checkAudit, nothingYet, type AuditVerdict, type KeptHead, type SoundPart } from './audit-check.ts';
import type { AuditFault } from './audit-faults.ts';
import { readSetting } from './settings.ts';

export interface AuditStanding {
  entries: number;
  broken: AuditFault | null;
  /** When all of it was walked last, and how many entries there were then. */
  whole: { at: string; entries: number };
}

interface Checkpoint {
  sound: SoundPart;
  broken: AuditFault | null;
  whole: { at: string; entries: number };
}

const name = 'audit-checked';
/** A page that had to walk this many entries spares the next one the way. */
const worthKeeping = 500;

/**
 * Walks the whole log and keeps what came out.
 *
 * @param at the present instant, `YYYY-MM-DDTHH:MM:SSZ`
 * @param outside heads that were kept elsewhere
 */
export async function checkWholeAudit(
  database: Database,
  at: string,
  outside: readonly KeptHead[] = [],
): Promise<AuditVerdict> {
  const verdict = await checkAudit(database, { outside });
  // What does not fit a head from elsewhere may be a slip of the pen.
  if (outside.length === 0 || !verdict.broken) await keep(database, verdict, { at, entries: verdict.sound.entries });
  return verdict;
}

/** What is known of the log, with what was written since walked just now. A fault stays until the whole log is found sound. */
export async function auditStanding(database: Database, at: string): Promise<AuditStanding> {
  const text = await readSetting(database, name);
  const known = text === null ? null : (JSON.parse(text) as Checkpoint);
  if (text === null || !known) {
    const { sound, broken } = await checkWholeAudit(database, at);
    return { entries: sound.entries, broken, whole: { at, entries: sound.entries } };
  }
  const { whole } = known;
  if (known.broken) return { entries: known.sound.entries, broken: known.broken, whole };
  const verdict = (await stillStands(database, known.sound))
    ? await checkAudit(database, { from: known.sound })
    : await checkAudit(database);
  const walked = verdict.sound.entries - known.sound.entries;
  if (verdict.broken || walked >= worthKeeping) await keepInPlaceOf(database, text, textOf(verdict, whole));
  return { entries: verdict.sound.entries, broken: verdict.broken, whole };
}

async function stillStands(database: Database, { id, hash }: SoundPart): Promise<boolean> {
  if (id === null) return hash === nothingYet.hash;
  const rows = await database.read('SELECT id FROM audit WHERE id = ? AND hash = ? ORDER BY id', [id, hash]);
  return rows.length > 0;
}

const textOf = ({ sound, broken }: AuditVerdict, whole: Checkpoint['whole']): string =>
  JSON.stringify({ sound, broken, whole } satisfies Checkpoint);

async function keep(database: Database, verdict: AuditVerdict, whole: Checkpoint['whole']): Promise<void> {
  await database.transaction((tx) =>
    tx.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value', [
      name,
      textOf(verdict, whole),
    ]),
  );
}

/** What a page has seen never takes the place of a check of the whole log that ended meanwhile. */
async function keepInPlaceOf(database: Database, known: string, text: string): Promise<void> {
  const values = [text, name, known];
  await database.transaction((tx) => tx.run('UPDATE settings SET value = ? WHERE name = ? AND value = ?', values));
}
