/**
 * What the log came to at the end of each day (UTC). Kept elsewhere, a head shows for ever that nothing before it was rewritten,
 * even by somebody who recomputed every hash.
 */
import type { Database, Transaction } from '../../db/connect.ts';
import { dayText, parseDay } from '../scoring/day.ts';
import { beginning } from './audit.ts';
import { bumpRevision } from './settings.ts';

export interface AuditHead {
  /** `YYYY-MM-DD`, in UTC. */
  day: string;
  /** Entries up to its end. */
  entries: number;
  /** The number of the last one; null if there was none. */
  entry: number | null;
  hash: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  madeAt: string;
}

/** `2026-11-21:312:ab12…`, to be kept elsewhere. */
export const headText = ({ day, entries, hash }: AuditHead): string => `${day}:${entries}:${hash}`;

/** The newest first. */
export function auditHeads(database: Database, limit = 100_000): Promise<AuditHead[]> {
  return database.read<AuditHead>(
    `SELECT day, entries, entry, hash, made_at AS "madeAt" FROM audit_heads ORDER BY day DESC LIMIT ?`,
    [limit],
  );
}

/**
 * Makes the head of every day that is over and has none, from the day of the first entry on. An entry belongs to the day on which
 * it or a later one was written: the log's order counts, not its clocks.
 *
 * @param at the present instant
 * @returns the heads that were made, oldest first
 */
export async function makeAuditHeads(database: Database, at: string): Promise<AuditHead[]> {
  const [newest] = await auditHeads(database, 1);
  const yesterday = dayText((parseDay(at.slice(0, 10)) as number) - 1);
  if (newest && newest.day >= yesterday) return [];
  return database.transaction(async (tx) => {
    const made = headsUntil(yesterday, at, await latestHead(tx), await lastOfDays(tx));
    for (const head of made) {
      const row = [head.day, head.entries, head.entry, head.hash, head.madeAt];
      await tx.insertMany('audit_heads', ['day', 'entries', 'entry', 'hash', 'made_at'], [row]);
    }
    // The interface for machines answers from the browser's memory until something has changed.
    await bumpRevision(tx);
    return made;
  });
}

async function latestHead(tx: Transaction): Promise<AuditHead | null> {
  // A second process waits here and then finds what the first has made.
  await tx.run("UPDATE settings SET value = value WHERE name = 'audit-head'");
  const [head] = await tx.all<AuditHead>(
    'SELECT day, entries, entry, hash, made_at AS "madeAt" FROM audit_heads ORDER BY day DESC LIMIT 1',
  );
  return head ?? null;
}

interface LastOfDay {
  day: string;
  entries: number;
  entry: number;
  hash: string;
}

/** Days on which something was written, each with the last entry of it and how many there are up to that one. */
function lastOfDays(tx: Transaction): Promise<LastOfDay[]> {
  return tx.all<LastOfDay>(
    `SELECT ended.day AS day, audit.id AS entry, audit.hash AS hash,
       (SELECT COUNT(*) FROM audit AS earlier WHERE earlier.id <= audit.id) AS entries
     FROM (SELECT substr(at, 1, 10) AS day, MAX(id) AS id FROM audit
           WHERE at >= (SELECT COALESCE(MAX(day), '') FROM audit_heads) GROUP BY substr(at, 1, 10)) AS ended
     JOIN audit ON audit.id = ended.id ORDER BY ended.day`,
  );
}

function headsUntil(
  until: string,
  madeAt: string,
  known: AuditHead | null,
  written: readonly LastOfDay[],
): AuditHead[] {
  const first = known ? (parseDay(known.day) as number) + 1 : parseDay(written[0]?.day ?? '');
  const last = parseDay(until) as number;
  const made: AuditHead[] = [];
  let sum: Omit<AuditHead, 'day' | 'madeAt'> = known ?? { entries: 0, entry: null, hash: beginning };
  for (let day = first ?? last + 1; day <= last; day++) {
    for (const one of written) if (one.day <= dayText(day) && one.entries > sum.entries) sum = one;
    made.push({ ...sum, day: dayText(day), madeAt });
  }
  return made;
}
