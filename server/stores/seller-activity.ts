/** What many sellers did lately: how much they sell, what the last night entered for them, what is in force. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { inStretches, marks } from './in-list.ts';
import type { Level } from './night-rows.ts';
import type { Decision } from './seller-history.ts';

/** Orders placed with each seller on the `days` days up to `night`. A seller without any is not in the map. */
export async function ordersPlaced(database: Database, sellers: readonly number[], night: Day, days: number) {
  const rows = await inStretches(sellers, (list) =>
    database.read<{ seller: number; placed: number }>(
      `WITH RECURSIVE days(day) AS (SELECT CAST(? AS INTEGER) UNION ALL SELECT day + 1 FROM days WHERE day < CAST(? AS INTEGER))
       SELECT c.seller AS seller, SUM(c.opened) AS placed FROM days CROSS JOIN daily_counts c
       WHERE c.metric = 'cancellation' AND c.day = days.day AND c.seller IN (${marks})
       GROUP BY c.seller ORDER BY c.seller`,
      [night - days + 1, night, ...list],
    ),
  );
  return new Map(rows.map(({ seller, placed }) => [seller, placed]));
}

/** Events that the night entered into the ledger, by seller and metric. */
export async function enteredTonight(database: Database, sellers: readonly number[], night: Day) {
  const rows = await inStretches(sellers, (list) =>
    database.read<{ seller: number; metric: string; observed: number }>(
      `SELECT seller, metric, observed FROM ledger WHERE night = ? AND seller IN (${marks}) ORDER BY seller, metric`,
      [night, ...list],
    ),
  );
  return new Map(rows.map(({ seller, metric, observed }) => [`${seller} ${metric}`, observed]));
}

export interface LastingCase {
  level: Level;
  state: 'open' | 'held' | 'decided';
  grounds: string[];
}

/** The recommendation that lasts for every seller, decided or not. */
export async function lastingCases(database: Database): Promise<Map<number, LastingCase>> {
  const rows = await database.read<Omit<LastingCase, 'grounds'> & { seller: number; grounds: string }>(
    `SELECT seller, level, state, grounds FROM recommendations
     WHERE closed IS NULL AND state IN ('open', 'held', 'decided') ORDER BY since, id`,
  );
  return new Map(
    rows.map(({ seller, level, state, grounds }): [number, LastingCase] => [
      seller,
      { level, state, grounds: JSON.parse(grounds) as string[] },
    ]),
  );
}

export interface Standing {
  level: Level | 'end';
  from: string;
  to: string | null;
}

interface InForce {
  seller: number;
  level: Standing['level'];
  in_force_from: string;
  in_force_to: string | null;
}

const inForce = `SELECT seller, level, in_force_from, in_force_to FROM decisions
  WHERE state = 'in-force' AND in_force_from <= ?`;

/** The decision in force for each seller on a day (`YYYY-MM-DD`); the latest wins. */
export async function standings(database: Database, sellers: readonly number[], today: string) {
  return standingsFrom(
    await inStretches(sellers, (list) =>
      database.read<InForce>(`${inForce} AND seller IN (${marks}) ORDER BY id`, [today, ...list]),
    ),
    today,
  );
}

/** The same of one seller, among all that was decided about it. */
export function standingAmong(
  decisions: readonly Pick<Decision, 'id' | 'level' | 'state' | 'inForceFrom' | 'inForceTo'>[],
  today: string,
): Standing | undefined {
  const begun = decisions.flatMap(({ id, level, state, inForceFrom: from, inForceTo: to }) =>
    state === 'in-force' && from !== null && from <= today
      ? [{ id, seller: 0, level, in_force_from: from, in_force_to: to }]
      : [],
  );
  return standingsFrom(
    begun.sort((a, b) => a.id - b.id),
    today,
  ).get(0);
}

/** The same for every seller. */
export async function allStandings(database: Database, today: string): Promise<Map<number, Standing>> {
  return standingsFrom(await database.read<InForce>(`${inForce} ORDER BY id`, [today]), today);
}

function standingsFrom(rows: readonly InForce[], today: string): Map<number, Standing> {
  const found = new Map<number, Standing>();
  for (const { seller, level, in_force_from: from, in_force_to: to } of rows) {
    if (to === null || to >= today) found.set(seller, { level, from, to });
    else found.delete(seller);
  }
  return found;
}
