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
  const walk = startWalk(from, headsAfter(from, [...(await auditHeads(database)), ...outside]));
  const verdict = (broken: AuditFault | null): AuditVerdict => ({ sound: walk.sound, heads: walk.heads, broken });
  for (;;) {
    // Read before the entries: others may go on writing, and then the seal is of one of those that follow.
    const kept = (await readSetting(database, seal)) ?? beginning;
    const before = walk.sound.entries;
    const wrong = await walkOn(database, walk);
    if (wrong) return verdict(wrong);
    if (walk.sound.hash !== kept && walk.sound.entries > before) continue;
    return verdict(await endFault(database, { sound: walk.sound, kept, missing: walk.due.at(-1) ?? null }));
  }
}

interface Walk {
  sound: SoundPart;
  /** The part that heads of days vouch for. */
  anchored: SoundPart;
  /** Heads to be met, the next one last. */
  due: KeptHead[];
  heads: number;
}

const startWalk = (from: SoundPart, due: KeptHead[]): Walk => ({
  ...{ sound: { ...from }, anchored: { ...from } },
  ...{ due, heads: 0 },
});

/** To the end of what is written, or to the first fault. */
async function walkOn(database: Database, walk: Walk): Promise<AuditFault | null> {
  for (let head = wrongHead(walk); ;) {
    if (head) {
      walk.sound = walk.anchored;
      return headFault(database, head, walk.anchored);
    }
    const rows = await entriesAfter(database, walk.sound.id);
    for (const row of rows) {
      const { sound } = walk;
      if (row.previous_hash !== sound.hash || hashOf(sound.hash, row) !== row.hash) {
        const broken = await linkFault(database, row, sound);
        // One that was sealed anew looks sound until the next one.
        if (broken.id === sound.id) sound.entries--;
        return broken;
      }
      walk.sound = { entries: sound.entries + 1, id: row.id, hash: row.hash };
      head = wrongHead(walk);
      if (head) break;
    }
    if (!head && rows.length < page) return null;
    // Pages are answered in between.
    await otherWork();
  }
}

/** Compares the heads that the walk has reached. @returns the first that knows something else */
function wrongHead(walk: Walk): KeptHead | null {
  const { due, sound } = walk;
  for (let head = due.at(-1); head && head.entries <= sound.entries; head = due.at(-1)) {
    if (head.entries !== sound.entries || head.hash !== sound.hash) return head;
    due.pop();
    walk.heads++;
    walk.anchored = sound;
  }
  return null;
}

/** In the order from which the last is taken first. */
const headsAfter = ({ entries }: SoundPart, all: readonly KeptHead[]): KeptHead[] =>
  all.filter((head) => head.entries >= entries).sort((a, b) => b.entries - a.entries || (a.day < b.day ? 1 : -1));

const entriesAfter = (database: Database, id: number | null): Promise<StoredEntry[]> =>
  database.read<StoredEntry>(
    `SELECT id, at, actor, action, subject, detail, previous_hash, hash FROM audit WHERE id > ? ORDER BY id LIMIT ?`,
    [id ?? -1, page],
  );
