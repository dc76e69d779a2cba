/** What becomes of a seller's answer: the verdict stands or is made milder, decided by somebody who did not write it. */
import type { Transaction } from '../../../db/connect.ts';
import { milderOutcomes, type Outcome } from '../../lab/milder-outcomes.ts';
import { appendAudit } from '../audit.ts';
import { readIn, type Read } from '../read.ts';
import { revelation } from '../revelations.ts';
import { bumpRevision } from '../settings.ts';
import { verdictAnswer } from '../verdict-answers.ts';

export interface AnswerDecision {
  mysteryOrder: number;
  by: string;
  at: string;
  /** The business day, `YYYY-MM-DD`. */
  day: string;
  /** What counts instead; null: the verdict stands. */
  corrected: Outcome | null;
  /** To the seller. */
  text: string;
}

/**
 * Once, and by the right person. What was corrected to counts from the next night on.
 *
 * @returns `gone` if there is no answer that waits, `own` if the person has judged this order before, `harsher` if it would
 * be no milder: nothing is written then.
 */
export async function decideAnswer(
  tx: Transaction,
  decision: AnswerDecision,
): Promise<'decided' | 'gone' | 'own' | 'harsher'> {
  const { mysteryOrder, by, at, day, corrected, text } = decision;
  const read = readIn(tx);
  const revealed = await revelation(read, mysteryOrder);
  if (!revealed || (await verdictAnswer(read, mysteryOrder))?.state !== 'open') return 'gone';
  if (!(await mayDecide(read, mysteryOrder, by))) return 'own';
  const allowed = milderOutcomes(revealed);
  if (corrected && !allowed.some((one) => isSame(one, corrected))) return 'harsher';
  const state = corrected ? 'corrected' : 'stands';
  const changed = await tx.run(
    `UPDATE verdict_answers SET state = ?, decided_by = ?, decided_at = ?, outcome = ? WHERE mystery_order = ? AND state = 'open'`,
    [state, by, at, text, mysteryOrder],
  );
  if (changed === 0) return 'gone';
  if (corrected)
    await tx.run(
      `UPDATE mystery_orders SET corrected_verdict = ?, corrected_safety_finding = ?, corrected_on = ?
       WHERE id = ? AND revealed_on IS NOT NULL`,
      [corrected.verdict, corrected.safetyFinding, day, mysteryOrder],
    );
  const { sellerId, verdict, safetyFinding } = revealed;
  await appendAudit(tx, {
    ...{ at, actor: by, action: corrected ? 'verdict corrected' : 'verdict upheld' },
    subject: `mystery order ${mysteryOrder}`,
    detail: { seller: sellerId, before: { verdict, safetyFinding }, ...(corrected ? { after: { ...corrected } } : {}) },
  });
  await bumpRevision(tx);
  return 'decided';
}

const isSame = (one: Outcome, other: Outcome): boolean =>
  one.verdict === other.verdict && one.safetyFinding === other.safetyFinding;

/**
 * Neither the first grader nor whoever concluded the verdict; in a lab so small that nobody else is left, at least not
 * whoever concluded it.
 */
export async function mayDecide(read: Read, mysteryOrder: number, person: string): Promise<boolean> {
  const [order] = await read<{ concludedBy: string | null; first: string | null }>(
    `SELECT m.concluded_by AS "concludedBy", i.inspector AS first FROM mystery_orders m
     LEFT JOIN lab_inspections i ON i.mystery_order = m.id AND i.grading = 'first' WHERE m.id = ? ORDER BY m.id`,
    [mysteryOrder],
  );
  if (!order || order.concludedBy === person) return false;
  if (order.first !== person) return true;
  const [others] = await read<{ count: number }>(
    `SELECT COUNT(*) AS count FROM people WHERE role = 'lab' AND disabled_at IS NULL AND email <> ? AND email <> ?
     ORDER BY count`,
    [person, order.concludedBy ?? ''],
  );
  return Number(others?.count ?? 0) === 0;
}
