/** Appeals against decisions, and their answers. */
import type { Transaction } from '../../db/connect.ts';
import { whyNoAppeal, whyNotAnswer, type AppealChannel, type AppealVerdict } from '../cases/appeal.ts';
import type { Day } from '../scoring/day.ts';
import { appendAudit } from './audit.ts';
import { stepDecision, storedDecision } from './decision-steps.ts';
import { readIn, type Read } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface Appeal {
  id: number;
  decision: number;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  filedAt: string;
  /** E-mail of the seller's person, or of the colleague who noted it down. */
  filedBy: string;
  channel: AppealChannel;
  text: string;
  state: 'open' | 'upheld' | 'rejected' | 'withdrawn';
  decidedBy: string | null;
  decidedAt: string | null;
  answer: string | null;
}

/** Those against a decision, the oldest first. */
export async function appealsAgainst(read: Read, decision: number): Promise<Appeal[]> {
  return read<Appeal>(
    `SELECT id, decision, filed_at AS "filedAt", filed_by AS "filedBy", channel, text, state, decided_by AS "decidedBy",
       decided_at AS "decidedAt", answer FROM appeals WHERE decision = ? ORDER BY id`,
    [decision],
  );
}

export interface NewAppeal {
  decision: number;
  at: string;
  today: Day;
  by: string;
  channel: AppealChannel;
  text: string;
}

/** @returns the appeal's id, or one sentence that says why it cannot be made */
export async function fileAppeal(
  tx: Transaction,
  { decision: id, at, today, by, channel, text }: NewAppeal,
): Promise<{ appeal: number } | { refused: string }> {
  const decision = await lockedDecision(tx, id);
  if (!decision) return { refused: 'There is no such decision.' };
  const objection = whyNoAppeal(decision, today);
  if (objection !== null) return { refused: objection };
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO appeals (decision, seller, filed_at, filed_by, channel, text, state)
     VALUES (?, ?, ?, ?, ?, ?, 'open') RETURNING id`,
    [id, decision.seller, at, by, channel, text],
  );
  const appeal = row!.id;
  await noteAct(tx, id);
  const subject = `seller ${decision.sellerId}`;
  await appendAudit(tx, { at, actor: by, action: 'appeal filed', subject, detail: { appeal, decision: id, channel } });
  await bumpRevision(tx);
  return { appeal };
}

export interface AppealAnswer {
  appeal: number;
  verdict: AppealVerdict;
  answer: string;
  by: string;
  at: string;
  today: Day;
}

/** Answers an appeal that is open; upheld, its decision is overturned in the same breath. */
export async function answerAppeal(
  tx: Transaction,
  { appeal, verdict, answer, by, at, today }: AppealAnswer,
): Promise<{ decision: number } | { refused: string }> {
  const [row] = await tx.all<{ decision: number; state: Appeal['state'] }>(
    'SELECT decision, state FROM appeals WHERE id = ?',
    [appeal],
  );
  const decision = row && (await lockedDecision(tx, row.decision));
  if (!row || !decision) return { refused: 'There is no such appeal.' };
  if (row.state !== 'open') return { refused: 'Somebody has answered this appeal already.' };
  const objection = whyNotAnswer(decision, by);
  if (objection !== null) return { refused: objection };
  if (verdict === 'upheld') {
    const overturned = await stepDecision(
      tx,
      decision.id,
      { kind: 'overturn', by, reason: answer, today },
      { at, actor: by },
    );
    if ('refused' in overturned) return overturned;
  }
  const values = [verdict, by, at, answer, appeal];
  await tx.run('UPDATE appeals SET state = ?, decided_by = ?, decided_at = ?, answer = ? WHERE id = ?', values);
  await noteAct(tx, decision.id);
  const subject = `seller ${decision.sellerId}`;
  const detail = { appeal, decision: decision.id, verdict, answer };
  await appendAudit(tx, { at, actor: by, action: `appeal ${verdict}`, subject, detail });
  await bumpRevision(tx);
  return { decision: decision.id };
}

/** Two people at once: the second waits here, and then finds what the first has done. */
async function lockedDecision(tx: Transaction, id: number) {
  await tx.run('UPDATE decisions SET version = version WHERE id = ?', [id]);
  return storedDecision(readIn(tx), id);
}

/** Whoever is about to step the decision looks at it again. */
async function noteAct(tx: Transaction, id: number): Promise<void> {
  await tx.run('UPDATE decisions SET version = version + 1 WHERE id = ?', [id]);
}
