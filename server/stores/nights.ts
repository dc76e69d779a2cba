/** Published nights. The row of a night is the flip: before it nothing of that night is shown, after it everything. */
import type { Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface NewNight {
  night: Day;
  policy: number;
  method: Record<string, string>;
  summary: Record<string, unknown>;
  publishedAt: string;
}

export async function isPublished(read: Read, night: Day): Promise<boolean> {
  return (await read('SELECT night FROM nights WHERE night = ?', [night])).length > 0;
}

/** The oldest published night. Null before there is one. */
export async function firstNight(read: Read): Promise<Day | null> {
  const [row] = await read<{ night: number | null }>('SELECT MIN(night) AS night FROM nights');
  return row?.night ?? null;
}

/** The newest published night. Null before the first. */
export async function lastNight(read: Read): Promise<Day | null> {
  const [row] = await read<{ night: number | null }>('SELECT MAX(night) AS night FROM nights');
  return row?.night ?? null;
}

/** The newest night published before this one. */
export async function lastNightBefore(read: Read, night: Day): Promise<Day | null> {
  const [row] = await read<{ night: number | null }>('SELECT MAX(night) AS night FROM nights WHERE night < ?', [night]);
  return row?.night ?? null;
}

/** Nights from one to another, both included. */
export interface Stretch {
  from: Day;
  to: Day;
}

/** The nights between the first and the last published one that are not published, the oldest first. */
export async function nightsLeftOut(read: Read): Promise<Stretch[]> {
  const rows = await read<{ before: number; after: number }>(
    `SELECT n.night AS before, (SELECT MIN(m.night) FROM nights m WHERE m.night > n.night) AS after FROM nights n
     WHERE n.night < (SELECT MAX(night) FROM nights) AND NOT EXISTS (SELECT 1 FROM nights m WHERE m.night = n.night + 1)
     ORDER BY n.night`,
  );
  return rows.map(({ before, after }) => ({ from: before + 1, to: after - 1 }));
}

/** The newest night of which anything is posted; it need not be published yet. */
export async function lastPostedNight(read: Read): Promise<Day | null> {
  const [row] = await read<{ night: number | null }>('SELECT MAX(night) AS night FROM posted_days');
  return row?.night ?? null;
}

export async function publishNight(tx: Transaction, one: NewNight): Promise<void> {
  const values = [one.night, one.policy, JSON.stringify(one.method), JSON.stringify(one.summary), one.publishedAt];
  await tx.insertMany('nights', ['night', 'policy', 'method', 'summary', 'published_at'], [values]);
  await bumpRevision(tx);
}

export interface NightSummary {
  sellers: number;
  ranked: number;
  opened: Record<string, number>;
  ended: Record<string, number>;
  held: boolean;
}

/** @throws if the night is not published. */
export async function nightSummary(read: Read, night: Day): Promise<NightSummary> {
  const [row] = await read<{ summary: string }>('SELECT summary FROM nights WHERE night = ?', [night]);
  if (!row) throw new Error(`night ${night} is not published`);
  return JSON.parse(row.summary) as NightSummary;
}
