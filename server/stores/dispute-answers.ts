/** The answer to a dispute: each of its points, and what becomes of it. */
import type { Transaction } from '../../db/connect.ts';
import { outcomeOfPoints, pointsLeftOpen, type DisputeState, type PointVerdict } from '../cases/dispute.ts';
import { appendAudit } from './audit.ts';
import { dispute } from './disputes.ts';
import { readIn } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface DisputeAnswer {
  dispute: number;
  /** In the order of the points. A point that contests nothing has no verdict. */
  points: readonly { verdict: PointVerdict | null; answer: string }[];
  /** What is said in closing; may be empty. */
  closing: string;
  by: string;
  at: string;
}

/**
 * Answers a dispute that is open. What is accepted waits for the night, which posts its correction.
 *
 * @returns `gone` if somebody answered it or it was withdrawn meanwhile, `unanswered` if a point is left open: nothing is
 *   written then.
 */
export async function answerDispute(
  tx: Transaction,
  { dispute: id, points, closing, by, at }: DisputeAnswer,
): Promise<Exclude<DisputeState, 'open' | 'withdrawn'> | 'gone' | 'unanswered'> {
  // The dispute's own row first: of two who answer at the same time the second waits here.
  const open = await tx.run("UPDATE disputes SET state = state WHERE id = ? AND state = 'open'", [id]);
  const found = open === 0 ? null : await dispute(readIn(tx), id);
  if (!found) return 'gone';
  const answered = found.points.map(({ metric }, at) => ({
    metric,
    verdict: metric === null ? null : (points[at]?.verdict ?? null),
    answer: points[at]?.answer ?? '',
  }));
  if (pointsLeftOpen(answered).length > 0) return 'unanswered';
  const state = outcomeOfPoints(answered);
  for (const [at, { verdict, answer }] of answered.entries())
    await tx.run('UPDATE dispute_points SET verdict = ?, answer = ? WHERE dispute = ? AND number = ?', [
      verdict,
      answer,
      id,
      at + 1,
    ]);
  await tx.run('UPDATE disputes SET state = ?, closed_by = ?, closed_at = ?, answer = ?, counted = ? WHERE id = ?', [
    state,
    by,
    at,
    closing === '' ? null : closing,
    state === 'refused' ? 1 : 0,
    id,
  ]);
  const accepted = answered.flatMap(({ metric, verdict }) =>
    metric !== null && verdict === 'accepted' ? [metric] : [],
  );
  const detail = { dispute: id, order: found.orderId, state, accepted };
  await appendAudit(tx, { at, actor: by, action: 'dispute answered', subject: `seller ${found.sellerId}`, detail });
  await bumpRevision(tx);
  return state;
}
