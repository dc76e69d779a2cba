/** What people decided. A night reads it to know who was warned; it never decides itself. */
import type { Transaction } from '../../db/connect.ts';
import { dayText, parseDay, type Day } from '../scoring/day.ts';
import type { Level } from '../scoring/policy.ts';
import type { Read } from './read.ts';

export interface NewDecision {
  /** The recommendation it answers; null for a decision of a person's own accord. */
  recommendation: number | null;
  seller: number;
  level: Level;
  decision: 'accepted' | 'dismissed' | 'wait';
  /** E-mail of the person. */
  person: string;
  reason: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  decidedAt: string;
  /** `YYYY-MM-DD`; null: nothing comes into force. */
  inForceFrom: string | null;
  /** Null: until another decision. */
  inForceTo: string | null;
}

/**
 * Writes a decision and settles its recommendation; `wait` leaves that open.
 *
 * @returns the decision's id, or null if somebody else had decided or a night had ended the recommendation before.
 */
export async function recordDecision(tx: Transaction, decision: NewDecision): Promise<number | null> {
  if (decision.recommendation !== null) {
    const state = decision.decision === 'wait' ? 'open' : 'decided';
    const changed = await tx.run(
      "UPDATE recommendations SET state = ?, held = 0 WHERE id = ? AND seller = ? AND state IN ('open', 'held')",
      [state, decision.recommendation, decision.seller],
    );
    if (changed === 0) return null;
  }
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO decisions (recommendation, seller, level, decision, person, reason, decided_at, in_force_from, in_force_to)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    [
      decision.recommendation,
      decision.seller,
      decision.level,
      decision.decision,
      decision.person,
      decision.reason,
      decision.decidedAt,
      decision.inForceFrom,
      decision.inForceTo,
    ],
  );
  return row?.id ?? null;
}

/** For each seller with a warning that stands on this night: nights since the first of those was delivered. */
export async function warnedDaysAgo(read: Read, night: Day): Promise<Map<number, number>> {
  const day = dayText(night);
  const rows = await read<{ seller: number; since: string }>(
    `SELECT seller, MIN(in_force_from) AS since FROM decisions
     WHERE level = 'warn' AND decision = 'accepted' AND in_force_from <= ? AND (in_force_to IS NULL OR in_force_to >= ?)
     GROUP BY seller ORDER BY seller`,
    [day, day],
  );
  return new Map(rows.map(({ seller, since }) => [seller, night - (parseDay(since.slice(0, 10)) ?? night)]));
}
