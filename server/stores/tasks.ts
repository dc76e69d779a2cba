/** What somebody has to do by a day, about a seller, a case, or neither. */
import type { Database, Transaction, Value } from '../../db/connect.ts';

export interface Task {
  id: number;
  title: string;
  seller: number | null;
  sellerId: string | null;
  sellerName: string | null;
  recommendation: number | null;
  assignee: string;
  assigneeName: string | null;
  /** `YYYY-MM-DD` */
  dueOn: string;
  madeBy: string;
  madeAt: string;
  doneAt: string | null;
  doneBy: string | null;
}

const columns = `t.id AS id, t.title AS title, t.seller AS seller, v.seller_id AS "sellerId", v.name AS "sellerName",
  t.recommendation AS recommendation, t.assignee AS assignee, p.name AS "assigneeName", t.due_on AS "dueOn",
  t.made_by AS "madeBy", t.made_at AS "madeAt", t.done_at AS "doneAt", t.done_by AS "doneBy"
  FROM tasks t LEFT JOIN sellers v ON v.id = t.seller LEFT JOIN people p ON p.email = t.assignee`;

const among = (emails: readonly string[]) => `t.assignee IN (${emails.map(() => '?').join(', ')})`;

/** Open ones, the first due first. @param assignees null: everybody's */
export function openTasks(database: Database, assignees: readonly string[] | null): Promise<Task[]> {
  const whose = assignees === null ? '' : `AND ${among(assignees)}`;
  return database.read<Task>(
    `SELECT ${columns} WHERE t.done_at IS NULL ${whose} ORDER BY t.due_on, t.id LIMIT 1000`,
    assignees ?? [],
  );
}

/** The done ones from an instant on, the latest first. */
export function doneTasks(database: Database, assignees: readonly string[] | null, since: string): Promise<Task[]> {
  const whose = assignees === null ? '' : `AND ${among(assignees)}`;
  const values: Value[] = [since, ...(assignees ?? [])];
  return database.read<Task>(
    `SELECT ${columns} WHERE t.done_at >= ? ${whose} ORDER BY t.done_at DESC, t.id DESC LIMIT 200`,
    values,
  );
}

/** Open ones of a person that are due on a day or before, the first due first. */
export const tasksDue = (database: Database, assignee: string, today: string): Promise<Task[]> =>
  database.read<Task>(
    `SELECT ${columns} WHERE t.done_at IS NULL AND t.assignee = ? AND t.due_on <= ? ORDER BY t.due_on, t.id LIMIT 50`,
    [assignee, today],
  );

/** All of a seller's, open ones first by their day, then the done ones. */
export const tasksOf = (database: Database, seller: number): Promise<Task[]> =>
  database.read<Task>(
    `SELECT ${columns} WHERE t.seller = ? ORDER BY CASE WHEN t.done_at IS NULL THEN 0 ELSE 1 END, t.due_on, t.id LIMIT 500`,
    [seller],
  );

export async function taskById(database: Database, id: number): Promise<Task | null> {
  const [task] = await database.read<Task>(`SELECT ${columns} WHERE t.id = ? ORDER BY t.id`, [id]);
  return task ?? null;
}

export type NewTask = Pick<Task, 'title' | 'seller' | 'recommendation' | 'assignee' | 'dueOn' | 'madeBy' | 'madeAt'>;

export async function insertTask(tx: Transaction, task: NewTask): Promise<number> {
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO tasks (title, seller, recommendation, assignee, due_on, made_by, made_at) VALUES (?, ?, ?, ?, ?, ?, ?)
     RETURNING id`,
    [task.title, task.seller, task.recommendation, task.assignee, task.dueOn, task.madeBy, task.madeAt],
  );
  return (row as { id: number }).id;
}

/** @returns whether it was still open. */
export async function changeTask(tx: Transaction, id: number, task: Pick<Task, 'title' | 'assignee' | 'dueOn'>) {
  const changed = await tx.run(
    'UPDATE tasks SET title = ?, assignee = ?, due_on = ? WHERE id = ? AND done_at IS NULL',
    [task.title, task.assignee, task.dueOn, id],
  );
  return changed === 1;
}

/** @returns whether it was open until now. */
export async function finishTask(tx: Transaction, id: number, by: string, at: string): Promise<boolean> {
  const changed = await tx.run('UPDATE tasks SET done_at = ?, done_by = ? WHERE id = ? AND done_at IS NULL', [
    at,
    by,
    id,
  ]);
  return changed === 1;
}

/** @returns whether it was done until now. */
export async function reopenTask(tx: Transaction, id: number): Promise<boolean> {
  return (
    (await tx.run('UPDATE tasks SET done_at = NULL, done_by = NULL WHERE id = ? AND done_at IS NOT NULL', [id])) === 1
  );
}

/** Gives every open task of one person to another. @returns how many. */
export const handTasksOver = (tx: Transaction, from: string, to: string): Promise<number> =>
  tx.run('UPDATE tasks SET assignee = ? WHERE assignee = ? AND done_at IS NULL', [to, from]);
