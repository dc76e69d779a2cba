/** Letters about a verdict, in the transaction of their cause: everybody of the seller who can sign in, in the own language. */
import type { Transaction } from '../../../db/connect.ts';
import type { Context } from '../../context.ts';
import { formats } from '../../statements/formats.ts';
import { type Language, isLanguage, languageOfCountry } from '../../languages/language.ts';
import { addLetters, firstState, type NewLetter } from '../../stores/letters.ts';
import { readIn } from '../../stores/read.ts';
import { revelation, type StoredRevelation } from '../../stores/revelations.ts';
import { statementReaders } from '../../stores/statement-sources.ts';
import { verdictAnswer } from '../../stores/verdict-answers.ts';
import { letterWords } from './letters/index.ts';
import type { VerdictNews } from './letters/letter-words.ts';

export async function tellSellerOfVerdict(
  tx: Transaction,
  { config }: Pick<Context, 'config'>,
  mysteryOrder: number,
  occasion: 'reveal' | 'outcome',
  at: string,
): Promise<void> {
  const read = readIn(tx);
  const revealed = await revelation(read, mysteryOrder);
  if (!revealed) return;
  const answer = occasion === 'outcome' ? await verdictAnswer(read, mysteryOrder) : null;
  const news = newsOf(revealed, answer?.state ?? null);
  const link = `${config.baseUrl}/verdicts/${mysteryOrder}`;
  const letters = (await statementReaders(read, revealed.seller)).map(({ id: person, language }): NewLetter => {
    const speaks = isLanguage(language) ? language : languageOfCountry(revealed.country);
    const { subject, body } = letterOf(speaks, news, revealed, { link, outcome: answer?.outcome ?? null });
    return {
      ...{ once: `verdict:${mysteryOrder}:${occasion}:${person}`, kind: 'verdict', to: { person }, language: speaks },
      ...{ subject, body, state: firstState(config), createdAt: at },
    };
  });
  await addLetters(tx, letters);
}

function newsOf({ verdict, safetyFinding }: StoredRevelation, state: string | null): VerdictNews {
  if (state === 'stands' || state === 'corrected') return state;
  return verdict === 'passed' && safetyFinding === 'none' ? 'passed' : 'found';
}

/** @param about.outcome what the lab answered, in its own words; null: nothing was asked */
export function letterOf(
  language: Language,
  news: VerdictNews,
  { content, answerUntil }: Pick<StoredRevelation, 'content' | 'answerUntil'>,
  { link, outcome }: { link: string; outcome: string | null },
): { subject: string; body: string } {
  const words = letterWords[language];
  const order = content.orderId === null ? '' : words.order(content.orderId);
  const until = answerUntil === null ? '' : formats(language).day(answerUntil);
  const parts = [
    words.bodies[news]({ order, until }),
    ...(outcome === null ? [] : [`${words.answer}\n${outcome}`]),
    `${words.link}\n${link}`,
  ];
  return { subject: words.subjects[news], body: `${parts.join('\n\n')}\n` };
}
