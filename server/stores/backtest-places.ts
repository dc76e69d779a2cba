/** How many backtests may wait or run at once: the process works on one at a time, and nobody should fill its queue. */
import type { Transaction } from '../../db/connect.ts';

export const mostPerPerson = 3;
export const mostAtOnce = 20;

/** Its message is for the person who asked. */
export class NoPlaceError extends Error {}

/** @throws NoPlaceError if the person, or everybody together, has as many unfinished as may be */
export async function demandPlace(tx: Transaction, person: string): Promise<void> {
  // A second asker waits here until the first is done: two at once must not both count the same free place.
  await tx.run(
    "INSERT INTO settings (name, value) VALUES ('backtest-queue', '') ON CONFLICT (name) DO UPDATE SET value = settings.value",
  );
  const [row] = await tx.all<{ everybody: number; own: number }>(
    `SELECT COUNT(*) AS everybody, COUNT(CASE WHEN asked_by = ? THEN 1 END) AS own
     FROM backtests WHERE state IN ('waiting', 'running')`,
    [person],
  );
  if (Number(row?.own) >= mostPerPerson)
    throw new NoPlaceError(`You have ${mostPerPerson} that wait or run. Wait for one to end, or withdraw one.`);
  if (Number(row?.everybody) >= mostAtOnce)
    throw new NoPlaceError(`${mostAtOnce} wait or run, which is as many as are taken. Try again when some have ended.`);
}
