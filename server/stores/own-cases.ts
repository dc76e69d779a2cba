/** What was decided about a seller and told to it, as its own programs read it. What is not delivered yet does not exist here. */
import type { DecisionState, Measure, Restriction, Scope } from '../cases/decision.ts';
import type { Read } from './read.ts';

export interface OwnStatement {
  id: number;
  decision: number;
  reference: string;
  measure: Measure;
  deliveredAt: string;
  openedAt: string | null;
  state: DecisionState;
  scope: Scope;
  restriction: Restriction | null;
  /** `YYYY-MM-DD`, inclusive. */
  from: string | null;
  until: string | null;
}

interface StatementRow extends Omit<OwnStatement, 'scope' | 'restriction'> {
  scope: string;
  restriction: string | null;
}

/** The newest first. */
export async function ownStatements(read: Read, seller: number): Promise<OwnStatement[]> {
  const rows = await read<StatementRow>(
    `SELECT s.id AS id, s.decision AS decision, s.reference AS reference, s.measure AS measure,
       s.delivered_at AS "deliveredAt", s.opened_at AS "openedAt", d.state AS state, d.scope AS scope,
       d.restriction AS restriction, d.in_force_from AS "from", d.in_force_to AS "until"
     FROM statements s JOIN decisions d ON d.id = s.decision AND d.seller = s.seller
     WHERE s.seller = ? AND s.delivered_at IS NOT NULL ORDER BY s.delivered_at DESC, s.id DESC`,
    [seller],
  );
  return rows.map(({ scope, restriction, from, until, ...row }) => ({
    ...row,
    scope: JSON.parse(scope) as Scope,
    restriction: restriction === null ? null : (JSON.parse(restriction) as Restriction),
    from: from?.slice(0, 10) ?? null,
    until: until?.slice(0, 10) ?? null,
  }));
}

export interface OwnAppeal {
  decision: number;
  filedAt: string;
  state: 'open' | 'upheld' | 'rejected' | 'withdrawn';
  decidedAt: string | null;
  answer: string | null;
}

/** By decision, the oldest first. */
export async function ownAppeals(read: Read, seller: number): Promise<Map<number, OwnAppeal[]>> {
  const rows = await read<OwnAppeal>(
    `SELECT a.decision AS decision, a.filed_at AS "filedAt", a.state AS state, a.decided_at AS "decidedAt",
       a.answer AS answer
     FROM appeals a WHERE a.seller = ? ORDER BY a.id`,
    [seller],
  );
  return Map.groupBy(rows, ({ decision }) => decision);
}
