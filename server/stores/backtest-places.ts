/** How many backtests may wait or run at once: the process works on one at a time, and nobody should fill its queue. */
import type { Transaction } from '../../db/connect.ts';

export const mostPerPerson = 3;
export const mostAtOnce = 20;

export class NoPlaceError extends Error {
  /** Who has as many as may be: the person, or everybody together. */
  readonly whose: 'own' | 'all';
  constructor(whose: 'own' | 'all') {
    super(whose === 'own' ? `the person has ${mostPerPerson} unfinished` : `${mostAtOnce} are unfinished`);
    this.whose = whose;
  }
}

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
  if (Number(row?.own) >= mostPerPerson) throw new NoPlaceError('own');
  if (Number(row?.everybody) >= mostAtOnce) throw new NoPlaceError('all');
}
