/** `/account`: who I am here, my password, my sessions. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AccountFault } from '../../access/account-fault.ts';
import { endSession, signOutEverywhere } from '../../access/accounts.ts';
import { changePassword } from '../../access/password-changes.ts';
import type { Person, Route } from '../../access/route.ts';
import { hasSecondFactor } from '../../access/second-factor.ts';
import { instantText, type Context } from '../../context.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import { texts } from '../../languages/texts.ts';
import { sessionsStore } from '../../stores/sessions.ts';
import { browserName } from './browser-name.ts';
import { presentDigest } from './digest.ts';
import { presentLanguages } from './language.ts';

const passwords = z.object({ current: z.string().max(1_000), password: z.string().max(1_000) });

export const routes: Route[] = [
  {
    method: 'get',
    path: '/account',
    allow: 'signed-in',
    handle: (request, response, context) => show(request, response, context),
  },
  {
    method: 'post',
    path: '/account/password',
    allow: 'signed-in',
    limit: 'sign-in',
    async handle(request, response, context) {
      const { current, password: chosen } = passwords.parse(request.body);
      const keepSession = request.session?.hash ?? '';
      const t = texts(request.language);
      try {
        await changePassword(context, request.person as Person, { current, chosen, keepSession });
      } catch (error) {
        if (!(error instanceof AccountFault)) throw error;
        response.status(error.field === 'current' ? 401 : 422);
        return show(request, response, context, { [error.field]: error.say(t) });
      }
      const text = t('Your password is changed. Your other sessions have ended.');
      response.flash({ kind: 'done', text }).redirect(303, '/account');
    },
  },
  {
    method: 'post',
    path: '/account/sessions/end',
    allow: 'signed-in',
    async handle(request, response, context) {
      const person = request.person as Person;
      const { session } = (request.body ?? {}) as { session?: unknown };
      const open = await sessionsStore(context.database).ofPerson(person.id, instantText(context.clock.now()));
      const meant = open.find(({ hash }) => nameOf(hash) === session && hash !== request.session?.hash);
      const ended = meant !== undefined && (await endSession(context, person, meant.hash));
      const t = texts(request.language);
      const text = t(ended ? 'That session has ended.' : 'That session had ended already.');
      response.flash({ kind: 'done', text }).redirect(303, '/account#sessions');
    },
  },
  {
    method: 'post',
    path: '/account/sign-out-everywhere',
    allow: 'signed-in',
    async handle(request, response, context) {
      const person = request.person as Person;
      await signOutEverywhere(context, person.id, person.email);
      const text = texts(request.language)('You are signed out in every browser.');
      response.flash({ kind: 'done', text }).redirect(303, '/sign-in');
    },
  },
];

/** What a form calls a session: enough to tell a person's few apart. */
const nameOf = (hash: string): string => hash.slice(0, 16);

async function show(request: Request, response: Response, context: Context, errors = {}): Promise<void> {
  const { database, clock } = context;
  const person = request.person as Person;
  const t = texts(request.language);
  const open = await sessionsStore(database).ofPerson(person.id, instantText(clock.now()));
  const sessions = open.map(({ agent, hash, ...times }) => ({
    ...times,
    agent: browserName(agent, t),
    name: nameOf(hash),
    current: hash === request.session?.hash,
  }));
  const others = sessions.length - 1;
  response.render('account/account', {
    title: t('Your account'),
    lead:
      others === 0
        ? t('You are signed in only here.')
        : t('You are signed in here and in {count, plural, one {# more} other {# more}}.', { count: others }),
    facts: [
      { label: t('Name'), value: person.name, own: true },
      { label: t('E-mail'), value: person.email, own: true },
      { label: t('Role'), value: wordsIn(t.language).said(person.role) },
      ...(person.sellerId ? [{ label: t('Speaks for'), value: person.sellerId, own: true }] : []),
    ],
    sessions,
    secondFactor: await hasSecondFactor(context, person.id),
    languages: presentLanguages(request),
    digest: presentDigest(person, request.session?.preferences ?? '{}', t),
    errors,
  });
}
