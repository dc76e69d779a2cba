/** Answers to a dispute: to each of its points, and what becomes of it. A correction is another answer after the one that stands. */
import type { Transaction } from '../../db/connect.ts';
import { figureChange, whyNoCorrection, type NoCorrection } from '../cases/dispute-correction.ts';
import {
  outcomeOfPoints,
  pointsLeftOpen,
  shortestAnswer,
  type AnsweredState,
  type PointVerdict,
} from '../cases/dispute.ts';
import type { BusinessCalendar, Day } from '../scoring/day.ts';
import { appendAudit } from './audit.ts';
import { claimables, holdClaim } from './claims.ts';
import { dispute, type Dispute } from './disputes.ts';
import { acceptedMetrics } from './given-answers.ts';
import { readIn } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface NewAnswer {
  dispute: number;
  /** The number of the answer that it corrects, the one that stood when it was written; 0: there was none. */
  corrects: number;
  /** In the order of the points. A point that contests nothing has no verdict. */
  points: readonly { verdict: PointVerdict | null; answer: string }[];
  /** What is said in closing; may be empty. */
  closing: string;
  /** Why the answer before is corrected; of no concern to a first one. */
  reason: string;
  /** The colleague from whom it is taken over; null: nobody. Of no concern to a correction: what is answered lies in nobody's hands. */
  takeOverFrom: string | null;
  by: string;
  at: string;
}

export type NotAnswered = NoCorrection | 'gone' | 'unanswered' | 'claimed';

/** Whether the answer was taken. */
export const isAnswered = (done: AnsweredState | NotAnswered): done is AnsweredState =>
  done === 'accepted' || done === 'partly' || done === 'refused';

/**
 * Answers a dispute that is open, or corrects the answer that stands. What that moves in the figures waits for the night, which
 * posts it.
 *
 * @returns `gone` if somebody answered it or it was withdrawn meanwhile, `own` or `late` if this person may not correct it,
 *   `unanswered` if a point or the reason is left open, `claimed` if a colleague works on it: nothing is written then.
 */
export async function answerDispute(
  tx: Transaction,
  { calendar }: { calendar: BusinessCalendar },
  given: NewAnswer,
): Promise<AnsweredState | NotAnswered> {
  const { dispute: id, corrects, points, closing, by, at } = given;
  // The dispute's own row first: of two who answer at the same time the second waits here.
  const held = await tx.run("UPDATE disputes SET state = state WHERE id = ? AND answers = ? AND state <> 'withdrawn'", [
    id,
    corrects,
  ]);
  const found = held === 0 ? null : await dispute(readIn(tx), id);
  if (!found) return 'gone';
  const no = correctionOf(calendar, found, by, Date.parse(at) / 1000)?.no ?? null;
  if (no !== null) return no;
  const answered = found.points.map(({ metric }, index) => ({
    metric,
    verdict: metric === null ? null : (points[index]?.verdict ?? null),
    answer: points[index]?.answer ?? '',
  }));
  const reason = corrects === 0 ? null : given.reason.trim();
  if (pointsLeftOpen(answered).length > 0) return 'unanswered';
  if (reason !== null && reason.length < shortestAnswer) return 'unanswered';
  const { takeOverFrom } = given;
  if (corrects === 0 && !(await holdClaim(tx, claimables.dispute, id, { person: by, takeOverFrom, at })))
    return 'claimed';
  const state = outcomeOfPoints(answered);
  const [before] = found.answers;
  const moves = figureChange(acceptedMetrics(before), acceptedMetrics({ points: answered })) !== null;
  await tx.run(
    `INSERT INTO dispute_answers (dispute, number, state, answered_by, answered_at, closing, reason, counted_on)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      id,
      corrects + 1,
      state,
      by,
      at,
      closing === '' ? null : closing,
      reason,
      moves ? null : (before?.countedOn ?? null),
    ],
  );
  const rows = answered.map(({ verdict, answer }, index) => [id, corrects + 1, index + 1, verdict, answer]);
  await tx.insertMany('dispute_point_answers', ['dispute', 'answer', 'point', 'verdict', 'words'], rows);
  await tx.run('UPDATE disputes SET state = ?, answers = ? WHERE id = ?', [state, corrects + 1, id]);
  if (moves) await tx.run('UPDATE disputes SET counted = 0 WHERE id = ?', [id]);
  await appendAudit(tx, {
    ...{
      at,
      actor: by,
      action: before ? 'dispute corrected' : 'dispute answered',
      subject: `seller ${found.sellerId}`,
    },
    detail: {
      ...{ dispute: id, order: found.orderId, ...(before ? { from: before.state } : {}), state },
      accepted: acceptedMetrics({ points: answered }),
      ...(reason === null ? {} : { reason }),
      ...(takeOverFrom === null || corrects > 0 ? {} : { takenOverFrom: takeOverFrom }),
    },
  });
  await bumpRevision(tx);
  return state;
}

/** The business day of the answer that stands, and why this person may not correct it (null: they may); null: there is none. */
export function correctionOf(
  calendar: BusinessCalendar,
  { answers }: Pick<Dispute, 'answers'>,
  person: string,
  now: number,
): { answered: Day; no: NoCorrection | null } | null {
  const [standing] = answers;
  if (!standing) return null;
  const answered = calendar(Date.parse(standing.at) / 1000);
  const answeredBy = answers.map(({ by }) => by);
  return { answered, no: whyNoCorrection({ answeredBy, answered }, person, calendar(now)) };
}
