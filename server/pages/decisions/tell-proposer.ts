/** A letter to whoever proposed a measure: a second person has approved or refused it. */
import type { Transaction } from '../../../db/connect.ts';
import { mentionCandidates } from '../../stores/case-discussion.ts';
import type { StoredDecision } from '../../stores/decision-steps.ts';
import { addLetters } from '../../stores/letters.ts';
import { readIn } from '../../stores/read.ts';
import { levelNoun, sentence } from '../desk/words.ts';

export interface Verdict {
  done: 'approved' | 'refused';
  by: string;
  at: string;
  /** Of the refusal. */
  reason?: string;
  /** How a letter begins, and where the program is. */
  post: { state: 'in-app' | 'pending'; baseUrl: string };
}

export async function tellProposer(tx: Transaction, decision: StoredDecision, verdict: Verdict): Promise<void> {
  const { done, by, at, reason, post } = verdict;
  const proposer = (await mentionCandidates(readIn(tx))).find(({ email }) => email === decision.person);
  if (!proposer) return;
  const what = `${sentence(levelNoun[decision.measure])} for ${decision.sellerId} was ${done}`;
  const lines = [
    `${what} by ${by}.`,
    ...(reason === undefined ? [] : [reason]),
    `${post.baseUrl}/decisions/${decision.id}`,
  ];
  await addLetters(tx, [
    {
      ...{ once: `second-person:${decision.id}`, kind: 'second-person', to: { person: proposer.id }, createdAt: at },
      ...{ subject: what, body: `${lines.join('\n\n')}\n`, state: post.state },
    },
  ]);
}
