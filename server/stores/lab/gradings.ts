/**
 * From gradings to the verdict that stands. A blocker, and one in ten of the rest, is graded by a second person who sees
 * nothing of the first; where the two do not say the same, the differing items are settled before anything is concluded.
 */
import { createHmac } from 'node:crypto';
import type { Transaction } from '../../../db/connect.ts';
import type { Answers } from '../../lab/answers.ts';
import type { Checklist } from '../../lab/checklist.ts';
import { agreedResult, type Grading } from '../../lab/compare-gradings.ts';
import type { InspectionFacts } from '../../lab/judge-inspection.ts';
import type { Grade, InspectionResult } from '../../lab/result.ts';
import { dayText } from '../../scoring/day.ts';
import { readIn, type Read } from '../read.ts';
import { keptSecretIn } from '../settings.ts';
import { conclude, type Act } from './conclusions.ts';

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
    // Nobody confirms themselves: the pages see to it, and this sees to the pages.
    if (second.inspector === first.inspector)
      throw new Error(`${second.inspector} graded mystery order ${mysteryOrder} twice`);
    const facts = await inspectionFacts(readIn(tx), mysteryOrder);
    const agreed = agreedResult(first.checklist, first, second, facts);
    if (agreed === null) return 'differs';
    await conclude(tx, mysteryOrder, 'agreed', agreed, act);
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
  return drawnForSecond(await keptSecretIn(tx, 'lab-grading-seed'), first.id) ? 'drawn' : null;
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

export interface SubmittedGrading extends Grading {
  id: number;
  grading: 'first' | 'second';
  inspector: string;
  submittedAt: string;
  checklist: Checklist;
  /** Of the checklist. */
  version: number;
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
       i.answers AS answers, i.result AS result, c.document AS checklist, c.version AS version
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

/** What the order itself says of the inspection, as a verdict is judged by. */
export async function inspectionFacts(read: Read, mysteryOrder: number): Promise<InspectionFacts> {
  const [row] = await read<{
    gradeSold: Grade | null;
    promisedOn: string | null;
    promisedDay: number | null;
    receivedOn: string | null;
    carrier: string | null;
  }>(
    `SELECT m.grade AS "gradeSold", m.promised_on AS "promisedOn", d.promised_day AS "promisedDay",
       m.received_on AS "receivedOn", COALESCE(d.carrier, m.carrier) AS carrier
     FROM mystery_orders m LEFT JOIN deliveries d ON d.order_id = m.order_id WHERE m.id = ? ORDER BY m.id`,
    [mysteryOrder],
  );
  if (!row) throw new Error(`There is no mystery order ${mysteryOrder}`);
  const { promisedDay, promisedOn, ...facts } = row;
  return { ...facts, promisedOn: promisedDay === null ? promisedOn : dayText(promisedDay) };
}
