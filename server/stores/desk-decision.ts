/** One decision with its whole life, as its page tells it. */
import type { Database } from '../../db/connect.ts';
import type { DecisionState, Exception, Measure, Restriction, Scope } from '../cases/decision.ts';
import type { Answer } from '../cases/new-decision.ts';
import type { Day } from '../scoring/day.ts';

export interface DecisionRecord {
  id: number;
  seller: number;
  sellerId: string;
  sellerName: string;
  recommendation: number | null;
  recommendedLevel: string | null;
  recommendedSince: Day | null;
  measure: Measure;
  answer: Answer;
  state: DecisionState;
  person: string;
  personName: string | null;
  reason: string;
  decidedAt: string;
  scope: Scope;
  restriction: Restriction | null;
  conditions: string;
  ground: string | null;
  exception: Exception | null;
  /** Days as text, the last one inclusive. */
  inForceFrom: string | null;
  inForceTo: string | null;
  secondPerson: string | null;
  secondName: string | null;
  secondAt: string | null;
  notifiedAt: string | null;
  startedAt: string | null;
  closedAt: string | null;
  closedBy: string | null;
  closedName: string | null;
  closedReason: string | null;
  replaces: number | null;
  /** The decision that took its place. */
  replacedBy: number | null;
  /** Orders a week, as they were reckoned when it was decided: what the seller sold, and what the measure takes. */
  effect: { ordersPerWeek: number; costPerWeek: number } | null;
}

interface DecisionRow extends Omit<DecisionRecord, 'scope' | 'restriction' | 'effect'> {
  scope: string;
  restriction: string | null;
  snapshot: string | null;
}

/** Null for none, and for an answer that carries nothing out: that is told on the page of its case. */
export async function decisionRecord(database: Database, id: number): Promise<DecisionRecord | null> {
  const [row] = await database.read<DecisionRow>(
    `SELECT d.id AS id, d.seller AS seller, v.seller_id AS "sellerId", v.name AS "sellerName",
       d.recommendation AS recommendation, r.level AS "recommendedLevel", r.since AS "recommendedSince",
       d.level AS measure, d.decision AS answer, d.state AS state, d.person AS person, p.name AS "personName",
       d.reason AS reason, d.decided_at AS "decidedAt", d.scope AS scope, d.restriction AS restriction, d.snapshot AS snapshot,
       d.conditions AS conditions, d.ground AS ground, d.exception AS exception, d.in_force_from AS "inForceFrom",
       d.in_force_to AS "inForceTo", d.second_person AS "secondPerson", s.name AS "secondName",
       d.second_at AS "secondAt", d.notified_at AS "notifiedAt", d.started_at AS "startedAt", d.closed_at AS "closedAt",
       d.closed_by AS "closedBy", c.name AS "closedName", d.closed_reason AS "closedReason", d.replaces AS replaces,
       (SELECT MAX(o.id) FROM decisions o WHERE o.replaces = d.id AND o.started_at IS NOT NULL) AS "replacedBy"
     FROM decisions d JOIN sellers v ON v.id = d.seller LEFT JOIN recommendations r ON r.id = d.recommendation
       LEFT JOIN people p ON p.email = d.person LEFT JOIN people s ON s.email = d.second_person
       LEFT JOIN people c ON c.email = d.closed_by
     WHERE d.id = ? AND v.name IS NOT NULL AND d.state <> 'recorded' ORDER BY d.id`,
    [id],
  );
  if (!row) return null;
  const { snapshot, ...rest } = row;
  return {
    ...rest,
    scope: JSON.parse(row.scope) as Scope,
    restriction: row.restriction === null ? null : (JSON.parse(row.restriction) as Restriction),
    effect: snapshot === null ? null : effectIn(JSON.parse(snapshot)),
  };
}

/** Decisions of older programs have none. */
function effectIn(snapshot: unknown): DecisionRecord['effect'] {
  const { seen } = snapshot as { seen?: { ordersPerWeek?: unknown; costPerWeek?: unknown } };
  const { ordersPerWeek, costPerWeek } = seen ?? {};
  return typeof ordersPerWeek === 'number' && typeof costPerWeek === 'number' ? { ordersPerWeek, costPerWeek } : null;
}
