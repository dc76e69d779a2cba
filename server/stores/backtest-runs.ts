/** The life of a backtest in the hands of a process: taken, told of, ended; each step only while it is still its own. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { BacktestResult } from '../scoring/backtest-result.ts';

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
  await tx.run("UPDATE backtests SET state = 'failed', message = ?, finished_at = ?, lease_until = NULL WHERE id = ?", [
    message,
    at,
    id,
  ]);
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

/** A person asks for it once more. @returns whether it had failed. */
export function repeatBacktest(database: Database, id: number): Promise<boolean> {
  return database.transaction(async (tx) => {
    const set = `UPDATE backtests SET state = 'waiting', progress = 0, attempts = 0, message = NULL, finished_at = NULL
       WHERE id = ? AND state = 'failed'`;
    return (await tx.run(set, [id])) > 0;
  });
}
