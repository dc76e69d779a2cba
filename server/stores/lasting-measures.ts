/** Decisions that are under way or in force, as the queue shows them beside a seller. */
import type { Measure } from '../cases/decision.ts';
import { inStretches, marks } from './in-list.ts';
import type { Read } from './read.ts';

export interface LastingMeasure {
  id: number;
  level: Measure;
  state: 'proposed' | 'decided' | 'notified' | 'in-force';
  /** `YYYY-MM-DD`; the last day is inclusive, null: until another decision. */
  from: string | null;
  until: string | null;
}

const columns = `d.id AS id, d.level AS level, d.state AS state, d.in_force_from AS "from", d.in_force_to AS until`;

/** By seller, the newest last. */
export async function lastingMeasures(read: Read, sellers: readonly number[]): Promise<Map<number, LastingMeasure[]>> {
  const rows = await inStretches(sellers, (list) =>
    read<LastingMeasure & { seller: number }>(
      `SELECT d.seller AS seller, ${columns} FROM decisions d
       WHERE d.seller IN (${marks}) AND d.state IN ('proposed', 'decided', 'notified', 'in-force') ORDER BY d.seller, d.id`,
      list,
    ),
  );
  const found = new Map<number, LastingMeasure[]>();
  for (const { seller, ...measure } of rows) found.set(seller, [...(found.get(seller) ?? []), measure]);
  return found;
}

export interface EndingMeasure extends LastingMeasure {
  sellerId: string;
  name: string;
  person: string;
  personName: string | null;
}

/** In force, with a last day between two days (`YYYY-MM-DD`, inclusive); the soonest first. */
export const endingMeasures = (read: Read, from: string, to: string): Promise<EndingMeasure[]> =>
  read<EndingMeasure>(
    `SELECT ${columns}, v.seller_id AS "sellerId", v.name AS name, d.person AS person, p.name AS "personName"
     FROM decisions d JOIN sellers v ON v.id = d.seller LEFT JOIN people p ON p.email = d.person
     WHERE d.state = 'in-force' AND d.in_force_to BETWEEN ? AND ? AND v.name IS NOT NULL ORDER BY d.in_force_to, d.id`,
    [from, to],
  );
