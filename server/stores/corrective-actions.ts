/**
 * Corrective actions: what sellers were asked to change after a revealed finding. Whether an order was bought to verify one
 * stands in the lab's compartment alone (stores/lab/verifications.ts): here it is done, until the result is revealed.
 */
import type { Transaction } from '../../db/connect.ts';
import { stepAction, type ActionState } from '../lab/corrective-action.ts';
import type { Severity } from '../lab/checklist.ts';
import type { Verdict } from '../lab/result.ts';
import { appendAudit } from './audit.ts';
import { assignedTo, managerOf } from './manager-of.ts';
import { readIn, type Read } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface CorrectiveAction {
  id: number;
  seller: number;
  sellerId: string;
  sellerName: string;
  country: string | null;
  /** The mystery order whose finding it is about. */
  mysteryOrder: number;
  /** Null: it is about the whole order. */
  finding: number | null;
  /** Key of the checklist's item. */
  item: string | null;
  severity: Severity | null;
  /** What was found, as it was revealed. */
  found: string | null;
  text: string;
  /** `YYYY-MM-DD` */
  dueOn: string;
  state: ActionState;
  askedBy: string;
  askedByName: string | null;
  askedAt: string;
  evidence: string | null;
  /** E-mail of whoever wrote it down: somebody of the seller, or of the staff in its place. */
  evidenceBy: string | null;
  evidenceByName: string | null;
  evidenceAt: string | null;
  closedBy: string | null;
  closedByName: string | null;
  closedAt: string | null;
  closing: string | null;
  /** The mystery order that showed whether it is in order now. */
  verifiedBy: number | null;
  /** What stands of that order now. */
  verifiedByVerdict: Verdict | null;
  version: number;
}

export const actionColumns = `a.id AS id, a.seller AS seller, v.seller_id AS "sellerId", COALESCE(v.name, v.seller_id) AS "sellerName",
    v.country AS country, a.mystery_order AS "mysteryOrder", a.finding AS finding, f.item AS item, f.severity AS severity, f.text AS found,
    a.text AS text, a.due_on AS "dueOn", a.state AS state, a.asked_by AS "askedBy", pa.name AS "askedByName",
    a.asked_at AS "askedAt", a.evidence AS evidence, a.evidence_by AS "evidenceBy", pe.name AS "evidenceByName",
    a.evidence_at AS "evidenceAt", a.closed_by AS "closedBy", pc.name AS "closedByName", a.closed_at AS "closedAt", a.closing AS closing, a.verified_by AS "verifiedBy",
    (SELECT COALESCE(o.corrected_verdict, o.verdict) FROM mystery_orders o WHERE o.id = a.verified_by AND o.revealed_on IS NOT NULL) AS "verifiedByVerdict",
    a.version AS version
  FROM corrective_actions a JOIN sellers v ON v.id = a.seller LEFT JOIN findings f ON f.id = a.finding
    LEFT JOIN people pa ON pa.email = a.asked_by LEFT JOIN people pe ON pe.email = a.evidence_by
    LEFT JOIN people pc ON pc.email = a.closed_by`;

export async function correctiveAction(read: Read, id: number): Promise<CorrectiveAction | null> {
  const [row] = await read<CorrectiveAction>(`SELECT ${actionColumns} WHERE a.id = ?`, [id]);
  return row ?? null;
}

/** Those that were asked for after a mystery order, the first one first. */
export const actionsOn = (read: Read, mysteryOrder: number): Promise<CorrectiveAction[]> =>
  read<CorrectiveAction>(`SELECT ${actionColumns} WHERE a.mystery_order = ? ORDER BY a.id`, [mysteryOrder]);

/** All of a seller's, the latest first. */
export const actionsOf = (read: Read, seller: number): Promise<CorrectiveAction[]> =>
  read<CorrectiveAction>(`SELECT ${actionColumns} WHERE a.seller = ? ORDER BY a.id DESC LIMIT 200`, [seller]);

