/** Everything that is known to have happened with one seller, as it was written down. No query here reads another seller. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { LetterState } from './letters.ts';
import type { Level } from './night-rows.ts';

export interface NightLevel {
  night: Day;
  level: Level;
  score: number | null;
  state: 'ranked' | 'provisional';
}

/** The seller's level on every published night, oldest first: one look-up by key for each night. */
export const levelsOf = (database: Database, seller: number): Promise<NightLevel[]> =>
  database.read<NightLevel>(
    `SELECT s.night AS night, s.level AS level, s.score AS score, s.state AS state FROM nights n CROSS JOIN scores s
     WHERE s.night = n.night AND s.seller = ? ORDER BY s.night`,
    [seller],
  );

export interface DecisionSteps {
  id: number;
  recommendation: number | null;
  /** The measure. */
  level: 'warn' | 'limit' | 'suspend' | 'end';
  decision: string;
  state: string;
  reason: string;
  person: string;
  decidedAt: string;
  inForceFrom: string | null;
  inForceTo: string | null;
  secondPerson: string | null;
  secondAt: string | null;
  notifiedAt: string | null;
  startedAt: string | null;
  closedAt: string | null;
  closedBy: string | null;
  closedReason: string | null;
}

export const decisionStepsOf = (database: Database, seller: number): Promise<DecisionSteps[]> =>
  database.read<DecisionSteps>(
    `SELECT id, recommendation, level, decision, state, reason, person, decided_at AS "decidedAt",
       in_force_from AS "inForceFrom", in_force_to AS "inForceTo", second_person AS "secondPerson", second_at AS "secondAt",
       notified_at AS "notifiedAt", started_at AS "startedAt", closed_at AS "closedAt", closed_by AS "closedBy",
       closed_reason AS "closedReason"
     FROM decisions WHERE seller = ? ORDER BY id`,
    [seller],
  );

export interface StatementRow {
  id: number;
  decision: number;
  measure: string;
  reference: string;
  channel: string;
  composedAt: string;
  /** Null: a letter whose delivery nobody has recorded yet. */
  deliveredAt: string | null;
  openedAt: string | null;
  openedBy: string | null;
}

export const statementsOf = (database: Database, seller: number): Promise<StatementRow[]> =>
  database.read<StatementRow>(
    `SELECT id, decision, measure, reference, channel, composed_at AS "composedAt", delivered_at AS "deliveredAt", opened_at AS "openedAt",
       opened_by AS "openedBy" FROM statements WHERE seller = ? AND delivered_at IS NOT NULL ORDER BY id`,
    [seller],
  );

export interface LetterRow {
  id: number;
  /** What brought it about, and for whom: `verdict:12:revealed:7`. */
  once: string;
  kind: string;
  subject: string;
  email: string | null;
  state: LetterState;
  createdAt: string;
  sentAt: string | null;
}

/** Letters to the people who speak for the seller, and those that carry one of its statements. */
export const lettersOf = (database: Database, seller: number): Promise<LetterRow[]> =>
  database.read<LetterRow>(
    `SELECT l.id AS id, l.once AS once, l.kind AS kind, l.subject AS subject, COALESCE(p.email, l.address) AS email, l.state AS state,
       l.created_at AS "createdAt", l.sent_at AS "sentAt"
     FROM letters l LEFT JOIN people p ON p.id = l.person
     WHERE l.attachment IN (SELECT id FROM statements WHERE seller = ?)
       OR l.person IN (SELECT id FROM people WHERE role = 'seller' AND seller = ?) ORDER BY l.id`,
    [seller, seller],
  );

export interface AppealRow {
  id: number;
  decision: number;
  filedAt: string;
  filedBy: string;
  channel: string;
  text: string;
  state: 'open' | 'upheld' | 'rejected' | 'withdrawn';
  decidedBy: string | null;
  decidedAt: string | null;
  answer: string | null;
}

export const appealsOf = (database: Database, seller: number): Promise<AppealRow[]> =>
  database.read<AppealRow>(
    `SELECT id, decision, filed_at AS "filedAt", filed_by AS "filedBy", channel, text, state, decided_by AS "decidedBy",
       decided_at AS "decidedAt", answer FROM appeals WHERE seller = ? ORDER BY id`,
    [seller],
  );

export interface CommentRow {
  id: number;
  recommendation: number;
  person: string;
  at: string;
  text: string;
}

/** What was said beside the seller's cases. */
export const commentsOf = (database: Database, seller: number): Promise<CommentRow[]> =>
  database.read<CommentRow>(
    `SELECT c.id AS id, c.recommendation AS recommendation, c.person AS person, c.at AS at, c.text AS text
     FROM recommendations r JOIN case_comments c ON c.recommendation = r.id WHERE r.seller = ? ORDER BY c.id`,
    [seller],
  );

export interface ConcerningIncident {
  id: number;
  name: string;
  from: string;
  to: string;
  declaredBy: string;
  declaredAt: string;
  revokedBy: string | null;
  revokedAt: string | null;
  revokedReason: string | null;
  /** Events of this seller that do not count because of it. */
  events: number;
}

/** Incidents that took at least one event of the seller out; a revoked one takes out nothing any more and is not told. */
export const incidentsOf = (database: Database, seller: number): Promise<ConcerningIncident[]> =>
  database.read<ConcerningIncident>(
    `SELECT i.id AS id, i.name AS name, i.from_day AS "from", i.to_day AS "to", i.declared_by AS "declaredBy",
       i.declared_at AS "declaredAt", i.revoked_by AS "revokedBy", i.revoked_at AS "revokedAt",
       i.revoked_reason AS "revokedReason", e.events AS events
     FROM (SELECT incident, COUNT(*) AS events FROM order_events WHERE seller = ? AND incident IS NOT NULL GROUP BY incident) e
     JOIN incidents i ON i.id = e.incident ORDER BY i.id`,
    [seller],
  );
