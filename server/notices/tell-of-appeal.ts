/** The answer to an appeal reaches the seller: what became of the decision, and the answer in its own words. */
import type { Transaction } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import { appealsAgainst } from '../stores/appeals.ts';
import { storedDecision } from '../stores/decision-steps.ts';
import { readIn } from '../stores/read.ts';
import { statementOfDecision } from '../stores/statements.ts';
import { tellSeller } from './tell-seller.ts';

/** Call it in the transaction that answers; an appeal that is open is nothing to be told. */
export async function tellOfAppeal(
  tx: Transaction,
  setting: { config: Pick<Config, 'smtpUrl' | 'baseUrl'> },
  { decision, appeal: id }: { decision: number; appeal: number },
  at: string,
): Promise<void> {
  const read = readIn(tx);
  const appeal = (await appealsAgainst(read, decision)).find((one) => one.id === id);
  const decided = await storedDecision(read, decision);
  const statement = await statementOfDecision(read, decision);
  if (!decided || !statement || (appeal?.state !== 'upheld' && appeal?.state !== 'rejected')) return;
  const { reference } = statement;
  const isUpheld = appeal.state === 'upheld';
  await tellSeller(tx, setting, {
    ...{ once: `appeal:${id}`, seller: decided.seller, kind: 'appeal', level: isUpheld ? 'fine' : decided.measure, at },
    page: `/statements/${statement.id}`,
    say: (t) => ({
      subject: isUpheld
        ? t('Your appeal was justified: the decision is taken back')
        : t('Answer to your appeal: the decision stands'),
      paragraphs: [
        isUpheld
          ? t(
              'Somebody who did not take the decision has examined your complaint about {reference} and takes the decision back. It does not count any more, nor as an earlier measure.',
              { reference },
            )
          : t(
              'Somebody who did not take the decision has examined your complaint about {reference}. The decision stands. If you do not agree, the statement names the mediators and the courts you can turn to.',
              { reference },
            ),
        ...(appeal.answer === null ? [] : [`${t('The answer in full:')}\n${appeal.answer}`]),
      ],
    }),
  });
}
