/** A delivered statement as the seller's inbox names it: by its title in each language, and what is to be found in it. */
import type { Transaction } from '../../db/connect.ts';
import { putIntoInbox } from '../notices/tell-seller.ts';
import type { NewStatement, StatementDocument } from '../stores/statements.ts';

type Delivered = Pick<NewStatement, 'seller' | 'measure' | 'reference' | 'deliveredAt'> & {
  documents: readonly Pick<StatementDocument, 'language' | 'content'>[];
};

/** Without a letter: its own carries the paper. A statement that is not delivered is nothing to be told. */
export async function putStatementIntoInbox(tx: Transaction, id: number, statement: Delivered): Promise<void> {
  const { seller, measure, reference, deliveredAt, documents } = statement;
  if (deliveredAt === null) return;
  await putIntoInbox(tx, {
    ...{
      once: `statement:${id}`,
      seller,
      kind: 'statement',
      level: measure,
      page: `/statements/${id}`,
      at: deliveredAt,
    },
    say: (t) => {
      const own = documents.find(({ language }) => language === t.language) ?? documents[0];
      return {
        subject: own ? (JSON.parse(own.content) as { title: string }).title : reference,
        paragraphs: [
          t(
            'The statement of reasons {reference} says what was decided, from when on, why, and how you can object to it free of charge.',
            { reference },
          ),
        ],
      };
    },
  });
}
