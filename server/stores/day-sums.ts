/** Sums over day counts that a posting needs. Whole numbers only: they come out the same on every database. */
import type { Day } from '../scoring/day.ts';
import type { Arrear } from './daily-counts.ts';
import type { Read } from './read.ts';

/** What one day brings a seller. */
export interface DaySum {
  seller: number;
  /** Σ risk × curve weight, in millionths of millionths. */
  units: number;
  /** Σ opened × curve weight, in millionths. */
  exposure: number;
  opened: number;
  reported: number;
}

/**
 * What a day adds for each seller: its own orders and events, and for every order opened up to the curve's horizon before it the
 * share that falls on this age.
 *
 * @param weights of each age from 0 to the horizon, in millionths
 */
export async function daySums(read: Read, metric: string, day: Day, weights: readonly number[]): Promise<DaySum[]> {
  const horizon = weights.length - 1;
  const sql = `WITH weights (age, weight) AS (VALUES ${weightMarks(weights)})
    SELECT c.seller AS seller, SUM(c.risk * w.weight) AS units, SUM(c.opened * w.weight) AS exposure,
      SUM(CASE WHEN w.age = 0 THEN c.opened ELSE 0 END) AS opened,
      SUM(CASE WHEN w.age = 0 THEN c.reported ELSE 0 END) AS reported
    FROM weights w CROSS JOIN daily_counts c
    WHERE c.metric = ? AND c.day = ? - w.age AND c.day >= ? AND c.day <= ?
    GROUP BY c.seller ORDER BY c.seller`;
  return read<DaySum>(sql, [...numbered(weights), metric, day, day - horizon, day]);
}

const weightMarks = (weights: readonly number[]) =>
  weights.map(() => '(CAST(? AS INTEGER), CAST(? AS BIGINT))').join(', ');
const numbered = (weights: readonly number[]): number[] => weights.flatMap((weight, age) => [age, weight]);

/** Orders opened and events that fell on them, over the days after `after` up to `until`. */
export async function openedBetween(read: Read, metric: string, after: Day, until: Day) {
  return read<{ seller: number; opened: number; occurred: number }>(
    `SELECT seller, SUM(opened) AS opened, SUM(occurred) AS occurred FROM daily_counts
     WHERE metric = ? AND day > ? AND day <= ? GROUP BY seller ORDER BY seller`,
    [metric, after, until],
  );
}

/** Events known by the day `until` whose order opened after `after`. Reads every event: for the first night only. */
export async function eventsBetween(read: Read, metric: string, after: Day, until: Day) {
  return read<{ seller: number; events: number }>(
    `SELECT seller, COUNT(*) AS events FROM order_events
     WHERE metric = ? AND retracted IS NULL AND day <= ? AND opened_day > ? AND opened_day <= ?
     GROUP BY seller ORDER BY seller`,
    [metric, until, after, until],
  );
}

const selectArrears =
  'SELECT metric, seller, day, opened, risk, excused, occurred, reported, retracted, corrections FROM arrears';

export async function arrearsOf(read: Read, metric: string): Promise<Arrear[]> {
  return read<Arrear>(`${selectArrears} WHERE metric = ? ORDER BY seller, day`, [metric]);
}

/** What waits for the next posting of each metric: little, and nothing once a night has posted. */
export async function arrearsOfSeller(read: Read, seller: number): Promise<Arrear[]> {
  return read<Arrear>(`${selectArrears} WHERE seller = ? ORDER BY metric, day`, [seller]);
}
