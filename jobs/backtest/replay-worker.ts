/** One replay in a thread of its own, with a database connection of its own: the two sides of a backtest use two processors. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../db/connect.ts';
import { businessCalendar, firstInstant, type Day } from '../../server/scoring/day.ts';
import type { Policy } from '../../server/scoring/policy.ts';
import { readCommitted } from '../../server/stores/read.ts';
import { replay, type Replay } from './replay.ts';
import type { WarningSource } from './warnings.ts';

export interface ReplayTask {
  databaseUrl: string;
  timeZone: string;
  policy: Policy | null;
  to: Day;
  warnings: WarningSource;
}

export type ReplayMessage = { done: number; of: number } | { result: Replay };

/** Progress is told this often at most. */
const tellEvery = 100;

async function work({ databaseUrl, timeZone, ...options }: ReplayTask, tell: (message: ReplayMessage) => void) {
  const calendar = businessCalendar(timeZone);
  const database = await openDatabase(databaseUrl, { create: false });
  let told = performance.now();
  try {
    const result = await replay(readCommitted(database), {
      ...options,
      instantOf: (day) => firstInstant(calendar, day),
      onNight: (done, of) => {
        if (performance.now() - told < tellEvery && done < of) return;
        told = performance.now();
        tell({ done, of });
      },
    });
    tell({ result });
  } finally {
    await database.close();
  }
}

if (parentPort) {
  const port = parentPort;
  await work(workerData as ReplayTask, (message) => port.postMessage(message));
}
