/** How cases like this one were decided before. */
import type { Database } from '../../db/connect.ts';
import type { Measure } from '../cases/decision.ts';
import type { Answer } from '../cases/new-decision.ts';
import type { Day } from '../scoring/day.ts';

export interface DecidedCase {
  id: number;
  sellerId: string;
  name: string;
  kind: string | null;
  since: Day;
  /** The first ground is the strongest. */
  grounds: string[];
  /** Orders of 180 days on the night that opened it; null: not known. */
  size: number | null;
  answer: Exclude<Answer, 'wait'>;
  measure: Measure;
  person: string;
  decidedAt: string;
}

/** Cases looked at, the latest first: what was decided long ago was decided by other habits. */
const most = 400;

/** Cases of other sellers at a level that people have decided, each with its last decision that stands. */
export async function decidedCases(database: Database, seller: number, level: string): Promise<DecidedCase[]> {
  const rows = await database.read<Omit<DecidedCase, 'grounds'> & { grounds: string }>(
    `SELECT r.id AS id, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind, r.since AS since,
       r.grounds AS grounds, x.exposure AS size, d.decision AS answer, d.level AS measure, d.person AS person,
       d.decided_at AS "decidedAt"
     FROM decisions d JOIN recommendations r ON r.id = d.recommendation JOIN sellers v ON v.id = r.seller
       LEFT JOIN readings x ON x.night = r.since AND x.seller = r.seller AND x.metric = 'cancellation'
     WHERE r.level = ? AND r.seller <> ? AND v.name IS NOT NULL AND d.decision <> 'wait'
       AND d.state NOT IN ('refused', 'withdrawn')
     ORDER BY d.id DESC LIMIT ?`,
    [level, seller, most],
  );
  const latest = new Map<number, DecidedCase>();
  for (const row of rows) {
    if (!latest.has(row.id)) latest.set(row.id, { ...row, grounds: JSON.parse(row.grounds) as string[] });
  }
  return [...latest.values()];
}
