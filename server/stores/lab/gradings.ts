/**
 * From gradings to the verdict that stands. A blocker, and one in ten of the rest, is graded by a second person who sees
 * nothing of the first; where the two do not say the same, the differing items are settled before anything is concluded.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Transaction } from '../../../db/connect.ts';
import type { Answers } from '../../lab/answers.ts';
import type { Checklist } from '../../lab/checklist.ts';
import { gradingsAgree, type Grading } from '../../lab/compare-gradings.ts';
import type { InspectionResult } from '../../lab/result.ts';
import { appendAudit } from '../audit.ts';
import { readIn, type Read } from '../read.ts';

export interface Act {
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  actor: string;
  /** The business day, `YYYY-MM-DD`. */
  day: string;
}

/** The share of gradings that a second person repeats though they found no blocker. */
export const drawnShare = 0.1;

/**
 * What follows from a grading that was submitted in this transaction: the verdict stands (`concluded`), a second person is
 * waited for (`second`), or the two gradings have to be settled (`differs`).
 */
export async function afterGrading(
  tx: Transaction,
  mysteryOrder: number,
  act: Act,
): Promise<'concluded' | 'second' | 'differs'> {
  const [first, second] = await submittedGradings(readIn(tx), mysteryOrder);
  if (!first) throw new Error(`Mystery order ${mysteryOrder} has no grading that was submitted`);
  if (second) {
    if (!gradingsAgree(first.checklist, first, second)) return 'differs';
    await conclude(tx, mysteryOrder, 'agreed', first.result, act);
    return 'concluded';
  }
  const reason = await reasonForSecond(tx, first);
  if (reason === null) {
    await conclude(tx, mysteryOrder, 'one', first.result, act);
    return 'concluded';
  }
  await tx.run('UPDATE mystery_orders SET second_reason = ? WHERE id = ? AND second_reason IS NULL', [
    ...[reason, mysteryOrder],
  ]);
  return 'second';
}

async function reasonForSecond(tx: Transaction, first: SubmittedGrading): Promise<'blocker' | 'drawn' | null> {
  if (first.result.verdict === 'blocker') return 'blocker';
  return drawnForSecond(await gradingSeed(tx), first.id) ? 'drawn' : null;
}

/**
 * Whether this inspection is drawn for a second grading: by a keyed hash of its number, so that nobody can foresee it
 * without the seed, and nobody can move it by what is answered or when.
 *
 * @param seed the installation's own, kept secret
 */
export function drawnForSecond(seed: string, inspection: number): boolean {
  const digest = createHmac('sha256', seed).update(`second grading ${inspection}`).digest();
  return digest.readUInt32BE(0) / 2 ** 32 < drawnShare;
}

/** Made on first use. */
async function gradingSeed(tx: Transaction): Promise<string> {
  await tx.run('INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING', [
    ...['lab-grading-seed', randomBytes(32).toString('base64url')],
  ]);
  const [row] = await tx.all<{ value: string }>('SELECT value FROM settings WHERE name = ? ORDER BY name', [
    'lab-grading-seed',
  ]);
  if (!row) throw new Error('The seed of second gradings could not be kept');
  return row.value;
}

export type Basis = 'one' | 'agreed' | 'settled';

/** Writes down the verdict that stands, once. Managers read the audit log too: no seller and no verdict in it. */
export async function conclude(
  tx: Transaction,
  mysteryOrder: number,
  basis: Basis,
  result: InspectionResult,
  { at, actor, day }: Act,
  conclusion = '',
): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE mystery_orders SET quality = ?, delivery = ?, packaging = ?, verdict = ?, safety_finding = ?, inspected_on = ?,
       concluded_at = ?, concluded_by = ?, conclusion = ?
     WHERE id = ? AND concluded_at IS NULL AND revealed_on IS NULL AND withdrawn_on IS NULL`,
    [
      ...[result.quality, result.delivery, result.packaging, result.verdict, result.safetyFinding, day],
      ...[at, actor, conclusion, mysteryOrder],
    ],
  );
  if (changed === 0) return false;
  await tx.run('INSERT INTO lab_conclusions (mystery_order, basis, result) VALUES (?, ?, ?)', [
    ...[mysteryOrder, basis, JSON.stringify(result)],
  ]);
  await appendAudit(tx, {
    ...{ at, actor, action: 'mystery order concluded', subject: `mystery order ${mysteryOrder}`, detail: {} },
  });
  return true;
}

export interface SubmittedGrading extends Grading {
  id: number;
  grading: 'first' | 'second';
  inspector: string;
  submittedAt: string;
  checklist: Checklist;
}

interface GradingRow extends Omit<SubmittedGrading, 'answers' | 'result' | 'checklist'> {
  answers: string;
  result: string;
  checklist: string;
}

/** The gradings of an order that are done: none, the first, or both. */
export async function submittedGradings(read: Read, mysteryOrder: number): Promise<SubmittedGrading[]> {
  const rows = await read<GradingRow>(
    `SELECT i.id AS id, i.grading AS grading, i.inspector AS inspector, i.submitted_at AS "submittedAt",
       i.answers AS answers, i.result AS result, c.document AS checklist
     FROM lab_inspections i JOIN lab_checklists c ON c.id = i.checklist
     WHERE i.mystery_order = ? AND i.submitted_at IS NOT NULL AND i.result IS NOT NULL ORDER BY i.grading, i.id`,
    [mysteryOrder],
  );
  return rows.map(({ answers, result, checklist, ...row }) => ({
    ...row,
    answers: JSON.parse(answers) as Answers,
    result: JSON.parse(result) as InspectionResult,
    checklist: JSON.parse(checklist) as Checklist,
  }));
}
