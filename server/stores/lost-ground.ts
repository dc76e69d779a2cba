/** Measures that stand, the cases they rest on, and what has left the figures of their sellers since. */
import type { DecisionState, Measure } from '../cases/decision.ts';
import type { Day } from '../scoring/day.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import { inStretches, marks } from './in-list.ts';
import type { Read } from './read.ts';

export interface RestingMeasure {
  /** Of the decision. */
  id: number;
  seller: number;
  sellerId: string;
  sellerName: string;
  measure: Measure;
  state: DecisionState;
  person: string;
  personName: string | null;
  decidedAt: string;
  /** The case. */
  recommendation: number;
  level: ThresholdLevel;
  grounds: string[];
  /** The night that ended the case, since its figures went elsewhere; null: it lasts. */
  closed: Day | null;
}

/** @param seller null: of all sellers */
export async function restingMeasures(read: Read, seller: number | null): Promise<RestingMeasure[]> {
  const rows = await read<Omit<RestingMeasure, 'grounds'> & { grounds: string }>(
    `SELECT d.id AS id, d.seller AS seller, v.seller_id AS "sellerId", v.name AS "sellerName", d.level AS measure,
       d.state AS state, d.person AS person, p.name AS "personName", d.decided_at AS "decidedAt",
       r.id AS recommendation, r.level AS level, r.grounds AS grounds, r.closed AS closed
     FROM decisions d JOIN recommendations r ON r.id = d.recommendation JOIN sellers v ON v.id = d.seller
       LEFT JOIN people p ON p.email = d.person
     WHERE d.state IN ('proposed', 'decided', 'notified', 'in-force') AND v.name IS NOT NULL
       ${seller === null ? '' : 'AND d.seller = ?'} ORDER BY d.id`,
    seller === null ? [] : [seller],
  );
  return rows.map((row) => ({ ...row, grounds: JSON.parse(row.grounds) as string[] }));
}

export interface CorrectedLevel {
  seller: number;
  metric: string;
  /** The night that took it back at once, since what it stood on had left. */
  closed: Day;
}

export const correctedLevels = (read: Read, sellers: readonly number[]): Promise<CorrectedLevel[]> =>
  inStretches(sellers, (list) =>
    read<CorrectedLevel>(
      `SELECT seller, metric, closed FROM breaches WHERE seller IN (${marks}) AND ending = 'corrected'
       ORDER BY seller, closed, id`,
      list,
    ),
  );

export interface CorrectedFinding {
  /** Of the mystery order. */
  id: number;
  seller: number;
  /** `YYYY-MM-DD`: the night that counted it as corrected. */
  recountedOn: string;
}

export const correctedFindings = (read: Read, sellers: readonly number[]): Promise<CorrectedFinding[]> =>
  inStretches(sellers, (list) =>
    read<CorrectedFinding>(
      `SELECT id, seller, recounted_on AS "recountedOn" FROM mystery_orders
       WHERE seller IN (${marks}) AND revealed_on IS NOT NULL AND recounted_on IS NOT NULL ORDER BY seller, id`,
      list,
    ),
  );

/** What took events out that a night had counted: an incident, a dispute under its number with a minus, or null, a feed. */
export async function takenOut(
  read: Read,
  { seller, metric, from, to }: { seller: number; metric: string; from: Day; to: Day },
): Promise<(number | null)[]> {
  const rows = await read<{ incident: number | null }>(
    `SELECT DISTINCT incident FROM order_events
     WHERE seller = ? AND metric = ? AND order_key > 0 AND posted IS NOT NULL AND retracted BETWEEN ? AND ?
     ORDER BY incident`,
    [seller, metric, from, to],
  );
  return rows.map(({ incident }) => incident);
}
