/** Inspections: a draft that one person fills in, saved as often as they answer, and submitted once. */
import type { Transaction } from '../../../db/connect.ts';
import { noAnswers, type Answers } from '../../lab/answers.ts';
import { deviceKindOf } from '../../lab/device-kinds.ts';
import type { InspectionResult } from '../../lab/result.ts';
import type { Read } from '../read.ts';
import { ensureChecklists } from './checklists.ts';

export interface Inspection {
  id: number;
  mysteryOrder: number;
  grading: 'first' | 'second';
  /** The e-mail of the person. */
  inspector: string;
  /** Who had it before it was taken over. */
  earlier: readonly string[];
  /** The version of the checklist, by its id. */
  checklist: number;
  startedAt: string;
  answers: Answers;
  /** Goes up with each saving. */
  revision: number;
  savedAt: string | null;
  submittedAt: string | null;
  result: InspectionResult | null;
}

interface InspectionRow extends Omit<Inspection, 'answers' | 'result' | 'earlier'> {
  answers: string;
  earlier: string;
  result: string | null;
}

const selection = `SELECT i.id AS id, i.mystery_order AS "mysteryOrder", i.grading AS grading, i.inspector AS inspector, i.earlier AS earlier,
  i.checklist AS checklist, i.started_at AS "startedAt", i.answers AS answers, i.revision AS revision,
  i.saved_at AS "savedAt", i.submitted_at AS "submittedAt", i.result AS result FROM lab_inspections i`;

const inspectionIn = ({ answers, result, earlier, ...row }: InspectionRow): Inspection => ({
  ...row,
  earlier: JSON.parse(earlier) as string[],
  answers: JSON.parse(answers) as Answers,
  result: result === null ? null : (JSON.parse(result) as InspectionResult),
});

export async function inspection(read: Read, id: number): Promise<Inspection | null> {
  const [row] = await read<InspectionRow>(`${selection} WHERE i.id = ? ORDER BY i.id`, [id]);
  return row ? inspectionIn(row) : null;
}

/** Those of one order: the first grading, then the second. */
export async function inspectionsOf(read: Read, mysteryOrder: number): Promise<Inspection[]> {
  const rows = await read<InspectionRow>(`${selection} WHERE i.mystery_order = ? ORDER BY i.grading, i.id`, [
    mysteryOrder,
  ]);
  return rows.map(inspectionIn);
}

export interface NewInspection {
  mysteryOrder: number;
  grading: Inspection['grading'];
  inspector: string;
  at: string;
}

/**
 * Begins a grading with the newest checklist of the device's kind, and gives its number: the one that exists, if it does,
 * whoever began it.
 *
 * @throws Error if there is no such mystery order
 */
export const startInspection = async (tx: Transaction, start: NewInspection): Promise<number> =>
  (await beginInspection(tx, start)).id;

/** The same; `isNew`: it was begun just now. */
export async function beginInspection(tx: Transaction, start: NewInspection): Promise<{ id: number; isNew: boolean }> {
  const { mysteryOrder, grading, inspector, at } = start;
  await ensureChecklists(tx, at);
  const [order] = await tx.all<{ category: string | null }>(
    'SELECT category AS category FROM mystery_orders WHERE id = ? ORDER BY id',
    [mysteryOrder],
  );
  if (!order) throw new Error(`There is no mystery order ${mysteryOrder}`);
  // Two people are compared question by question: the second one is asked what the first one was asked.
  const [checklist] = await tx.all<{ id: number }>(
    `SELECT c.id AS id FROM lab_checklists c LEFT JOIN lab_inspections i ON i.checklist = c.id AND i.mystery_order = ?
     WHERE c.kind = ? OR i.id IS NOT NULL
     ORDER BY CASE WHEN i.id IS NULL THEN 1 ELSE 0 END, c.version DESC, c.id LIMIT 1`,
    [mysteryOrder, deviceKindOf(order.category)],
  );
  const [begun] = await tx.all<{ id: number }>(
    `INSERT INTO lab_inspections (mystery_order, grading, inspector, checklist, started_at, answers, revision)
     VALUES (?, ?, ?, ?, ?, ?, 0) ON CONFLICT (mystery_order, grading) DO NOTHING RETURNING id`,
    [mysteryOrder, grading, inspector, checklist!.id, at, JSON.stringify(noAnswers)],
  );
  if (begun) return { id: begun.id, isNew: true };
  const [known] = await tx.all<{ id: number }>(
    'SELECT id FROM lab_inspections WHERE mystery_order = ? AND grading = ? ORDER BY id',
    [mysteryOrder, grading],
  );
  return { id: known!.id, isNew: false };
}

/** Saves a draft that nobody has saved or submitted since `revision`. @returns the new revision; null: somebody has. */
export async function saveAnswers(
  tx: Transaction,
  id: number,
  revision: number,
  answers: Answers,
  at: string,
): Promise<number | null> {
  const changed = await tx.run(
    `UPDATE lab_inspections SET answers = ?, revision = revision + 1, saved_at = ?
     WHERE id = ? AND revision = ? AND submitted_at IS NULL`,
    [JSON.stringify(answers), at, id, revision],
  );
  return changed === 1 ? revision + 1 : null;
}

/** Ends the draft for good. False if it was submitted before. */
export async function submitInspection(
  tx: Transaction,
  id: number,
  result: InspectionResult,
  at: string,
): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE lab_inspections SET result = ?, submitted_at = ? WHERE id = ? AND submitted_at IS NULL',
    [JSON.stringify(result), at, id],
  );
  return changed === 1;
}

/** Hands an open draft, with all its answers, from one person to another. False if it has changed since it was read. */
export async function takeOverInspection(tx: Transaction, draft: Inspection, to: string): Promise<boolean> {
  const { id, inspector, earlier } = draft;
  const before = JSON.stringify([...new Set([...earlier, inspector])]);
  const changed = await tx.run(
    `UPDATE lab_inspections SET inspector = ?, earlier = ?, revision = revision + 1
     WHERE id = ? AND inspector = ? AND revision = ? AND submitted_at IS NULL`,
    [to, before, id, inspector, draft.revision],
  );
  return changed === 1;
}

/** Whether a person has seen what the first grading of an order answered: they began it, had it, or have it. */
export async function knowsFirstGrading(read: Read, mysteryOrder: number, person: string): Promise<boolean> {
  const first = (await inspectionsOf(read, mysteryOrder)).find(({ grading }) => grading === 'first');
  return first !== undefined && [first.inspector, ...first.earlier].includes(person);
}
