/** What sellers said, or owe, after verdicts of the lab: for the morning of whoever looks after them. */
import { assignedTo, managerOf } from './manager-of.ts';
import type { Read } from './read.ts';

/** `answered`: a verdict; `done`: what it was asked to put right; `overdue`: it has not said that it did. */
export interface LabReply {
  what: 'answered' | 'done' | 'overdue';
  /** Of the mystery order whose verdict was answered; of the corrective action otherwise. */
  id: number;
  sellerName: string;
  /** The instant at which it was said; the day, `YYYY-MM-DD`, on which it was due. */
  when: string;
}

/** Nobody reads more of them in a morning: `/actions` has them all. */
const most = 50;

/**
 * The answers that the lab has not decided, what was said to be done lately, and what is overdue. Three look-ups by state.
 *
 * @param manager e-mail of whoever looks after the sellers
 * @param today, since `YYYY-MM-DD`: what was done before `since` is no news any more
 */
export async function labReplies(read: Read, manager: string, today: string, since: string): Promise<LabReply[]> {
  const answered = await read<LabReply>(
    `SELECT 'answered' AS what, r.mystery_order AS id, COALESCE(v.name, v.seller_id) AS "sellerName", a.at AS "when"
     FROM verdict_answers a JOIN revelations r ON r.mystery_order = a.mystery_order
       JOIN sellers v ON v.id = a.seller ${assignedTo}
     WHERE a.state = 'open' AND ${managerOf} = ? ORDER BY a.at, a.id LIMIT ?`,
    [manager, most],
  );
  const overdue = await read<LabReply>(
    `SELECT 'overdue' AS what, a.id AS id, COALESCE(v.name, v.seller_id) AS "sellerName", a.due_on AS "when"
     FROM corrective_actions a JOIN sellers v ON v.id = a.seller ${assignedTo}
     WHERE a.state = 'open' AND a.due_on < ? AND ${managerOf} = ? ORDER BY a.due_on, a.id LIMIT ?`,
    [today, manager, most],
  );
  const done = await read<LabReply>(
    `SELECT 'done' AS what, a.id AS id, COALESCE(v.name, v.seller_id) AS "sellerName", a.evidence_at AS "when"
     FROM corrective_actions a JOIN sellers v ON v.id = a.seller ${assignedTo}
     WHERE a.state = 'done' AND a.evidence_at >= ? AND ${managerOf} = ? ORDER BY a.evidence_at, a.id LIMIT ?`,
    [since, manager, most],
  );
  return [...overdue, ...answered, ...done];
}
