/** A sign-in that is fresh: the password was given a moment ago, at the sign-in or when it was asked for again. */
import type { Request, RequestHandler } from 'express';
import { freshFor } from '../cases/step.ts';
import { instantText, type Context } from '../context.ts';
import { appendAudit } from '../stores/audit.ts';
import { peopleStore } from '../stores/people.ts';
import { readCommitted } from '../stores/read.ts';
import { passwordGivenAt, storeConfirmation } from '../stores/session-confirmations.ts';
import { passwordMatches } from './password.ts';

/** Seconds since the person of this session gave their password; endless for nobody. */
export async function signedInSecondsAgo({ database, clock }: Context, { session }: Request): Promise<number> {
  const at = session && (await passwordGivenAt(readCommitted(database), session.hash));
  return at ? clock.now() - Date.parse(at) / 1000 : Infinity;
}

/** Stands before the form of a route that asks for it. */
export const askForFreshSignIn =
  (context: Context, page: (request: Request) => string): RequestHandler =>
  async (request, response, next) => {
    if ((await signedInSecondsAgo(context, request)) <= freshFor) next();
    else response.redirect(303, `/confirm?return=${encodeURIComponent(page(request))}`);
  };

/** @returns whether it was the person's own password: then this session is fresh again. Either way the audit has a line. */
export async function confirmSignIn(
  { database, clock }: Context,
  { person, session, ip }: Request,
  password: string,
): Promise<boolean> {
  if (!person || !session) return false;
  const right = await passwordMatches(await peopleStore(database).passwordHash(person.id), password);
  const at = instantText(clock.now());
  const action = right ? 'sign-in confirmed' : 'sign-in not confirmed';
  await database.transaction(async (tx) => {
    if (right) await storeConfirmation(tx, session.hash, at);
    const detail = { address: ip ?? '' };
    await appendAudit(tx, { at, actor: person.email, action, subject: person.email, detail });
  });
  return right;
}
