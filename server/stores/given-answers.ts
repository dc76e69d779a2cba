/** The answers that disputes were given, each as it was: a correction stands before the one that it corrects. */
import { figureChange, type FigureChange } from '../cases/dispute-correction.ts';
import type { AnsweredState, PointVerdict } from '../cases/dispute.ts';
import type { Read } from './read.ts';

export interface GivenAnswer {
  /** The first is 1. */
  number: number;
  state: AnsweredState;
  by: string;
  name: string | null;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  closing: string | null;
  /** Why it takes the place of the one before; null: it is the first. */
  reason: string | null;
  /** The night since which the figures hold what it accepts, `YYYY-MM-DD`; null: none yet, or it moved nothing. */
  countedOn: string | null;
  /** In the order of the dispute's points. */
  points: { metric: string | null; verdict: PointVerdict | null; answer: string }[];
}

/** By dispute, the newest first: that one stands. */
export async function givenAnswers(read: Read, disputes: readonly number[]): Promise<Map<number, GivenAnswer[]>> {
  if (disputes.length === 0) return new Map();
  const rows = await read<Omit<GivenAnswer, 'points'> & GivenAnswer['points'][number] & { dispute: number }>(
    `SELECT a.dispute AS dispute, a.number AS number, a.state AS state, a.answered_by AS by, c.name AS name, a.answered_at AS at,
       a.closing AS closing, a.reason AS reason, a.counted_on AS "countedOn", p.metric AS metric, x.verdict AS verdict,
       x.words AS answer
     FROM dispute_answers a JOIN dispute_points p ON p.dispute = a.dispute
       JOIN dispute_point_answers x ON x.dispute = a.dispute AND x.answer = a.number AND x.point = p.number
       LEFT JOIN people c ON c.email = a.answered_by
     WHERE a.dispute IN (${disputes.map(() => '?').join(', ')}) ORDER BY a.dispute, a.number DESC, p.number`,
    [...disputes],
  );
  const found = new Map<number, GivenAnswer[]>();
  for (const { dispute, metric, verdict, answer, ...given } of rows) {
    const answers = found.get(dispute) ?? [];
    found.set(dispute, answers);
    if (answers.at(-1)?.number !== given.number) answers.push({ ...given, points: [] });
    answers.at(-1)!.points.push({ metric, verdict, answer });
  }
  return found;
}

/** The metrics that an answer takes the order out of. */
export const acceptedMetrics = (answer: Pick<GivenAnswer, 'points'> | undefined): string[] =>
  (answer?.points ?? []).flatMap(({ metric, verdict }) => (metric !== null && verdict === 'accepted' ? [metric] : []));

/** What the night that counted an answer moved. Null: nothing, or no night has counted it. @param answers the newest first */
export function movedByNight(answers: readonly GivenAnswer[], at: number): FigureChange | null {
  const one = answers[at];
  if (!one || one.countedOn === null) return null;
  const before = answers.slice(at + 1).find(({ countedOn }) => countedOn !== null);
  return figureChange(acceptedMetrics(before), acceptedMetrics(one));
}
