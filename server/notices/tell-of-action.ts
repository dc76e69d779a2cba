/** Letters about corrective actions, in the transaction of their cause: to the seller's people, and to whoever asked. */
import type { Transaction } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import { formats } from '../languages/formats.ts';
import { isLanguage } from '../languages/language.ts';
import { texts } from '../languages/texts.ts';
import { tellSeller } from './tell-seller.ts';
import { actionListeners, correctiveAction, type CorrectiveAction } from '../stores/corrective-actions.ts';
import { addLetters, firstState } from '../stores/letters.ts';
import { readIn } from '../stores/read.ts';
import { letterTexts, type ActionNews } from './action-letters.ts';
import { taskWords } from './task-words.ts';

type Setting = Pick<Context, 'config'>;

const levels: Record<ActionNews, string> = { asked: 'warn', verified: 'fine', failed: 'limit', withdrawn: 'fine' };

/** @param at the instant, as the tables keep it */
export async function tellSellerOfAction(
  tx: Transaction,
  setting: Setting,
  id: number,
  news: ActionNews,
  at: string,
): Promise<void> {
  const action = await correctiveAction(readIn(tx), id);
  if (!action) return;
  const { seller, mysteryOrder, dueOn, text } = action;
  await tellSeller(tx, setting, {
    ...{ once: `action:${id}:${news}`, seller, kind: 'action', level: levels[news], at },
    page: `/verdicts/${mysteryOrder}/actions/${id}`,
    say: ({ language }) => {
      const speaks = isLanguage(language) ? language : 'en';
      const { subject, body } = letterTexts[speaks][news];
      const day = formats(speaks).day(dueOn);
      return {
        subject: subject(day),
        paragraphs: [body(day), ...(news === 'asked' ? [taskWords(text, texts(speaks))] : [])],
      };
    },
  });
}

const staffNews = {
  done: ({ sellerName }: CorrectiveAction) => `${sellerName} says that it is done`,
  verified: ({ sellerName }: CorrectiveAction) => `In order now at ${sellerName}`,
  failed: ({ sellerName }: CorrectiveAction) => `Found again at ${sellerName}`,
};

/** Whoever asked for it and whoever looks after the seller, but not the person who did it. */
export async function tellStaffOfAction(
  tx: Transaction,
  { config }: Setting,
  id: number,
  news: keyof typeof staffNews,
  { at, by }: { at: string; by: string },
): Promise<void> {
  const action = await correctiveAction(readIn(tx), id);
  if (!action) return;
  const people = (await actionListeners(readIn(tx), id)).filter(({ email }) => email !== by);
  const subject = staffNews[news](action);
  const said = news === 'done' ? [`“${action.evidence ?? ''}”`] : [];
  const body = [`${subject}.`, action.text, ...said, `${config.baseUrl}/actions/${id}`].join('\n\n');
  await addLetters(
    tx,
    people.map(({ id: person }) => ({
      ...{ once: `action:${id}:staff-${news}:${person}`, kind: 'action', to: { person }, createdAt: at },
      ...{ subject, body: `${body}\n`, state: firstState(config) },
    })),
  );
}

/** What a verification showed, in the transaction of its reveal: to the seller and to the staff. */
export async function tellOfVerification(
  tx: Transaction,
  setting: Setting,
  { action, outcome }: { action: number; outcome: 'verified' | 'failed' },
  when: { at: string; by: string },
): Promise<void> {
  await tellSellerOfAction(tx, setting, action, outcome, when.at);
  await tellStaffOfAction(tx, setting, action, outcome, when);
}
