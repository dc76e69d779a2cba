/** One case: the recommendation with its frozen snapshot, and what was decided about it. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { Level } from './night-rows.ts';
import type { Read } from './read.ts';
import type { Decision } from './seller-history.ts';

export interface Case {
  id: number;
  seller: number;
  sellerId: string;
  level: Level;
  state: 'open' | 'held' | 'decided' | 'ended';
  since: Day;
  closed: Day | null;
  grounds: string[];
  evidence: number | null;
  harm: number | null;
  snapshot: unknown;
}

interface CaseRow extends Omit<Case, 'grounds' | 'snapshot'> {
  grounds: string;
  snapshot: string;
}

export async function caseOf(database: Database, id: number): Promise<Case | null> {
  const [row] = await database.read<CaseRow>(
    `SELECT r.id AS id, r.seller AS seller, v.seller_id AS "sellerId", r.level AS level, r.state AS state,
       r.since AS since, r.closed AS closed, r.grounds AS grounds, r.evidence AS evidence, r.harm AS harm,
       r.snapshot AS snapshot
     FROM recommendations r JOIN sellers v ON v.id = r.seller WHERE r.id = ? AND v.name IS NOT NULL`,
    [id],
  );
  if (!row) return null;
  return { ...row, grounds: JSON.parse(row.grounds) as string[], snapshot: JSON.parse(row.snapshot) as unknown };
}

/** All decisions about the case, the first one first. */
export async function decisionsAbout(database: Database, seller: number, recommendation: number): Promise<Decision[]> {
  return database.read<Decision>(
    `SELECT d.id AS id, d.recommendation AS recommendation, d.level AS level, d.decision AS decision, d.state AS state,
       d.person AS person, p.name AS "personName", d.reason AS reason, d.decided_at AS "decidedAt",
       d.in_force_from AS "inForceFrom", d.in_force_to AS "inForceTo"
     FROM decisions d LEFT JOIN people p ON p.email = d.person
     WHERE d.seller = ? AND d.recommendation = ? ORDER BY d.id`,
    [seller, recommendation],
  );
}

/** Restrictions of the seller that came into force since a day (`YYYY-MM-DD`), those about this case apart. */
export async function earlierRestrictions(
  read: Read,
  seller: number,
  recommendation: number,
  since: string,
): Promise<number> {
  const [row] = await read<{ restrictions: number }>(
    `SELECT COUNT(*) AS restrictions FROM decisions
     WHERE seller = ? AND level <> 'warn' AND started_at IS NOT NULL AND started_at >= ? AND state <> 'overturned'
       AND (recommendation IS NULL OR recommendation <> ?)`,
    [seller, since, recommendation],
  );
  return row?.restrictions ?? 0;
}

/** A case whose decision came to nothing before the seller heard of it asks again, unless a night has ended it meanwhile. */
export async function reopenCase(tx: Transaction, id: number): Promise<void> {
  await tx.run(
    `UPDATE recommendations SET state = 'open' WHERE id = ? AND state = 'decided'
       AND NOT EXISTS (SELECT 1 FROM decisions d WHERE d.recommendation = recommendations.id
         AND d.state IN ('proposed', 'decided', 'notified', 'in-force'))`,
    [id],
  );
}