/** Whoever asked for it, and whoever looks after the seller: those who may sign in. */
export const actionListeners = (read: Read, id: number): Promise<{ id: number; email: string }[]> =>
  read<{ id: number; email: string }>(
    `SELECT DISTINCT p.id AS id, p.email AS email FROM corrective_actions a JOIN sellers v ON v.id = a.seller ${assignedTo}
       JOIN people p ON p.email = a.asked_by OR p.email = ${managerOf}
     WHERE a.id = ? AND p.disabled_at IS NULL AND p.role <> 'seller' ORDER BY p.id`,
    [id],
  );

export interface NewAction {
  seller: number;
  sellerId: string;
  mysteryOrder: number;
  finding: number | null;
  text: string;
  dueOn: string;
  askedBy: string;
  askedAt: string;
}

/**
 * Asks a seller for an action.
 *
 * @returns its id; null if one about the same finding is under way: a form sent twice asks once.
 */
export async function askForAction(tx: Transaction, action: NewAction): Promise<number | null> {
  const { seller, sellerId, mysteryOrder, finding, text, dueOn, askedBy, askedAt } = action;
  // The revelation's own row first: a second one who asks at the same time waits here, and then sees the first.
  await tx.run('UPDATE revelations SET seller = seller WHERE mystery_order = ?', [mysteryOrder]);
  const standing = await tx.all<{ id: number }>(
    `SELECT id FROM corrective_actions
     WHERE mystery_order = ? AND COALESCE(finding, 0) = ? AND state IN ('open', 'done') ORDER BY id`,
    [mysteryOrder, finding ?? 0],
  );
  if (standing.length > 0) return null;
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO corrective_actions (seller, mystery_order, finding, text, due_on, state, asked_by, asked_at, version)
     VALUES (?, ?, ?, ?, ?, 'open', ?, ?, 1) RETURNING id`,
    [seller, mysteryOrder, finding, text, dueOn, askedBy, askedAt],
  );
  const { id } = row as { id: number };
  const detail = { corrective: id, mysteryOrder, finding, dueOn };
  const entry = { at: askedAt, actor: askedBy, subject: `seller ${sellerId}`, detail };
  await appendAudit(tx, { ...entry, action: 'corrective action asked for' });
  await bumpRevision(tx);
  return id;
}

export type ActionChange =
  | { step: 'give-evidence'; text: string; files?: readonly string[] }
  | { step: 'withdraw'; reason: string }
  | { step: 'verified' | 'failed'; order: number };

const auditNames = {
  'give-evidence': 'corrective action done',
  withdraw: 'corrective action withdrawn',
  verified: 'corrective action verified',
  failed: 'corrective action failed',
};

/**
 * Makes one step of an action: its row, one entry in the audit.
 *
 * @param expected the version that the person had before their eyes; left out by programs
 * @returns false if somebody else was faster, or its rules do not allow it now: nothing is written then.
 */
export async function changeAction(
  tx: Transaction,
  id: number,
  change: ActionChange,
  { at, by, expected }: { at: string; by: string; expected?: number },
): Promise<boolean> {
  const before = await correctiveAction(readIn(tx), id);
  const state = before && stepAction(before.state, change.step);
  if (!before || state === null || (expected !== undefined && before.version !== expected)) return false;
  const columns =
    change.step === 'give-evidence'
      ? { evidence: change.text, evidence_by: by, evidence_at: at }
      : {
          ...{ closed_by: by, closed_at: at },
          ...(change.step === 'withdraw' ? { closing: change.reason } : { verified_by: change.order }),
        };
  const changed = await tx.run(
    `UPDATE corrective_actions SET state = ?, version = version + 1, ${Object.keys(columns)
      .map((column) => `${column} = ?`)
      .join(', ')} WHERE id = ? AND version = ?`,
    [state, ...Object.values(columns), id, before.version],
  );
  if (changed === 0) return false;
  const { sellerId, mysteryOrder, finding } = before;
  const { step, ...said } = change;
  const detail = { corrective: id, mysteryOrder, finding, from: before.state, to: state, ...said };
  await appendAudit(tx, { at, actor: by, action: auditNames[step], subject: `seller ${sellerId}`, detail });
  await bumpRevision(tx);
  return true;
}
