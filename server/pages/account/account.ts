/** `/account`: who I am here, my password, my sessions. */
import type { Request, Response } from 'express';
import { z } from 'zod';
import { AccountFault } from '../../access/account-fault.ts';
import { endSession, signOutEverywhere } from '../../access/accounts.ts';
import { changePassword } from '../../access/password-changes.ts';
import type { Person, Route } from '../../access/route.ts';
import { hasSecondFactor } from '../../access/second-factor.ts';
import { instantText, type Context } from '../../context.ts';
import { sessionsStore } from '../../stores/sessions.ts';
import { browserName } from './browser-name.ts';
import { presentDigest } from './digest.ts';

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
      try {
        await changePassword(context, request.person as Person, { current, chosen, keepSession });
      } catch (error) {
        if (!(error instanceof AccountFault)) throw error;
        response.status(error.field === 'current' ? 401 : 422);
        return show(request, response, context, { [error.field]: error.message });
      }
      response.flash({ kind: 'done', text: 'Your password is changed. Your other sessions have ended.' });
      response.redirect(303, '/account');
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
      const text = ended ? 'That session has ended.' : 'That session had ended already.';
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
      response.flash({ kind: 'done', text: 'You are signed out in every browser.' }).redirect(303, '/sign-in');
    },
  },
];

/** What a form calls a session: enough to tell a person's few apart. */
const nameOf = (hash: string): string => hash.slice(0, 16);

async function show(request: Request, response: Response, context: Context, errors = {}): Promise<void> {
  const { database, clock } = context;
  const person = request.person as Person;
  const open = await sessionsStore(database).ofPerson(person.id, instantText(clock.now()));
  const sessions = open.map(({ agent, hash, ...times }) => ({
    ...times,
    agent: browserName(agent),
    name: nameOf(hash),
    current: hash === request.session?.hash,
  }));
  const others = sessions.length - 1;
  response.render('account/account', {
    title: 'Your account',
    lead: others === 0 ? 'You are signed in only here.' : `You are signed in here and in ${others} more.`,
    facts: [
      { label: 'Name', value: person.name },
      { label: 'E-mail', value: person.email },
      { label: 'Role', value: person.role },
      ...(person.sellerId ? [{ label: 'Speaks for', value: person.sellerId }] : []),
    ],
    sessions,
    secondFactor: await hasSecondFactor(context, person.id),
    digest: presentDigest(person, request.session?.preferences ?? '{}'),
    errors,
  });
}
