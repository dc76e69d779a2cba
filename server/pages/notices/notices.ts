/** `/notices`: the seller's inbox. What was decided about the own account, in writing. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { opening } from '../../helpers/words.ts';
import { type Language, isLanguage, languageOfCountry, languages } from '../../languages/language.ts';
import { sellerById } from '../../stores/desk-seller.ts';
import { storePreferences, type Preferences } from '../../stores/preferences.ts';
import { readCommitted } from '../../stores/read.ts';
import { revelationsTo } from '../../stores/revelations.ts';
import { documentsOf, statementsTo, type StoredStatement } from '../../stores/statements.ts';
import { actionNotices } from '../actions/present-actions.ts';
import { preferred } from '../statements/opened-statement.ts';
import { nounOf } from '../statements/present-statement.ts';
import { presentVerdictNotice } from '../verdicts/verdict-notice.ts';

/** As each language calls itself: who does not read English finds the own one. */
const ownNames: Record<Language, string> = {
  en: 'English',
  fr: 'Français',
  de: 'Deutsch',
  es: 'Español',
  it: 'Italiano',
};

async function show(request: Request, response: Response, { database, clock, calendar }: Context): Promise<void> {
  const { seller } = request.person as Person;
  const read = readCommitted(database);
  const statements = seller === null ? [] : await statementsTo(read, seller);
  const home = seller === null ? null : ((await sellerById(database, seller))?.country ?? null);
  const chosen = preferred(request);
  const language = isLanguage(chosen) ? chosen : languageOfCountry(home);
  const notices = await Promise.all(
    statements.map(async (statement) => {
      const documents = await documentsOf(read, statement.id);
      const mine = documents.find((one) => one.language === language) ?? documents[0];
      const { title } = JSON.parse(mine?.content ?? '{}') as { title?: string };
      return { ...presentNotice(statement), title: title ?? statement.reference, lang: mine?.language ?? 'en' };
    }),
  );
  const verdicts = (seller === null ? [] : await revelationsTo(read, seller)).map(presentVerdictNotice);
  const actions = seller === null ? null : await actionNotices(read, seller, calendar(clock.now()));
  const unread = statements.filter(({ openedAt }) => openedAt === null).length;
  response.render('notices/notices', {
    title: 'Notices',
    lead: [leadOf(statements, unread), leadOfVerdicts(verdicts), actions?.lead].filter(Boolean).join(' '),
    notices,
    verdicts,
    actions: actions?.rows ?? [],
    languages: languages.map((one) => ({ value: one, label: ownNames[one], selected: one === language })),
  });
}

const presentNotice = (statement: StoredStatement) => ({
  href: `/statements/${statement.id}`,
  pdfHref: `/statements/${statement.id}/pdf`,
  reference: statement.reference,
  deliveredAt: statement.deliveredAt,
  level: statement.measure === 'end' ? 'suspend' : statement.measure,
  word: nounOf(statement.measure),
  unread: statement.openedAt === null,
});

function leadOf(statements: readonly StoredStatement[], unread: number): string {
  if (statements.length === 0)
    return 'Nothing was decided about your account. If it ever is, you read it here first, with the reasons.';
  if (unread === 0) return 'You have opened all of them. Against each you can complain free of charge for six months.';
  return `${opening(unread, 'statement is', 'statements are')} new. Please read ${unread === 1 ? 'it' : 'them'}: ${unread === 1 ? 'it says' : 'they say'} what was decided, why, and what you can do.`;
}

function leadOfVerdicts(verdicts: readonly { unread: boolean }[]): string {
  const unread = verdicts.filter((one) => one.unread).length;
  return unread === 0 ? '' : `${opening(unread, 'verdict on a test order is', 'verdicts on test orders are')} new.`;
}

async function chooseLanguage(request: Request, response: Response, { database }: Context): Promise<void> {
  const { person, session } = request;
  if (!person || !session) return;
  const chosen = (request.body as { language?: unknown }).language;
  const preferences = JSON.parse(session.preferences) as Preferences;
  if (isLanguage(chosen)) await storePreferences(database, person.id, { ...preferences, language: chosen });
  response
    .flash(
      isLanguage(chosen)
        ? { kind: 'done', text: `Statements and letters reach you in ${ownNames[chosen]} from now on.` }
        : { kind: 'fault', text: 'Choose a language.' },
    )
    .redirect(303, '/notices');
}

export const routes: Route[] = [
  { method: 'get', path: '/notices', allow: ['seller'], handle: show },
  { method: 'post', path: '/notices/language', allow: ['seller'], readers: true, handle: chooseLanguage },
];
