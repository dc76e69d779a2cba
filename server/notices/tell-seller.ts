/**
 * Tells a seller something: once into its inbox, as it is said in each language, and by e-mail to those of its people who want
 * that; in the transaction of its cause.
 */
import type { Transaction } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import { isLanguage, languageOfCountry, languages, type Language } from '../languages/language.ts';
import { texts, type Texts } from '../languages/texts.ts';
import { addLetters, firstState, type NewLetter } from '../stores/letters.ts';
import { alwaysMailed, noticeReaders, type NoticeReader } from '../stores/notice-readers.ts';
import { readIn } from '../stores/read.ts';
import { addNotice, type NewNotice, type NoticeKind, type SaidNotice } from '../stores/seller-notices.ts';

export interface Telling extends Omit<NewNotice, 'texts'> {
  /**
   * What is said: the subject, and the paragraphs without the link. What people wrote stands in them as they wrote it.
   *
   * @example (t) => ({ subject: t('Your dispute was accepted'), paragraphs: [t('It counts from tonight on.'), answer] })
   */
  say: (t: Texts) => SaidNotice;
}

/** @returns the notice's number; null if this was told before: nothing is written or sent then. */
export async function tellSeller(
  tx: Transaction,
  { config }: { config: Pick<Config, 'smtpUrl' | 'baseUrl'> },
  telling: Telling,
): Promise<number | null> {
  const id = await putIntoInbox(tx, telling);
  if (id === null) return null;
  const { seller, kind, page, once, at, say } = telling;
  const link = `${config.baseUrl}${page ?? `/notices/${id}`}`;
  const choices = `${config.baseUrl}/notices/choices`;
  const said = Object.fromEntries(
    languages.map((language) => [language, letterOf(texts(language), kind, say(texts(language)), { link, choices })]),
  ) as Record<Language, { subject: string; body: string }>;
  const letters = (await noticeReaders(readIn(tx), seller, kind)).map((reader): NewLetter => {
    const language = spokenBy(reader);
    return {
      ...{ once: `${once}:${reader.id}`, kind, to: { person: reader.id }, language, ...said[language] },
      ...{ state: firstState(config), createdAt: at },
    };
  });
  await addLetters(tx, letters);
  return id;
}

/** Without a letter: for what is sent in another way. */
export const putIntoInbox = (tx: Transaction, { say, ...notice }: Telling): Promise<number | null> =>
  addNotice(tx, {
    ...notice,
    texts: Object.fromEntries(languages.map((language) => [language, say(texts(language))])),
  });

const spokenBy = ({ language, country }: NoticeReader): Language =>
  isLanguage(language) ? language : languageOfCountry(country);

function letterOf(
  t: Texts,
  kind: NoticeKind,
  { subject, paragraphs }: SaidNotice,
  { link, choices }: { link: string; choices: string },
) {
  const mayStop = !(alwaysMailed as readonly NoticeKind[]).includes(kind);
  const parts = [
    ...paragraphs,
    `${t('All of it:')}\n${link}`,
    ...(mayStop ? [`${t('Which e-mails you get:')}\n${choices}`] : []),
  ];
  return { subject: subject.replace(/\s+/g, ' '), body: `${parts.join('\n\n')}\n` };
}
