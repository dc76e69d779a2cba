/** The seller's manager learns by e-mail what the seller does about its plans: it begins one, answers on it, or has done a step. */
import type { Transaction } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import type { Texts } from '../../languages/texts.ts';
import { tellManager, type ToldToManager } from '../../notices/tell-manager.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import type { Acting } from '../../stores/plans.ts';
import { metricWords } from '../metric-words.ts';

export type PlanNews = { metric: string } & (
  { begun: number; cause: string } | { word: number; text: string } | { done: number; step: string; evidence: string }
);

export async function tellStaffOfPlan(
  tx: Transaction,
  setting: Pick<Context, 'config'>,
  { sellerId, name }: Pick<Seller, 'sellerId' | 'name'>,
  { seller, at }: Pick<Acting, 'seller' | 'at'>,
  news: PlanNews,
): Promise<void> {
  await tellManager(tx, setting, {
    ...{ seller, once: keyOf(news), kind: 'plan', page: `/sellers/${encodeURIComponent(sellerId)}/plan`, at },
    say: (t) => saidOf(t, name, news),
  });
}

function keyOf(news: PlanNews): string {
  if ('begun' in news) return `plan:${news.begun}:begun`;
  return 'word' in news ? `plan:word:${news.word}:staff` : `plan:step:${news.done}:done`;
}

function saidOf(t: Texts, seller: string, news: PlanNews): ReturnType<ToldToManager['say']> {
  const metric = metricWords(t, news.metric).label;
  if ('begun' in news)
    return {
      subject: t('{seller} begins a plan: {metric}', { seller, metric }),
      paragraphs: [t('{seller} sets out what it changes, and names as the cause:', { seller }), news.cause],
    };
  if ('word' in news)
    return {
      subject: t('{seller} answers on its plan: {metric}', { seller, metric }),
      paragraphs: [t('{seller} answers on its plan:', { seller }), news.text],
    };
  return {
    subject: t('{seller} has done a step of its plan: {metric}', { seller, metric }),
    paragraphs: [t('This step of the plan is done:'), news.step, t('What shows it:'), news.evidence],
  };
}
