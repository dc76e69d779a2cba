/** The queue: every case that asks for a decision, with who works on it and how long it sleeps. */
import type { Database } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import type { ThresholdLevel } from '../scoring/policy.ts';
import { queueWeight } from '../scoring/recommendation.ts';
import { markColumns, markNames, type CaseMarks } from './case-marks.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import type { Read } from './read.ts';

export interface OpenCase extends CaseMarks {
  id: number;
  seller: number;
  sellerId: string;
  name: string;
  kind: string | null;
  country: string | null;
  joinedOn: string | null;
  /** Who looks after the seller. */
  managerEmail: string | null;
  level: ThresholdLevel;
  state: 'open' | 'held';
  since: Day;
  grounds: string[];
  evidence: number | null;
  /** Buyers harmed beyond what is acceptable until the next review. */
  harm: number | null;
  /** What the queue is sorted by: the harm × the severity of the level. */
  weight: number | null;
  /** Who chose to wait, and why; null as long as nobody did. */
  wait: Wait | null;
}

export interface Wait {
  person: string;
  name: string | null;
  reason: string;
  decidedAt: string;
}

type CaseRow = Omit<OpenCase, 'grounds' | 'wait' | 'weight'> & { grounds: string };

/** Where buyers are in danger first, then the most harmful; of equals the older one. */
export async function openCases(read: Read): Promise<OpenCase[]> {
  const rows = await read<CaseRow>(
    `SELECT r.id AS id, r.seller AS seller, v.seller_id AS "sellerId", v.name AS name, v.kind AS kind,
       v.country AS country, v.joined_on AS "joinedOn", ${managerOf} AS "managerEmail", r.level AS level,
       r.state AS state, r.since AS since, r.grounds AS grounds, r.evidence AS evidence, r.harm AS harm, ${markColumns}
     FROM recommendations r JOIN sellers v ON v.id = r.seller ${assignedTo} ${markNames}
     WHERE r.state IN ('open', 'held') AND v.name IS NOT NULL ORDER BY r.id`,
  );
  const waits = await latestWaits(read);
  const cases = rows.map(({ grounds, ...row }): OpenCase => {
    const weight = row.harm === null ? null : queueWeight({ harm: row.harm, level: row.level });
    return { ...row, weight, grounds: JSON.parse(grounds) as string[], wait: waits.get(row.id) ?? null };
  });
  return cases.sort((a, b) => danger(b) - danger(a) || (b.weight ?? -1) - (a.weight ?? -1) || a.id - b.id);
}

const danger = ({ grounds }: OpenCase): number => (grounds.includes('safety') ? 1 : 0);

/** The last answer 'wait' to each case that is still open. */
async function latestWaits(read: Read): Promise<Map<number, Wait>> {
  const rows = await read<Wait & { recommendation: number }>(
    `SELECT d.recommendation AS recommendation, d.person AS person, p.name AS name, d.reason AS reason,
       d.decided_at AS "decidedAt"
     FROM recommendations r JOIN decisions d ON d.recommendation = r.id LEFT JOIN people p ON p.email = d.person
     WHERE r.state IN ('open', 'held') AND d.decision = 'wait' ORDER BY d.id`,
  );
  return new Map(rows.map(({ recommendation, ...wait }) => [recommendation, wait]));
}

/** Whether any seller is in this person's care. */
export async function managesSellers(database: Database, email: string): Promise<boolean> {
  const rows = await database.read(
    `SELECT v.id AS id FROM sellers v ${assignedTo} WHERE ${managerOf} = ? ORDER BY v.id LIMIT 1`,
    [email],
  );
  return rows.length > 0;
}
