/** Plans of sellers: what they set out to change, step by step. Each act is one entry in the audit log. */
import { createHash } from 'node:crypto';
import type { Buffer } from 'node:buffer';
import type { Transaction, Value } from '../../db/connect.ts';
import type { StepState } from '../cases/plan.ts';
import { appendAudit } from './audit.ts';
import { partsOf } from './content-parts.ts';
import { bumpRevision } from './settings.ts';

/** Plans of a seller that are open at once, steps of a plan, and what is said about it. */
export const mostPlans = 10;
export const mostSteps = 30;
const mostWords = 200;

/** Who acts, for which seller, and when. */
export interface Acting {
  seller: number;
  sellerId: string;
  by: string;
  /** The instant, as the tables keep it. */
  at: string;
}

export interface NewPlan {
  metric: string;
  cause: string;
  formId: string;
}

/** @returns its id; null if the same form began one already, or as many are open as may be. */
export async function beginPlan(
  tx: Transaction,
  acting: Acting,
  { metric, cause, formId }: NewPlan,
): Promise<number | null> {
  const open = await tx.all<{ id: number }>("SELECT id FROM plans WHERE seller = ? AND state = 'open' ORDER BY id", [
    acting.seller,
  ]);
  if (open.length >= mostPlans) return null;
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO plans (seller, metric, cause, state, begun_by, begun_at, form_id, version) VALUES (?, ?, ?, 'open', ?, ?, ?, 1)
     ON CONFLICT (form_id) DO NOTHING RETURNING id`,
    [acting.seller, metric, cause, acting.by, acting.at, formId],
  );
  if (!row) return null;
  await record(tx, acting, 'plan begun', { plan: row.id, metric });
  return row.id;
}

export interface NewStep {
  plan: number;
  kind: 'step' | 'milestone';
  text: string;
  /** Of a milestone, as a share. */
  target: number | null;
  /** `YYYY-MM-DD` */
  dueOn: string;
  formId: string;
}

/** @returns false if the plan is not open or full, or the same form added it already: nothing is written then. */
export async function addStep(tx: Transaction, acting: Acting, step: NewStep): Promise<boolean> {
  const { plan, kind, text, target, dueOn, formId } = step;
  if (!(await touch(tx, acting.seller, plan))) return false;
  const known = await tx.all<{ id: number }>('SELECT id FROM plan_steps WHERE plan = ? ORDER BY id', [plan]);
  if (known.length >= mostSteps) return false;
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO plan_steps (plan, kind, text, target, due_on, state, form_id) VALUES (?, ?, ?, ?, ?, 'open', ?)
     ON CONFLICT (form_id) DO NOTHING RETURNING id`,
    [plan, kind, text, target, dueOn, formId],
  );
  if (!row) return false;
  await record(tx, acting, 'plan step added', { plan, step: row.id, kind, dueOn });
  return true;
}

export interface StepEnd {
  plan: number;
  step: number;
  state: Exclude<StepState, 'open'>;
  /** What was done, or why it is dropped. */
  evidence: string;
  file: { name: string; type: string; content: Buffer } | null;
}

/** A step is done, with what shows it, or dropped. @returns false if it was not open any more: nothing is written then. */
export async function endStep(tx: Transaction, acting: Acting, end: StepEnd): Promise<boolean> {
  const { plan, step, state, evidence, file } = end;
  const { by, at } = acting;
  if (!(await touch(tx, acting.seller, plan))) return false;
  const changed = await tx.run(
    "UPDATE plan_steps SET state = ?, evidence = ?, closed_by = ?, closed_at = ? WHERE id = ? AND plan = ? AND state = 'open'",
    [state, evidence, by, at, step, plan],
  );
  if (changed === 0) return false;
  const sha256 = file && createHash('sha256').update(file.content).digest('hex');
  if (file && sha256) {
    const [row] = await tx.all<{ id: number }>(
      'INSERT INTO plan_files (step, name, type, size, sha256, person, at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id',
      [step, file.name, file.type, file.content.length, sha256, by, at],
    );
    const parts = partsOf(file.content).map((content, part): Value[] => [row!.id, part, content]);
    await tx.insertMany('plan_file_parts', ['file', 'part', 'content'], parts);
  }
  await record(tx, acting, `plan step ${state}`, { plan, step, evidence, files: sha256 ? [sha256] : [] });
  return true;
}

/** @returns false if it was ended already. */
export async function endPlan(tx: Transaction, acting: Acting, plan: number, closing: string): Promise<boolean> {
  const { seller, by, at } = acting;
  const changed = await tx.run(
    `UPDATE plans SET state = 'ended', ended_by = ?, ended_at = ?, closing = ?, version = version + 1
     WHERE id = ? AND seller = ? AND state = 'open'`,
    [by, at, closing, plan, seller],
  );
  if (changed > 0) await record(tx, acting, 'plan ended', { plan, closing });
  return changed > 0;
}

export interface NewWord {
  plan: number;
  side: 'marketplace' | 'seller';
  text: string;
  formId: string;
}

/** Something is said about an open plan; all that was said before stays. @returns its id; null if the plan is ended or full, or the same form said it already. */
export async function sayOnPlan(tx: Transaction, acting: Acting, word: NewWord): Promise<number | null> {
  const { plan, side, text, formId } = word;
  const { seller, by, at } = acting;
  if (!(await touch(tx, seller, plan))) return null;
  const known = await tx.all<{ id: number }>('SELECT id FROM plan_words WHERE plan = ? ORDER BY id', [plan]);
  if (known.length >= mostWords) return null;
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO plan_words (plan, side, text, person, at, form_id) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (form_id) DO NOTHING RETURNING id`,
    [plan, side, text, by, at, formId],
  );
  if (!row) return null;
  const action = side === 'marketplace' ? 'plan remarked on' : 'plan remark answered';
  await record(tx, acting, action, { plan, word: row.id, remark: text });
  return row.id;
}

/** The plan's own row first: whoever acts on it at the same time waits here. */
const touch = async (tx: Transaction, seller: number, plan: number): Promise<boolean> =>
  (await tx.run("UPDATE plans SET version = version + 1 WHERE id = ? AND seller = ? AND state = 'open'", [
    plan,
    seller,
  ])) > 0;

async function record(tx: Transaction, acting: Acting, action: string, detail: Record<string, unknown>): Promise<void> {
  const { by, at, sellerId } = acting;
  await appendAudit(tx, { at, actor: by, action, subject: `seller ${sellerId}`, detail });
  await bumpRevision(tx);
}
