/** What people decided. A night reads it to know who was warned; it never decides itself. */
import type { Transaction } from '../../db/connect.ts';
import type { DecisionState, Exception, Measure, Restriction, Scope } from '../cases/decision.ts';
import type { Answer } from '../cases/new-decision.ts';
import { dayText, parseDay, type Day } from '../scoring/day.ts';
import { appendAudit, canonicalJson } from './audit.ts';
import { addEvent } from './outbox.ts';
import type { Read } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface NewDecision {
  /** The recommendation it answers; null for a decision of a person's own accord. */
  recommendation: number | null;
  seller: number;
  sellerId: string;
  level: Measure;
  decision: Answer;
  /** As the rules open it: `openingOf` in server/cases. */
  state: DecisionState;
  /** E-mail of the person. */
  person: string;
  reason: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  decidedAt: string;
  /** `YYYY-MM-DD`; null: nothing comes into force. */
  inForceFrom: string | null;
  /** Null: until another decision. */
  inForceTo: string | null;
  scope?: Scope;
  restriction?: Restriction | null;
  conditions?: string;
  ground?: string | null;
  exception?: Exception | null;
  /** What the person saw: kept as it is. Null: the recommendation's own. */
  snapshot?: unknown;
  /** The measure of the same seller that ends when this one starts. */
  replaces?: number | null;
  /** The colleague who had claimed the case; only the audit keeps it. */
  takenOverFrom?: string | null;
}

/**
 * Writes a decision with its audit entry and settles its recommendation; `wait` leaves that open, a proposal that waits for a
 * second person does not.
 *
 * @returns the decision's id, or null if somebody else had decided or a night had ended the recommendation before.
 */
export async function recordDecision(tx: Transaction, decision: NewDecision): Promise<number | null> {
  if (decision.recommendation !== null) {
    const settled = decision.decision === 'wait' ? 'open' : 'decided';
    const changed = await tx.run(
      "UPDATE recommendations SET state = ?, held = 0 WHERE id = ? AND seller = ? AND state IN ('open', 'held')",
      [settled, decision.recommendation, decision.seller],
    );
    if (changed === 0) return null;
  }
  const id = await insert(tx, decision);
  const { person: actor, decidedAt: at, sellerId, level, decision: answer, reason, recommendation, state } = decision;
  const { takenOverFrom = null } = decision;
  const taken = takenOverFrom === null ? {} : { takenOverFrom };
  const detail = { decision: answer, id, level, reason, recommendation, state, ...taken };
  await appendAudit(tx, { at, actor, action: 'decision recorded', subject: `seller ${sellerId}`, detail });
  if (state !== 'recorded') {
    const payload = {
      decision: id,
      sellerId,
      measure: level,
      state,
      from: decision.inForceFrom,
      until: decision.inForceTo,
      version: 1,
    };
    await addEvent(tx, { at, kind: `decision.${state}`, seller: decision.seller, decision: id, payload });
  }
  await bumpRevision(tx);
  return id;
}

async function insert(tx: Transaction, decision: NewDecision): Promise<number> {
  const { scope = {}, restriction = null, conditions = '', ground = null } = decision;
  const { exception = null, snapshot = null, replaces = null } = decision;
  const values = {
    recommendation: decision.recommendation,
    seller: decision.seller,
    level: decision.level,
    decision: decision.decision,
    state: decision.state,
    person: decision.person,
    reason: decision.reason,
    decided_at: decision.decidedAt,
    in_force_from: decision.inForceFrom,
    in_force_to: decision.inForceTo,
    scope: canonicalJson(scope),
    restriction: restriction === null ? null : canonicalJson(restriction),
    conditions,
    ground,
    exception,
    snapshot: snapshot === null ? null : canonicalJson(snapshot),
    replaces,
  };
  const columns = Object.keys(values);
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO decisions (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) RETURNING id`,
    Object.values(values),
  );
  return row!.id;
}

/**
 * For each seller with a warning that stands on this night, or whose place a harsher measure has taken that does: nights since the
 * first of those was delivered.
 */
export async function warnedDaysAgo(read: Read, night: Day): Promise<Map<number, number>> {
  const day = dayText(night);
  const rows = await read<{ seller: number; since: string }>(
    `SELECT seller, MIN(in_force_from) AS since FROM decisions
     WHERE level = 'warn' AND started_at IS NOT NULL AND state <> 'overturned'
       AND in_force_from <= ? AND (in_force_to IS NULL OR in_force_to >= ? OR EXISTS (
         SELECT 1 FROM decisions n WHERE n.seller = decisions.seller AND n.replaces IS NOT NULL AND n.started_at IS NOT NULL
           AND n.state <> 'overturned' AND n.in_force_from <= ? AND (n.in_force_to IS NULL OR n.in_force_to >= ?)))
     GROUP BY seller ORDER BY seller`,
    [day, day, day, day],
  );
  return new Map(rows.map(({ seller, since }) => [seller, night - (parseDay(since.slice(0, 10)) ?? night)]));
}
