/** Orders whose verdict waits for a second person, and how far that has come. Nothing of the first grading is read here. */
import type { Read } from '../read.ts';

export interface SecondGrading {
  mysteryOrder: number;
  sellerName: string | null;
  category: string | null;
  grade: string | null;
  receivedOn: string | null;
  /** Who graded first, and when. */
  firstBy: string;
  firstAt: string;
  /** The second grading; null: nobody has begun. */
  second: number | null;
  secondBy: string | null;
  secondAt: string | null;
}

const selection = `SELECT m.id AS "mysteryOrder", v.name AS "sellerName", m.category AS category, m.grade AS grade,
    m.received_on AS "receivedOn", f.inspector AS "firstBy", f.submitted_at AS "firstAt", s.id AS second,
    s.inspector AS "secondBy", s.submitted_at AS "secondAt"
  FROM mystery_orders m JOIN sellers v ON v.id = m.seller
  JOIN lab_inspections f ON f.mystery_order = m.id AND f.grading = 'first' AND f.submitted_at IS NOT NULL
  LEFT JOIN lab_inspections s ON s.mystery_order = m.id AND s.grading = 'second'
  WHERE m.second_reason IS NOT NULL AND m.concluded_at IS NULL AND m.withdrawn_on IS NULL AND m.revealed_on IS NULL`;

/** The one that waits longest first. */
export const secondGradings = (read: Read): Promise<SecondGrading[]> =>
  read<SecondGrading>(`${selection} ORDER BY f.submitted_at, m.id`);

/** Null unless the order waits for one. */
export async function secondGradingOf(read: Read, mysteryOrder: number): Promise<SecondGrading | null> {
  const [row] = await read<SecondGrading>(`${selection} AND m.id = ? ORDER BY m.id`, [mysteryOrder]);
  return row ?? null;
}
