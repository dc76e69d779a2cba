/** `/notices/choices`: which notices come by e-mail, for each person of a seller. All of them stand in the inbox. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { isLanguage, ownNames } from '../../languages/language.ts';
import { texts } from '../../languages/texts.ts';
import { alwaysMailed, quietable, wantsByMail } from '../../stores/notice-readers.ts';
import { storePreferences, type Preferences } from '../../stores/preferences.ts';
import { kindWord } from './kind-words.ts';

const path = '/notices/choices';

function show(request: Request, response: Response, { config }: Context): void {
  const t = texts(request.language);
  const { quiet = [] } = JSON.parse(request.session?.preferences ?? '{}') as Preferences;
  const { language } = request;
  response.render('notices/choices', {
    title: t('What comes by e-mail'),
    lead: t('Everything that we tell you stands under Notices. Choose what reaches you by e-mail as well.'),
    crumbs: [{ href: '/notices', label: t('Notices') }],
    always: alwaysMailed.map((kind) => kindWord(t, kind)),
    kinds: quietable.map((kind) => ({ kind, label: kindWord(t, kind), checked: wantsByMail(kind, quiet) })),
    email: request.person?.email,
    languageName: isLanguage(language) ? ownNames[language] : ownNames.en,
    noPost: config.smtpUrl === null,
  });
}

async function keep(request: Request, response: Response, { database }: Context): Promise<void> {
  const { person, session } = request;
  if (!person || !session) return;
  const given = (request.body as Record<string, unknown>)['kinds'];
  const wanted: readonly unknown[] = Array.isArray(given) ? given : [given];
  const quiet = quietable.filter((kind) => !wanted.includes(kind));
  const preferences = JSON.parse(session.preferences) as Preferences;
  await storePreferences(database, person.id, { ...preferences, quiet });
  const t = texts(request.language);
  response.flash({ kind: 'done', text: t('Kept. It counts from the next message on.') }).redirect(303, path);
}

export const routes: Route[] = [
  { method: 'get', path, allow: ['seller'], handle: show },
  { method: 'post', path, allow: ['seller'], readers: true, handle: keep },
];
