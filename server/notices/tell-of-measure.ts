/** A seller is told that a measure is over: lifted by a person, or run out on its day. */
import type { Transaction } from '../../db/connect.ts';
import type { Measure } from '../cases/decision.ts';
import type { Config } from '../config.ts';
import { message, type Texts } from '../languages/texts.ts';
import { readIn } from '../stores/read.ts';
import { statementOfDecision } from '../stores/statements.ts';
import { tellSeller } from './tell-seller.ts';

export type MeasureEnd = 'lifted' | 'ended';

const subjects: Record<MeasureEnd, Record<Measure, string>> = {
  lifted: {
    warn: message('The warning is lifted'),
    limit: message('The limit on your offers is lifted'),
    suspend: message('The suspension of your account is lifted'),
    end: message('Our service to you does not end'),
  },
  ended: {
    warn: message('The warning has run out'),
    limit: message('The limit on your offers has run out'),
    suspend: message('The suspension of your account has run out'),
    end: message('Our service to you has ended'),
  },
};

const bodies: Record<Measure, string> = {
  warn: message('It does not count any more from today on. There is nothing to do.'),
  limit: message('From today on your offers are shown and take orders as before. There is nothing to do.'),
  suspend: message('From today on your offers are shown again and you can take orders as before.'),
  end: message('From today on it has no effect any more.'),
};

/** The reason of whoever lifted it is a note among colleagues: it is not in it. */
export async function tellOfMeasure(
  tx: Transaction,
  setting: { config: Pick<Config, 'smtpUrl' | 'baseUrl'> },
  { id, seller, measure }: { id: number; seller: number; measure: Measure },
  end: MeasureEnd,
  at: string,
): Promise<void> {
  const statement = await statementOfDecision(readIn(tx), id);
  if (!statement?.deliveredAt) return;
  const { reference } = statement;
  await tellSeller(tx, setting, {
    ...{ once: `measure:${id}:${end}`, seller, kind: 'measure', level: 'fine', at },
    page: null,
    say: (t: Texts) => ({
      subject: t(subjects[end][measure]),
      paragraphs: [
        t(bodies[measure]),
        t('It is about the decision of which the statement {reference} told you.', { reference }),
      ],
    }),
  });
}
