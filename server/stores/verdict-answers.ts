/** What sellers answer to a verdict of the lab, once and within ten days, and what became of it. */
import type { Transaction } from '../../db/connect.ts';
import type { Verdict } from '../lab/result.ts';
import { appendAudit } from './audit.ts';
import { readIn, type Read } from './read.ts';
import { bumpRevision } from './settings.ts';

export interface VerdictAnswer {
  id: number;
  mysteryOrder: number;
  seller: number;
  /** The e-mail of the seller's person. */
  person: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  at: string;
  text: string;
  state: 'open' | 'stands' | 'corrected';
  decidedBy: string | null;
  decidedAt: string | null;
  /** What the lab answered. */
  outcome: string | null;
}

const columns = `a.id AS id, a.mystery_order AS "mysteryOrder", a.seller AS seller, a.person AS person, a.at AS at,
  a.text AS text, a.state AS state, a.decided_by AS "decidedBy", a.decided_at AS "decidedAt", a.outcome AS outcome`;

export async function verdictAnswer(read: Read, mysteryOrder: number): Promise<VerdictAnswer | null> {
  const [row] = await read<VerdictAnswer>(
    `SELECT ${columns} FROM verdict_answers a WHERE a.mystery_order = ? ORDER BY a.id`,
    [mysteryOrder],
  );
  return row ?? null;
}

/** All that a seller has answered: found by its revelations, since nothing else can be answered. */
export const answersOf = (read: Read, seller: number): Promise<VerdictAnswer[]> =>
  read<VerdictAnswer>(
    `SELECT ${columns} FROM revelations r JOIN verdict_answers a ON a.mystery_order = r.mystery_order
     WHERE r.seller = ? ORDER BY a.id`,
    [seller],
  );

export interface WaitingAnswer extends VerdictAnswer {
  sellerName: string | null;
  verdict: Verdict;
}

/** Those that the lab has not decided yet, the oldest first. */
export const waitingAnswers = (read: Read): Promise<WaitingAnswer[]> =>
  read<WaitingAnswer>(
    `SELECT ${columns}, v.name AS "sellerName", m.verdict AS verdict
     FROM verdict_answers a JOIN sellers v ON v.id = a.seller
     JOIN mystery_orders m ON m.id = a.mystery_order AND m.revealed_on IS NOT NULL
     WHERE a.state = 'open' ORDER BY a.at, a.id`,
  );

export interface NewAnswer {
  mysteryOrder: number;
  seller: number;
  sellerId: string;
  person: string;
  at: string;
  /** The business day, `YYYY-MM-DD`. */
  day: string;
  text: string;
}

/**
 * Takes an answer down. A verdict of another seller is `unknown`.
 *
 * @returns `late` after the last day, `known` if there is one already: nothing is written then.
 */
export async function giveAnswer(tx: Transaction, answer: NewAnswer): Promise<'given' | 'known' | 'late' | 'unknown'> {
  const { mysteryOrder, seller, sellerId, person, at, day, text } = answer;
  const [revealed] = await tx.all<{ until: string }>(
    'SELECT answer_until AS until FROM revelations WHERE mystery_order = ? AND seller = ? ORDER BY mystery_order',
    [mysteryOrder, seller],
  );
  if (!revealed) return 'unknown';
  // Asked first: the form sent again on the day after is still the answer that came in time.
  if (await verdictAnswer(readIn(tx), mysteryOrder)) return 'known';
  if (day > revealed.until) return 'late';
  const written = await tx.run(
    `INSERT INTO verdict_answers (mystery_order, seller, person, at, text, state) VALUES (?, ?, ?, ?, ?, 'open')
     ON CONFLICT (mystery_order) DO NOTHING`,
    [mysteryOrder, seller, person, at, text],
  );
  if (written === 0) return 'known';
  await appendAudit(tx, {
    ...{ at, actor: person, action: 'verdict answered', subject: `mystery order ${mysteryOrder}` },
    detail: { seller: sellerId },
  });
  await bumpRevision(tx);
  return 'given';
}
