/** All decisions that carry something out, filtered and paged. */
import type { Database, Value } from '../../db/connect.ts';
import type { DecisionState, Measure } from '../cases/decision.ts';

export interface ListedDecision {
  id: number;
  sellerId: string;
  sellerName: string;
  measure: Measure;
  answer: string;
  state: DecisionState;
  person: string;
  personName: string | null;
  secondPerson: string | null;
  reason: string;
  decidedAt: string;
  inForceFrom: string | null;
  inForceTo: string | null;
}

export interface DecisionFilter {
  state?: DecisionState | undefined;
  measure?: Measure | undefined;
  /** Only those against which an appeal is open. */
  appealed?: boolean | undefined;
  /** A part of the seller's name or id, in any case. */
  seller?: string | undefined;
}

const source = `decisions d JOIN sellers v ON v.id = d.seller LEFT JOIN people p ON p.email = d.person`;

function whereOf({ state, measure, appealed, seller }: DecisionFilter): { where: string; values: Value[] } {
  const part = seller === undefined ? [] : [`%${seller.toLowerCase().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`];
  return {
    where: [
      `d.state <> 'recorded' AND v.name IS NOT NULL`,
      ...(state === undefined ? [] : ['d.state = ?']),
      ...(appealed ? [`EXISTS (SELECT 1 FROM appeals a WHERE a.decision = d.id AND a.state = 'open')`] : []),
      ...(measure === undefined ? [] : ['d.level = ?']),
      ...part.map(() => `(LOWER(v.name) LIKE ? ESCAPE '\\' OR LOWER(v.seller_id) LIKE ? ESCAPE '\\')`),
    ].join(' AND '),
    values: [
      ...(state === undefined ? [] : [state]),
      ...(measure === undefined ? [] : [measure]),
      ...part.flatMap((one) => [one, one]),
    ],
  };
}

/** The latest first; without a limit all of them. */
export async function listedDecisions(
  database: Database,
  filter: DecisionFilter,
  page?: { limit: number; offset: number },
): Promise<{ rows: ListedDecision[]; total: number }> {
  const { where, values } = whereOf(filter);
  const [counted] = await database.read<{ total: number }>(
    `SELECT COUNT(*) AS total FROM ${source} WHERE ${where}`,
    values,
  );
  const rows = await database.read<ListedDecision>(
    `SELECT d.id AS id, v.seller_id AS "sellerId", v.name AS "sellerName", d.level AS measure, d.decision AS answer,
       d.state AS state, d.person AS person, p.name AS "personName", d.second_person AS "secondPerson",
       d.reason AS reason, d.decided_at AS "decidedAt", d.in_force_from AS "inForceFrom", d.in_force_to AS "inForceTo"
     FROM ${source} WHERE ${where} ORDER BY d.decided_at DESC, d.id DESC ${page ? 'LIMIT ? OFFSET ?' : ''}`,
    page ? [...values, page.limit, page.offset] : values,
  );
  return { rows, total: Number(counted?.total ?? 0) };
}

/** Proposals that wait for a second person who is not the one asking. */
export async function waitingForSecond(database: Database, person: string): Promise<number> {
  const [row] = await database.read<{ waiting: number }>(
    `SELECT COUNT(*) AS waiting FROM decisions WHERE state = 'proposed' AND person <> ?`,
    [person],
  );
  return Number(row?.waiting ?? 0);
}
