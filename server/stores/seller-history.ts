/** What happened to one seller: breaches, recommendations, decisions, each a period or a moment. */
import type { Database } from '../../db/connect.ts';
import type { DecisionState, Exception } from '../cases/decision.ts';
import type { Day } from '../scoring/day.ts';
import type { Level } from './night-rows.ts';

export interface Breach {
  metric: string;
  level: Level;
  opened: Day;
  closed: Day | null;
}

export async function breachesOf(database: Database, seller: number): Promise<Breach[]> {
  return database.read<Breach>(
    'SELECT metric, level, opened, closed FROM breaches WHERE seller = ? ORDER BY opened DESC, id DESC LIMIT 200',
    [seller],
  );
}

export interface PastRecommendation {
  id: number;
  level: Level;
  state: 'open' | 'held' | 'decided' | 'ended';
  since: Day;
  closed: Day | null;
  grounds: string[];
  evidence: number | null;
  /** What the numbers said on the night that recommended it. */
  snapshot: unknown;
}

export async function recommendationsOf(database: Database, seller: number): Promise<PastRecommendation[]> {
  const rows = await database.read<
    Omit<PastRecommendation, 'grounds' | 'snapshot'> & { grounds: string; snapshot: string }
  >(
    `SELECT id, level, state, since, closed, grounds, evidence, snapshot FROM recommendations WHERE seller = ?
     ORDER BY since DESC, id DESC LIMIT 200`,
    [seller],
  );
  return rows.map((row) => ({
    ...row,
    grounds: JSON.parse(row.grounds) as string[],
    snapshot: JSON.parse(row.snapshot) as unknown,
  }));
}

export interface Decision {
  id: number;
  recommendation: number | null;
  level: Level | 'end';
  decision: string;
  state: DecisionState;
  person: string;
  personName: string | null;
  reason: string;
  decidedAt: string;
  inForceFrom: string | null;
  inForceTo: string | null;
  /** The business day on which the seller had its statement of reasons. */
  notifiedOn: string | null;
  exception: Exception | null;
}

export async function decisionsOf(database: Database, seller: number): Promise<Decision[]> {
  return database.read<Decision>(
    `SELECT d.id AS id, d.recommendation AS recommendation, d.level AS level, d.decision AS decision, d.state AS state,
       d.person AS person, p.name AS "personName", d.reason AS reason, d.decided_at AS "decidedAt",
       d.in_force_from AS "inForceFrom", d.in_force_to AS "inForceTo",
       d.notified_day AS "notifiedOn", d.exception AS exception
     FROM decisions d LEFT JOIN people p ON p.email = d.person
     WHERE d.seller = ? ORDER BY d.decided_at DESC, d.id DESC LIMIT 200`,
    [seller],
  );
}
