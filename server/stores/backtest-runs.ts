/** The life of a backtest in the hands of a process: taken, told of, ended; each step only while it is still its own. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { BacktestResult } from '../scoring/backtest-result.ts';
import { demandPlace } from './backtest-places.ts';

export interface Holding {
  id: number;
  holder: string;
}

export async function takeBacktest(tx: Transaction, { id, holder }: Holding, leaseUntil: string): Promise<void> {
  await tx.run(
    `UPDATE backtests SET state = 'running', holder = ?, lease_until = ?, progress = 0, attempts = attempts + 1, message = NULL
     WHERE id = ?`,
    [holder, leaseUntil, id],
  );
}

/** @returns whether it is still ours. */
export function keepBacktest(database: Database, { id, holder }: Holding, leaseUntil: string, progress: number) {
  return database.transaction(async (tx) => {
    const set = "UPDATE backtests SET lease_until = ?, progress = ? WHERE id = ? AND holder = ? AND state = 'running'";
    return (await tx.run(set, [leaseUntil, progress, id, holder])) > 0;
  });
}

export function finishBacktest(database: Database, { id, holder }: Holding, result: BacktestResult, at: string) {
  return database.transaction((tx) =>
    tx.run(
      `UPDATE backtests SET state = 'done', progress = 1000, result = ?, finished_at = ?, lease_until = NULL
       WHERE id = ? AND holder = ? AND state = 'running'`,
      [JSON.stringify(result), at, id, holder],
    ),
  );
}

export async function failBacktest(tx: Transaction, id: number, message: string, at: string): Promise<void> {
  await tx.run(
    `UPDATE backtests SET state = 'failed', message = ?, finished_at = ?, lease_until = NULL
     WHERE id = ? AND state <> 'withdrawn'`,
    [message, at, id],
  );
}

/** Stopped as asked, which is nobody's fault: it waits for the next process. */
export function returnBacktest(database: Database, { id, holder }: Holding) {
  return database.transaction((tx) =>
    tx.run(
      `UPDATE backtests SET state = 'waiting', progress = 0, attempts = attempts - 1, lease_until = NULL
       WHERE id = ? AND holder = ? AND state = 'running'`,
      [id, holder],
    ),
  );
}

/** A person takes it back; the process that works on it finds out when it next renews its lease. @returns whether it was unfinished. */
export function withdrawBacktest(database: Database, id: number, at: string): Promise<boolean> {
  return database.transaction(async (tx) => {
    const set = `UPDATE backtests SET state = 'withdrawn', finished_at = ?, lease_until = NULL
       WHERE id = ? AND state IN ('waiting', 'running')`;
    return (await tx.run(set, [at, id])) > 0;
  });
}

/**
 * A person asks for it once more; it counts among those of whoever asked first.
 *
 * @returns whether it had failed or was withdrawn.
 * @throws NoPlaceError
 */
export function repeatBacktest(database: Database, { id, askedBy }: { id: number; askedBy: string }): Promise<boolean> {
  return database.transaction(async (tx) => {
    await demandPlace(tx, askedBy);
    const set = `UPDATE backtests SET state = 'waiting', progress = 0, attempts = 0, message = NULL, finished_at = NULL,
       holder = NULL WHERE id = ? AND state IN ('failed', 'withdrawn')`;
    return (await tx.run(set, [id])) > 0;
  });
}
