/** The letter that brings a one-time link to the person it is for. The link's token lies in the outbox sealed, and only until it goes out. */
import type { Context } from '../context.ts';
import type { Seal } from '../enforcement/sealed-text.ts';
import { isLanguage, languageOfCountry, type Language } from '../languages/language.ts';
import { languagesOf } from '../languages/reading-language.ts';
import { texts, type Tongue } from '../languages/texts.ts';
import { letterSeal } from '../stores/installation-seal.ts';
import { sealedMark, type NewLetter } from '../stores/letters.ts';
import type { LinkReader } from '../stores/people-changes.ts';
import type { LinkPurpose, Person } from '../stores/people.ts';
import { secretHash } from './secrets.ts';

export interface Mailing {
  /** Who gives the link, as the letter calls them. */
  from: string;
  /** Of who gives it. */
  language: Language;
  /** A colleague of the same shop gives it. */
  isColleague: boolean;
  seal: Seal;
}

/** Null where there is no post office. */
export async function mailingFor(
  context: Pick<Context, 'database' | 'config'>,
  { name, role }: Pick<Person, 'name' | 'role'>,
  language: Tongue,
): Promise<Mailing | null> {
  if (context.config.smtpUrl === null) return null;
  return {
    ...{ from: name, language: isLanguage(language) ? language : 'en', isColleague: role === 'seller' },
    seal: await letterSeal(context),
  };
}

export interface GivenLink {
  person: LinkReader;
  purpose: LinkPurpose;
  /** Of the page to which it leads, without the token. */
  page: string;
  token: string;
  at: string;
}

export function linkLetter({ person, purpose, page, token, at }: GivenLink, mailing: Mailing): NewLetter {
  const { from, seal } = mailing;
  const language = languageFor(person, mailing);
  const t = texts(language);
  const values = { name: from };
  const isNew = purpose === 'invite';
  const paragraphs = isNew
    ? [
        t('{name} has given you an account on Assay.', values),
        t('Choose your password on this page. The link works once, for 72 hours:'),
      ]
    : [
        t('{name} has given you a link to choose a new password.', values),
        t('Choose it on this page. The link works once, for an hour:'),
      ];
  const body = [
    `${paragraphs.join('\n\n')}\n${page}?token=${sealedMark}`,
    t('If you did not expect this, you need do nothing.'),
  ];
  return {
    ...{ once: linkKey(token), kind: 'link', to: { person: person.id }, language },
    subject: isNew ? t('Your account on Assay') : t('A link to choose a new password'),
    ...{ body: `${body.join('\n\n')}\n`, sealed: seal.close(token), state: 'pending', createdAt: at },
  };
}

const linkKey = (token: string): string => `link:${secretHash(token)}`;

/** What somebody chose; else colleagues speak as who gives the link, and the marketplace's people to a shop as in its country. */
function languageFor({ role, chosen, country }: LinkReader, { language, isColleague }: Mailing): Language {
  const known = languagesOf(role);
  if (isLanguage(chosen) && known.includes(chosen)) return chosen;
  if (country !== null && !isColleague) return languageOfCountry(country);
  return known.includes(language) ? language : 'en';
}

/** To somebody who was invited under an address that has an account: whoever invited is not told. Like any link's letter but for its words. */
export function accountKnownLetter(
  { address, token, at }: { address: string; token: string; at: string },
  { from: name, language }: Mailing,
): NewLetter {
  const t = texts(language);
  const body = [
    t('{name} wanted to give you an account on Assay for their shop. You have one already under this address.', {
      name,
    }),
    t(
      'An address has one account only: yours is as it was. If you want one for that shop, too, give {name} another address.',
      { name },
    ),
    t('If you did not expect this, you need do nothing.'),
  ];
  return {
    ...{ once: linkKey(token), kind: 'link', to: { address }, language },
    subject: t('You have an account on Assay already'),
    ...{ body: `${body.join('\n\n')}\n`, state: 'pending', createdAt: at },
  };
}
