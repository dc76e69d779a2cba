/** Letters about corrective actions to whoever asked for them or looks after the seller, in the transaction of their cause. */
import type { Transaction } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import { message } from '../languages/texts.ts';
import { actionListeners, correctiveAction } from '../stores/corrective-actions.ts';
import { readIn } from '../stores/read.ts';
import { staffReaders } from '../stores/staff-readers.ts';
import { taskWords } from './task-words.ts';
import { tellStaff } from './tell-staff.ts';

const staffNews = {
  done: message('{seller} says that it is done'),
  verified: message('In order now at {seller}'),
  failed: message('Found again at {seller}'),
};

/** Whoever asked for it and whoever looks after the seller, but not the person who did it. */
export async function tellStaffOfAction(
  tx: Transaction,
  setting: Pick<Context, 'config'>,
  id: number,
  news: keyof typeof staffNews,
  { at, by }: { at: string; by: string },
): Promise<void> {
  const action = await correctiveAction(readIn(tx), id);
  if (!action) return;
  const people = (await actionListeners(readIn(tx), id)).filter(({ email }) => email !== by);
  const readers = await staffReaders(
    readIn(tx),
    people.map(({ id: person }) => person),
  );
  await tellStaff(tx, setting, readers, {
    ...{ once: (person) => `action:${id}:staff-${news}:${person}`, kind: 'action', page: `/actions/${id}`, at },
    say: (t) => {
      const subject = t(staffNews[news], { seller: action.sellerName });
      const said = news === 'done' ? [t('“{words}”', { words: action.evidence ?? '' })] : [];
      return { subject, paragraphs: [t('{news}.', { news: subject }), taskWords(action.text, t), ...said] };
    },
  });
}
