/**
 * The lab's weeks. A plan is committed first: its seed is made, and the SHA-256 of the seed and of all that it will be drawn from
 * go to the audit log. Only then it is drawn. The seed itself is told when nothing of the random stratum is under cover any more.
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from '../../../db/connect.ts';
import { drawWeek } from '../../lab/planner/draw-week.ts';
import type { Frame } from '../../lab/planner/frame.ts';
import type { Sha256 } from '../../lab/planner/seeded-numbers.ts';
import { appendAudit, canonicalJson } from '../audit.ts';
import { readIn, type Read } from '../read.ts';
import { writeDraws } from './draws.ts';
import type { LabBudget } from './lab-budget.ts';

export const sha256: Sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

export interface Plan {
  id: number;
  /** Its Monday. */
  week: string;
  slots: number;
  randomSlots: number;
  moneyMinor: number | null;
  currency: string | null;
  commitment: string;
  committedBy: string;
  committedAt: string;
  drawnBy: string | null;
  drawnAt: string | null;
  disclosedAt: string | null;
}

const columns = `p.id AS id, p.week AS week, p.slots AS slots, p.random_slots AS "randomSlots", p.money_minor AS "moneyMinor",
  p.currency AS currency, p.commitment AS commitment, p.committed_by AS "committedBy", p.committed_at AS "committedAt",
  p.drawn_by AS "drawnBy", p.drawn_at AS "drawnAt", p.disclosed_at AS "disclosedAt"`;

const planOf = (row: Plan): Plan => ({ ...row, moneyMinor: row.moneyMinor === null ? null : Number(row.moneyMinor) });

export async function plan(read: Read, id: number): Promise<Plan | null> {
  const [row] = await read<Plan>(`SELECT ${columns} FROM lab_plans p WHERE p.id = ? ORDER BY p.id`, [id]);
  return row ? planOf(row) : null;
}

export async function planOfWeek(read: Read, week: string): Promise<Plan | null> {
  const [row] = await read<Plan>(`SELECT ${columns} FROM lab_plans p WHERE p.week = ? ORDER BY p.id`, [week]);
  return row ? planOf(row) : null;
}

/** The newest first. */
export async function plans(read: Read, limit: number): Promise<Plan[]> {
  const rows = await read<Plan>(`SELECT ${columns} FROM lab_plans p ORDER BY p.week DESC, p.id DESC LIMIT ?`, [limit]);
  return rows.map(planOf);
}

/** Only for drawing the week, and for drawing it again. */
export interface PlanSecrets {
  id: number;
  week: string;
  seed: string;
  commitment: string;
  /** As it was committed: the very text that was hashed. */
  frame: string;
  drawnAt: string | null;
}

export const planSecrets = (read: Read, after: number, limit: number): Promise<PlanSecrets[]> =>
  read<PlanSecrets>(
    `SELECT p.id AS id, p.week AS week, p.seed AS seed, p.commitment AS commitment, p.frame AS frame, p.drawn_at AS "drawnAt"
     FROM lab_plans p WHERE p.id > ? ORDER BY p.id LIMIT ?`,
    [after, limit],
  );

export interface Act {
  at: string;
  by: string;
}

const subjectOf = (week: string): string => `lab plan ${week}`;

/**
 * Makes the seed and commits to it, to the budget and to the frame. Nothing in the audit names a seller.
 *
 * @returns the plan's number; null: the week is committed already, and nothing was changed.
 */
export async function commitPlan(
  tx: Transaction,
  frame: Frame,
  { moneyMinor, currency }: Pick<LabBudget, 'moneyMinor' | 'currency'>,
  { at, by }: Act,
): Promise<number | null> {
  const seed = randomBytes(32).toString('hex');
  const commitment = sha256(seed);
  const text = canonicalJson(frame);
  const { week, slots, randomSlots } = frame;
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO lab_plans (week, slots, random_slots, money_minor, currency, seed, commitment, committed_by, committed_at, frame)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (week) DO NOTHING RETURNING id`,
    [week, slots, randomSlots, moneyMinor, moneyMinor === null ? null : currency, seed, commitment, by, at, text],
  );
  if (!row) return null;
  const detail = { slots, randomSlots, moneyMinor, commitment, frame: sha256(text) };
  await appendAudit(tx, { at, actor: by, action: 'lab seed committed', subject: subjectOf(week), detail });
  return row.id;
}

/** Draws a committed week. False: it was drawn before, and nothing was changed. */
export async function drawPlan(tx: Transaction, id: number, { at, by }: Act): Promise<boolean> {
  const changed = await tx.run('UPDATE lab_plans SET drawn_by = ?, drawn_at = ? WHERE id = ? AND drawn_at IS NULL', [
    ...[by, at, id],
  ]);
  if (changed === 0) return false;
  const [secrets] = await planSecrets(readIn(tx), id - 1, 1);
  if (secrets?.id !== id) throw new Error(`There is no plan ${id}`);
  const draws = drawWeek(JSON.parse(secrets.frame) as Frame, secrets.seed, sha256);
  await writeDraws(
    tx,
    draws.map((draw) => ({ ...draw, plan: id })),
  );
  const random = draws.filter(({ stratum }) => stratum === 'random').length;
  const detail = { random, risk: draws.length - random };
  await appendAudit(tx, { at, actor: by, action: 'lab plan drawn', subject: subjectOf(secrets.week), detail });
  return true;
}

/** A random draw that may still give somebody away: to be ordered, or ordered and still under cover. */
const stillCovered = `SELECT 1 FROM lab_draws d
  LEFT JOIN mystery_orders m ON m.id = (SELECT MAX(o.id) FROM mystery_orders o WHERE o.lab_draw = d.id)
  WHERE d.plan = p.id AND d.stratum = 'random' AND d.state <> 'skipped'
    AND (d.state = 'planned' OR m.id IS NULL OR (m.revealed_on IS NULL AND m.withdrawn_on IS NULL))`;

/** Drawn plans whose seed can be told: nothing of their random stratum is under cover. */
export const disclosablePlans = (read: Read): Promise<{ id: number }[]> =>
  read<{ id: number }>(
    `SELECT p.id AS id FROM lab_plans p WHERE p.drawn_at IS NOT NULL AND p.disclosed_at IS NULL
     AND NOT EXISTS (${stillCovered}) ORDER BY p.id`,
  );

/** Tells the seed of a plan in the audit. False: it was told before, or something is under cover. */
export async function discloseSeed(tx: Transaction, id: number, { at, by }: Act): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE lab_plans SET disclosed_at = ? WHERE id = ? AND drawn_at IS NOT NULL AND disclosed_at IS NULL
     AND id IN (SELECT p.id FROM lab_plans p WHERE NOT EXISTS (${stillCovered}))`,
    [at, id],
  );
  if (changed === 0) return false;
  const [secrets] = await planSecrets(readIn(tx), id - 1, 1);
  const { week, seed, commitment } = secrets as PlanSecrets;
  const detail = { seed, commitment };
  await appendAudit(tx, { at, actor: by, action: 'lab seed disclosed', subject: subjectOf(week), detail });
  return true;
}

/** Plans that are committed and not drawn: the program was stopped between the two. */
export const undrawnPlans = (read: Read): Promise<{ id: number }[]> =>
  read<{ id: number }>('SELECT p.id AS id FROM lab_plans p WHERE p.drawn_at IS NULL ORDER BY p.id');
