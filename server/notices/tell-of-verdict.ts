/** What a seller is told of a verdict, in the transaction of its cause. */
import type { Transaction } from '../../db/connect.ts';
import type { Context } from '../context.ts';
import { formats } from '../languages/formats.ts';
import { isLanguage, type Language } from '../languages/language.ts';
import type { Verdict } from '../lab/result.ts';
import { tellSeller } from './tell-seller.ts';
import { readIn } from '../stores/read.ts';
import { revelation, type StoredRevelation } from '../stores/revelations.ts';
import type { SaidNotice } from '../stores/seller-notices.ts';
import { verdictAnswer } from '../stores/verdict-answers.ts';
import { letterWords } from './verdict-letters/index.ts';
import type { VerdictNews } from './verdict-letters/letter-words.ts';

const levels: Record<Verdict, string> = { passed: 'fine', downgraded: 'limit', blocker: 'suspend' };

export async function tellSellerOfVerdict(
  tx: Transaction,
  setting: Pick<Context, 'config'>,
  mysteryOrder: number,
  occasion: 'reveal' | 'outcome',
  at: string,
): Promise<void> {
  const read = readIn(tx);
  const revealed = await revelation(read, mysteryOrder);
  if (!revealed) return;
  const answer = occasion === 'outcome' ? await verdictAnswer(read, mysteryOrder) : null;
  const news = newsOf(revealed, answer?.state ?? null);
  await tellSeller(tx, setting, {
    ...{ once: `verdict:${mysteryOrder}:${occasion}`, seller: revealed.seller, kind: 'verdict', at },
    level: levels[revealed.verdict],
    page: `/verdicts/${mysteryOrder}`,
    say: ({ language }) => saidOf(isLanguage(language) ? language : 'en', news, revealed, answer?.outcome ?? null),
  });
}

function newsOf({ verdict, safetyFinding }: StoredRevelation, state: string | null): VerdictNews {
  if (state === 'stands' || state === 'corrected') return state;
  return verdict === 'passed' && safetyFinding === 'none' ? 'passed' : 'found';
}

/** @param outcome what the lab answered, in its own words; null: nothing was asked */
export function saidOf(
  language: Language,
  news: VerdictNews,
  { content, answerUntil }: Pick<StoredRevelation, 'content' | 'answerUntil'>,
  outcome: string | null,
): SaidNotice {
  const words = letterWords[language];
  const order = content.orderId === null ? '' : words.order(content.orderId);
  const until = answerUntil === null ? '' : formats(language).day(answerUntil);
  return {
    subject: `${words.subjects[news]}${order}`,
    paragraphs: [words.bodies[news]({ order, until }), ...(outcome === null ? [] : [`${words.answer}\n${outcome}`])],
  };
}
