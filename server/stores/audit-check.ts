/**
 * Is the log whole? Walks the chain entry by entry, compares it with the heads of the days and with the seal of the newest entry,
 * and names the first entry that does not fit.
 */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Database } from '../../db/connect.ts';
import { beginning, hashOf, seal, type SealedEntry } from './audit.ts';
import { endFault, headFault, linkFault, type AuditFault } from './audit-faults.ts';
import { auditHeads, type AuditHead } from './audit-head.ts';
import { readSetting } from './settings.ts';

/** How far the chain is known to be whole. */
export interface SoundPart {
  entries: number;
  /** The number of the last sound entry and its hash. */
  id: number | null;
  hash: string;
}

export interface AuditVerdict {
  sound: SoundPart;
  /** Heads of days that were compared. */
  heads: number;
  broken: AuditFault | null;
}

export interface StoredEntry extends SealedEntry {
  id: number;
  previous_hash: string;
  hash: string;
}

export const nothingYet: SoundPart = { entries: 0, id: null, hash: beginning };

/** A head that was kept outside of the database. */
export type KeptHead = Pick<AuditHead, 'day' | 'entries' | 'hash'>;

const page = 2_000;

/**
 * @param from the part that is taken as sound: the walk begins behind it
 * @param outside heads that were kept elsewhere; they count as those of the database do
 */
export async function checkAudit(
  database: Database,
  { from = nothingYet, outside = [] }: { from?: SoundPart; outside?: readonly KeptHead[] } = {},
): Promise<AuditVerdict> {
  const due = headsAfter(from, [...(await auditHeads(database)), ...outside]);
  const sound = { ...from };
  let heads = 0;
  let anchored: SoundPart = { ...from };
  const mismatch = (): KeptHead | null => {
    for (let head = due.at(-1); head && head.entries <= sound.entries; head = due.at(-1)) {
      if (head.entries !== sound.entries || head.hash !== sound.hash) return head;
      due.pop();
      heads++;
      anchored = { ...sound };
    }
    return null;
  };
  for (let wrong = mismatch(), more = true; more;) {
    if (wrong) return { sound: anchored, heads, broken: await headFault(database, wrong, anchored) };
    const rows = await entriesAfter(database, sound.id);
    for (const row of rows) {
      if (row.previous_hash !== sound.hash || hashOf(sound.hash, row) !== row.hash) {
        const broken = await linkFault(database, row, sound);
        // One that was sealed anew looks sound until the next one.
        const entries = broken.id === sound.id ? sound.entries - 1 : sound.entries;
        return { sound: { ...sound, entries }, heads, broken };
      }
      sound.entries++;
      sound.id = row.id;
      sound.hash = row.hash;
      wrong = mismatch();
      if (wrong) break;
    }
    more = wrong !== null || rows.length === page;
    // Pages are answered in between.
    await otherWork();
  }
  const kept = (await readSetting(database, seal)) ?? beginning;
  return { sound, heads, broken: await endFault(database, { sound, anchored, kept, missing: due.at(-1) ?? null }) };
}

/** In the order from which the last is taken first. */
const headsAfter = ({ entries }: SoundPart, all: readonly KeptHead[]): KeptHead[] =>
  all.filter((head) => head.entries >= entries).sort((a, b) => b.entries - a.entries || (a.day < b.day ? 1 : -1));

const entriesAfter = (database: Database, id: number | null): Promise<StoredEntry[]> =>
  database.read<StoredEntry>(
    `SELECT id, at, actor, action, subject, detail, previous_hash, hash FROM audit WHERE id > ? ORDER BY id LIMIT ?`,
    [id ?? -1, page],
  );
