/**
 * A run is a row: lock, lease, fence, log and catch-up marker in one.
 *
 * Only one process works on a job at a time. It renews a lease while it lives; every transaction it writes first makes sure
 * that the run is still its own, so that one that slept through its lease (a laptop's lid, a stopped container) writes nothing.
 */
import type { Transaction } from '../db/connect.ts';
import { instantText, type Context } from '../server/context.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { readIn } from '../server/stores/read.ts';
import {
  nextFence,
  renewLease,
  runsOfNight,
  unendedRuns,
  writeRun,
  type Run,
  type RunDetail,
} from '../server/stores/runs.ts';
import { holderName, mayBeAlive, ownName } from './holder.ts';
import { pausePoint } from './stop.ts';

const leaseSeconds = 60;
const heartbeatMilliseconds = 15_000;

export class BusyError extends Error {}
export class LostRunError extends Error {}

export interface StageNote {
  stage: string;
  state: 'running' | 'done';
  /** Seconds since 1970. */
  startedAt: number;
  detail: RunDetail;
}

export interface HeldRun {
  /** Aborted when the work is to stop before its next transaction. */
  readonly signal: AbortSignal | undefined;
  /** The night it is at; a backfill moves on from night to night. */
  readonly night: Day;
  /** Stages of this night that are done, from this start or from an earlier one. */
  readonly done: ReadonlySet<string>;
  /** @throws LostRunError without writing anything, if another process has taken the run over. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Notes a stage; inside the transaction that did its work, once it is done. */
  note(tx: Transaction, stage: StageNote): Promise<void>;
  /** Ends this night inside the transaction; with `next` the run goes on there without ever being free. */
  end(tx: Transaction, detail: RunDetail, next?: Day): Promise<void>;
}

/**
 * Does the work while holding the run, and lets go of it however the work ends.
 *
 * @param signal stops the work before its next transaction; what was written stays
 * @throws BusyError while another process works on the same job.
 */
export async function holdRun<T>(
  context: Context,
  job: string,
  night: Day,
  work: (run: HeldRun) => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  const held = await begin(context, job, night, signal);
  const stopHeartbeat = startHeartbeat(context, () => held.current());
  try {
    const result = await work(held.run);
    if (!held.ended()) await held.run.transaction((tx) => held.run.end(tx, {}));
    return result;
  } catch (error) {
    await stopHeartbeat();
    if (!(error instanceof LostRunError)) await fail(context, held.current(), error);
    throw error;
  } finally {
    await stopHeartbeat();
  }
}

interface Held {
  run: HeldRun;
  current(): Run;
  ended(): boolean;
}

async function begin(context: Context, job: string, night: Day, signal: AbortSignal | undefined): Promise<Held> {
  const { database, clock } = context;
  let { row, done } = await database.transaction(async (tx) => {
    const fence = await nextFence(tx, job);
    for (const other of await unendedRuns(tx, job)) {
      const alive = other.leaseUntil >= instantText(clock.now()) && mayBeAlive(other.holder);
      if (alive) throw new BusyError(busyMessage(other));
      await writeRun(tx, { ...other, state: 'failed', detail: { message: `${holderName(other.holder)} was killed` } });
    }
    const row = newRow(context, job, night, fence);
    await writeRun(tx, row);
    return { row, done: await doneStages(tx, job, night) };
  });
  let ended = false;
  const run: HeldRun = {
    signal,
    get night() {
      return row.night;
    },
    get done() {
      return done;
    },
    transaction: async (work) => {
      await pausePoint(signal);
      return database.transaction(async (tx) => {
        await keep(tx, row, clock.now());
        return work(tx);
      });
    },
    note: async (tx, { stage, state, startedAt, detail }) => {
      const finishedAt = state === 'done' ? instantText(clock.now()) : null;
      await writeRun(tx, { ...row, stage, state, startedAt: instantText(startedAt), finishedAt, detail });
      if (state === 'done') done = new Set([...done, stage]);
    },
    end: async (tx, detail, next) => {
      await writeRun(tx, { ...row, state: 'done', finishedAt: instantText(clock.now()), detail });
      ended = next === undefined;
      if (next === undefined) return;
      row = newRow(context, job, next, row.fence);
      await writeRun(tx, row);
      done = await doneStages(tx, job, next);
    },
  };
  return { run, current: () => row, ended: () => ended };
}

const newRow = ({ clock }: Context, job: string, night: Day, fence: number): Run => ({
  job,
  night,
  stage: '',
  state: 'running',
  holder: ownName(),
  fence,
  leaseUntil: instantText(clock.now() + leaseSeconds),
  startedAt: instantText(clock.now()),
  finishedAt: null,
  detail: {},
});

async function doneStages(tx: Transaction, job: string, night: Day): Promise<Set<string>> {
  const runs = await runsOfNight(readIn(tx), job, night);
  return new Set(runs.filter((run) => run.stage !== '' && run.state === 'done').map((run) => run.stage));
}

async function keep(tx: Transaction, row: Run, now: number): Promise<void> {
  if (await renewLease(tx, row, instantText(now + leaseSeconds))) return;
  throw new LostRunError(`night ${dayText(row.night)} was taken over by another process; this one stops`);
}

function startHeartbeat({ database, clock, log }: Context, current: () => Run): () => Promise<void> {
  let beat: Promise<void> | undefined;
  const timer = setInterval(() => {
    // One at a time: while a transaction of this very run is open, PostgreSQL lets the beat wait for it.
    beat ??= database
      .transaction((tx) => keep(tx, current(), clock.now()))
      .catch((error: unknown) => log.warn({ error: String(error) }, 'the lease was not renewed'))
      .finally(() => (beat = undefined));
  }, heartbeatMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await beat;
  };
}

async function fail({ database, clock, log }: Context, row: Run, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const failed: Run = { ...row, state: 'failed', finishedAt: instantText(clock.now()), detail: { message } };
  try {
    await database.transaction(async (tx) => {
      await keep(tx, row, clock.now());
      await writeRun(tx, failed);
    });
  } catch (second) {
    // The first error matters: the database may be the very thing that is gone.
    log.warn({ error: String(second) }, 'the failure could not be noted');
  }
}

const busyMessage = (run: Run) =>
  `night ${dayText(run.night)} is being worked on by ${holderName(run.holder)} since ${run.startedAt}`;
