/** Tells the person who looks after a seller by e-mail what the seller did, in the language that they read; in the transaction of its cause. */
import type { Transaction } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import { readingLanguage } from '../languages/reading-language.ts';
import { texts, type Texts } from '../languages/texts.ts';
import { addLetters, firstState } from '../stores/letters.ts';
import { managerToTell } from '../stores/manager-to-tell.ts';
import { readIn } from '../stores/read.ts';
import type { SaidNotice } from '../stores/seller-notices.ts';

export interface ToldToManager {
  seller: number;
  /** The letter's own key: `dispute:17:filed`. */
  once: string;
  kind: string;
  /** Where the manager answers: `/disputes/queue/17`. */
  page: string;
  at: string;
  /** The subject, and the paragraphs without the link. What people wrote stands in them as they wrote it. */
  say: (t: Texts) => SaidNotice;
}

/** Nobody is told where nobody who may sign in looks after the seller. */
export async function tellManager(
  tx: Transaction,
  { config }: { config: Pick<Config, 'smtpUrl' | 'baseUrl'> },
  { seller, once, kind, page, at, say }: ToldToManager,
): Promise<void> {
  const manager = await managerToTell(readIn(tx), seller);
  if (manager === null) return;
  const { id, role, chosen } = manager;
  const language = readingLanguage({ role, chosen, country: null, asked: undefined });
  const { subject, paragraphs } = say(texts(language));
  await addLetters(tx, [
    {
      ...{ once, kind, to: { person: id }, language, subject: subject.replace(/\s+/g, ' ') },
      ...{ body: `${[...paragraphs, `${config.baseUrl}${page}`].join('\n\n')}\n` },
      ...{ state: firstState(config), createdAt: at },
    },
  ]);
}
