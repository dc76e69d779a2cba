/** All corrective actions, by where they stand: open, done and waiting for the lab, closed. */
import type { Value } from '../../db/connect.ts';
import { actionColumns, type CorrectiveAction } from './corrective-actions.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import type { Read } from './read.ts';

export const actionGroups = ['open', 'waiting', 'closed'] as const;
export type ActionGroup = (typeof actionGroups)[number];

const inGroup: Record<ActionGroup, string> = {
  open: `a.state = 'open'`,
  waiting: `a.state = 'done'`,
  closed: `a.state IN ('verified', 'failed', 'withdrawn')`,
};

/** What is due first stands first, so that the overdue ones do; what waits longest; what was closed last. */
const orders: Record<ActionGroup, string> = {
  open: 'a.due_on, a.id',
  waiting: 'a.evidence_at, a.id',
  closed: 'a.closed_at DESC, a.id DESC',
};

/** Of the sellers that somebody looks after, and what they asked for themselves; null: everybody's. */
function whoseOf(email: string | null): { where: string; values: Value[] } {
  return email === null
    ? { where: '', values: [] }
    : { where: `AND (a.asked_by = ? OR ${managerOf} = ?)`, values: [email, email] };
}

export async function listedActions(
  read: Read,
  group: ActionGroup,
  whose: string | null,
  { limit, offset }: { limit: number; offset: number },
): Promise<CorrectiveAction[]> {
  const { where, values } = whoseOf(whose);
  return read<CorrectiveAction>(
    `SELECT ${actionColumns} ${assignedTo} WHERE ${inGroup[group]} ${where} ORDER BY ${orders[group]} LIMIT ? OFFSET ?`,
    [...values, limit, offset],
  );
}

export interface ActionCounts extends Record<ActionGroup, number> {
  /** Of the open ones. */
  overdue: number;
}

/** @param today `YYYY-MM-DD` */
export async function actionCounts(read: Read, whose: string | null, today: string): Promise<ActionCounts> {
  const { where, values } = whoseOf(whose);
  const rows = await read<{ state: string; number: number; overdue: number }>(
    `SELECT a.state AS state, CAST(COUNT(*) AS INTEGER) AS number,
       CAST(SUM(CASE WHEN a.due_on < ? THEN 1 ELSE 0 END) AS INTEGER) AS overdue
     FROM corrective_actions a JOIN sellers v ON v.id = a.seller ${assignedTo} WHERE 1 = 1 ${where}
     GROUP BY a.state ORDER BY a.state`,
    [today, ...values],
  );
  const sum = (states: readonly string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((total, row) => total + row.number, 0);
  return {
    open: sum(['open']),
    waiting: sum(['done']),
    closed: sum(['verified', 'failed', 'withdrawn']),
    overdue: rows.find(({ state }) => state === 'open')?.overdue ?? 0,
  };
}
