/** Tells people of the marketplace something by e-mail, each in the language that they read; in the transaction of its cause. */
import type { Transaction } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import type { Language } from '../languages/language.ts';
import { readingLanguage } from '../languages/reading-language.ts';
import { texts, type Texts } from '../languages/texts.ts';
import { addLetters, firstState, type NewLetter } from '../stores/letters.ts';
import type { SaidNotice } from '../stores/seller-notices.ts';
import type { StaffReader } from '../stores/staff-readers.ts';

export interface StaffNews {
  /** The letter's own key for each of them: `mention:17:4`. */
  once: (person: number) => string;
  kind: string;
  /** Where it is looked at or answered: `/disputes/queue/17`. */
  page: string;
  at: string;
  /** The subject, and the paragraphs without the link. What people wrote stands in them as they wrote it. */
  say: (t: Texts) => SaidNotice;
}

export async function tellStaff(
  tx: Transaction,
  { config }: { config: Pick<Config, 'smtpUrl' | 'baseUrl'> },
  readers: readonly StaffReader[],
  { once, kind, page, at, say }: StaffNews,
): Promise<void> {
  const letters = readers.map((reader): NewLetter => {
    const language = languageOf(reader);
    const { subject, paragraphs } = say(texts(language));
    return {
      ...{
        once: once(reader.id),
        kind,
        to: { person: reader.id },
        language,
        subject: subject.replace(/[ \t\r\n]+/g, ' '),
      },
      ...{ body: `${[...paragraphs, `${config.baseUrl}${page}`].join('\n\n')}\n` },
      ...{ state: firstState(config), createdAt: at },
    };
  });
  await addLetters(tx, letters);
}

/** As their pages are. */
export const languageOf = ({ role, chosen }: Pick<StaffReader, 'role' | 'chosen'>): Language =>
  readingLanguage({ role, chosen, country: null, asked: undefined });
