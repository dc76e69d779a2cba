/** The nights as a list: those published, and those that were begun and not finished. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { NightSummary } from './published-night.ts';
import { readCommitted } from './read.ts';
import { runsOfNight, type Run } from './runs.ts';

export interface Publication {
  night: Day;
  policy: number;
  method: Record<string, string>;
  summary: NightSummary;
  publishedAt: string;
}

export interface NightRecord {
  night: Day;
  publication: Publication | null;
  /** The run itself first, then its stages in the order in which they began; empty if the run is not kept any more. */
  runs: Run[];
}

interface PublicationRow {
  night: number;
  policy: number;
  method: string;
  summary: string;
  published_at: string;
}

const job = 'night';
const known = `SELECT night FROM runs WHERE job = ? AND stage = '' UNION SELECT night FROM nights`;

async function publications(database: Database, from: Day, to: Day): Promise<Map<Day, Publication>> {
  const rows = await database.read<PublicationRow>(
    'SELECT night, policy, method, summary, published_at FROM nights WHERE night >= ? AND night <= ? ORDER BY night',
    [from, to],
  );
  return new Map(
    rows.map(({ night, policy, method, summary, published_at: publishedAt }) => [
      night,
      {
        night,
        policy,
        method: JSON.parse(method) as Record<string, string>,
        summary: JSON.parse(summary) as NightSummary,
        publishedAt,
      },
    ]),
  );
}

/** One night; null if it was neither begun nor published. */
export async function nightRecord(database: Database, night: Day): Promise<NightRecord | null> {
  const publication = (await publications(database, night, night)).get(night) ?? null;
  const runs = await runsOfNight(readCommitted(database), job, night);
  return publication || runs.length > 0 ? { night, publication, runs } : null;
}

/** A page of nights, newest first. */
export async function nightRecords(
  database: Database,
  { page, size }: { page: number; size: number },
): Promise<{ records: NightRecord[]; total: number }> {
  const nights = await database.read<{ night: number }>(`${known} ORDER BY night DESC LIMIT ? OFFSET ?`, [
    job,
    size,
    (page - 1) * size,
  ]);
  const [counted] = await database.read<{ total: number }>(`SELECT COUNT(*) AS total FROM (${known}) AS known`, [job]);
  const [newest, oldest] = [nights[0]?.night, nights.at(-1)?.night];
  if (newest === undefined || oldest === undefined) return { records: [], total: counted?.total ?? 0 };
  const published = await publications(database, oldest, newest);
  const records: NightRecord[] = [];
  for (const { night } of nights) {
    const runs = await runsOfNight(readCommitted(database), job, night);
    records.push({ night, publication: published.get(night) ?? null, runs });
  }
  return { records, total: counted?.total ?? 0 };
}
