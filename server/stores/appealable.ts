/** A seller's decisions as it may appeal against them: those that were delivered to it, with what became of its appeals. */
import type { DecisionState, Measure } from '../cases/decision.ts';
import type { Read } from './read.ts';

export interface AppealableDecision {
  decision: number;
  statement: number;
  reference: string;
  measure: Measure;
  state: DecisionState;
  /** The business day on which it was delivered, `YYYY-MM-DD`. */
  notifiedOn: string;
  /** Of the newest appeal; null: there was none. */
  appeal: 'open' | 'upheld' | 'rejected' | 'withdrawn' | null;
  /** The instants at which that one was filed and answered. */
  filedAt: string | null;
  answeredAt: string | null;
}

/** The newest first. */
export const appealableOf = (read: Read, seller: number): Promise<AppealableDecision[]> =>
  read<AppealableDecision>(
    `SELECT d.id AS decision, s.id AS statement, s.reference AS reference, d.level AS measure, d.state AS state,
       d.notified_day AS "notifiedOn", a.state AS appeal, a.filed_at AS "filedAt",
       a.decided_at AS "answeredAt"
     FROM decisions d JOIN statements s ON s.decision = d.id AND s.delivered_at IS NOT NULL
       LEFT JOIN appeals a ON a.id = (SELECT MAX(x.id) FROM appeals x WHERE x.decision = d.id)
     WHERE d.seller = ? AND d.notified_day IS NOT NULL ORDER BY d.id DESC`,
    [seller],
  );
