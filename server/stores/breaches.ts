/** Breaches: the periods during which a metric of a seller stood at a level. */
import type { Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import type { Read } from './read.ts';

export type BreachEnding = 'raised' | 'released' | 'corrected';

export interface Breach {
  id: number;
  seller: number;
  metric: string;
  level: ThresholdLevel;
  opened: Day;
  closed: Day | null;
  ending: BreachEnding | null;
}

const fields = 'id, seller, metric, level, opened, closed, ending';

/** Those that last, by seller and metric. */
export async function openBreaches(read: Read): Promise<Breach[]> {
  return read<Breach>(`SELECT ${fields} FROM breaches WHERE closed IS NULL ORDER BY seller, metric, id`);
}

/** The levels of a metric that were left, and when: from then on their evidence started again at zero. */
export async function releasesOf(read: Read, seller: number, metric: string, before: Day) {
  return read<{ level: ThresholdLevel; night: Day }>(
    `SELECT level, closed AS night FROM breaches
     WHERE seller = ? AND metric = ? AND ending = 'released' AND closed < ? ORDER BY closed, id`,
    [seller, metric, before],
  );
}

export async function closeBreach(tx: Transaction, id: number, night: Day, ending: BreachEnding): Promise<void> {
  await tx.run('UPDATE breaches SET closed = ?, ending = ? WHERE id = ?', [night, ending, id]);
}

/** Numbers them on from the highest: a sequence would skip what a killed night had taken. */
export async function openNewBreaches(tx: Transaction, breaches: readonly Omit<Breach, 'id'>[]): Promise<void> {
  if (breaches.length === 0) return;
  const [last] = await tx.all<{ id: number | null }>('SELECT MAX(id) AS id FROM breaches');
  const rows = breaches.map((one, index) => [
    (last?.id ?? 0) + index + 1,
    one.seller,
    one.metric,
    one.level,
    one.opened,
    one.closed,
    one.ending,
  ]);
  await tx.insertMany('breaches', ['id', 'seller', 'metric', 'level', 'opened', 'closed', 'ending'], rows);
}
