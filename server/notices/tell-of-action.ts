/** Letters about corrective actions to the seller's people, in the transaction of their cause. */
import type { Transaction } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import { formats } from '../languages/formats.ts';
import { isLanguage } from '../languages/language.ts';
import { texts } from '../languages/texts.ts';
import { tellSeller } from './tell-seller.ts';
import { correctiveAction } from '../stores/corrective-actions.ts';
import { readIn } from '../stores/read.ts';
import { letterTexts, type ActionNews } from './action-letters.ts';
import { taskWords } from './task-words.ts';
import { tellStaffOfAction } from './tell-staff-of-action.ts';

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
