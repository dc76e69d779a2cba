/** A letter to whoever proposed a measure: a second person has approved or refused it. */
import type { Transaction } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import { message } from '../../languages/texts.ts';
import { tellStaff } from '../../notices/tell-staff.ts';
import { mentionCandidates } from '../../stores/case-discussion.ts';
import type { StoredDecision } from '../../stores/decision-steps.ts';
import { readIn } from '../../stores/read.ts';
import { staffReaders } from '../../stores/staff-readers.ts';
import { levelNoun, sentence } from '../desk/words.ts';

export interface Verdict {
  done: 'approved' | 'refused';
  by: string;
  at: string;
  /** Of the refusal. */
  reason?: string;
  config: Pick<Context['config'], 'smtpUrl' | 'baseUrl'>;
}

const outcomes = {
  approved: {
    subject: message('{measure} for {seller} was approved'),
    body: message('{measure} for {seller} was approved by {person}.'),
  },
  refused: {
    subject: message('{measure} for {seller} was refused'),
    body: message('{measure} for {seller} was refused by {person}.'),
  },
};

export async function tellProposer(tx: Transaction, decision: StoredDecision, verdict: Verdict): Promise<void> {
  const { done, by, at, reason } = verdict;
  const proposer = (await mentionCandidates(readIn(tx))).find(({ email }) => email === decision.person);
  if (!proposer) return;
  await tellStaff(tx, verdict, await staffReaders(readIn(tx), [proposer.id]), {
    ...{ once: () => `second-person:${decision.id}`, kind: 'second-person', page: `/decisions/${decision.id}`, at },
    say: (t) => {
      const values = { measure: t(levelNoun[decision.measure]), seller: decision.sellerId };
      return {
        subject: sentence(t(outcomes[done].subject, values)),
        paragraphs: [
          sentence(t(outcomes[done].body, { ...values, person: by })),
          ...(reason === undefined ? [] : [reason]),
        ],
      };
    },
  });
}
