/** The runs of the jobs: who works on what until when, what is done, and how it went. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Read } from './read.ts';

export type RunState = 'running' | 'done' | 'failed';

/** How a run went: counts by name, seconds, and a sentence for people. */
export interface RunDetail {
  counts?: Record<string, number>;
  seconds?: number;
  message?: string;
}

export interface Run {
  job: string;
  night: Day;
  /** '' for the run itself, else the name of one of its stages. */
  stage: string;
  state: RunState;
  holder: string;
  fence: number;
  leaseUntil: string;
  startedAt: string;
  finishedAt: string | null;
  detail: RunDetail;
}

type Row = Record<'job' | 'stage' | 'holder' | 'lease_until' | 'started_at' | 'detail', string> & {
  state: RunState;
  night: number;
  fence: number;
  finished_at: string | null;
};

const columns = [
  'job',
  'night',
  'stage',
  'state',
  'holder',
  'fence',
  'lease_until',
  'started_at',
  'finished_at',
  'detail',
];
const select = `SELECT ${columns.join(', ')} FROM runs`;

const runOf = (row: Row): Run => ({
  job: row.job,
  night: row.night,
  stage: row.stage,
  state: row.state,
  holder: row.holder,
  fence: row.fence,
  leaseUntil: row.lease_until,
  startedAt: row.started_at,
  finishedAt: row.finished_at,
  detail: JSON.parse(row.detail) as RunDetail,
});

/**
 * A number higher than any before it. Also the door through which those who want to begin go one by one: the row stays
 * locked until the transaction ends.
 */
export async function nextFence(tx: Transaction, job: string): Promise<number> {
  const name = `fence ${job}`;
  await tx.insertMany('settings', ['name', 'value'], [[name, '0']], { key: ['name'], update: [] });
  await tx.run('UPDATE settings SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) WHERE name = ?', [name]);
  const [row] = await tx.all<{ value: string }>('SELECT value FROM settings WHERE name = ?', [name]);
  return Number(row?.value);
}

/** The runs of a job that nobody has ended, whether their holders live or not. */
export async function unendedRuns(tx: Transaction, job: string): Promise<Run[]> {
  const sql = `${select} WHERE job = ? AND stage = '' AND state = 'running' ORDER BY night, id`;
  return (await tx.all<Row>(sql, [job])).map(runOf);
}

/** A run and its stages, in the order in which they began. */
export async function runsOfNight(read: Read, job: string, night: Day): Promise<Run[]> {
  return (await read<Row>(`${select} WHERE job = ? AND night = ? ORDER BY id`, [job, night])).map(runOf);
}

/** The newest runs with their stages, newest night first. */
export async function recentRuns(database: Database, job: string, nights: number): Promise<Run[]> {
  const sql = `${select} WHERE job = ? AND night IN (SELECT night FROM runs WHERE job = ? AND stage = '' ORDER BY night DESC LIMIT ?)
    ORDER BY night DESC, id`;
  return (await database.read<Row>(sql, [job, job, nights])).map(runOf);
}

export async function writeRun(tx: Transaction, run: Run): Promise<void> {
  const { job, night, stage, state, holder, fence, leaseUntil, startedAt, finishedAt, detail } = run;
  const values = [job, night, stage, state, holder, fence, leaseUntil, startedAt, finishedAt, JSON.stringify(detail)];
  await tx.insertMany('runs', columns, [values], { key: ['job', 'night', 'stage'], update: columns.slice(3) });
}

/** @returns whether the run is still held under this fence. In PostgreSQL it also stays so until the transaction ends. */
export async function renewLease(tx: Transaction, run: Run, leaseUntil: string): Promise<boolean> {
  const changed = await tx.run(
    "UPDATE runs SET lease_until = ? WHERE job = ? AND night = ? AND stage = '' AND state = 'running' AND fence = ?",
    [leaseUntil, run.job, run.night, run.fence],
  );
  return changed === 1;
}
