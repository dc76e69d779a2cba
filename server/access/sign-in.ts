/** Signing in and out, each with its line in the audit. */
import type { Request, Response } from 'express';
import { instantText, type Context } from '../context.ts';
import { appendAudit } from '../stores/audit.ts';
import { storeSeen } from '../stores/people-changes.ts';
import { normalEmail, peopleStore, type Person } from '../stores/people.ts';
import { passwordMatches } from './password.ts';

/** @returns the person who is signed in now, or null: the answer does not say whether the account or the password was wrong. */
export async function signIn(
  { database, clock }: Context,
  request: Request,
  response: Response,
  given: { email: string; password: string },
): Promise<Person | null> {
  const found = await peopleStore(database).toSignIn(given.email);
  const right = await passwordMatches(found?.passwordHash ?? null, given.password);
  const at = instantText(clock.now());
  const from = { address: request.ip ?? '' };
  if (!found || !right) {
    await database.transaction((transaction) =>
      appendAudit(transaction, {
        at,
        actor: found?.person.email ?? 'nobody',
        action: 'sign-in failed',
        subject: normalEmail(given.email).slice(0, 200),
        detail: from,
      }),
    );
    return null;
  }
  const { person } = found;
  await database.transaction(async (transaction) => {
    await request.sessions.begin(transaction, request, response, person.id);
    await storeSeen(transaction, person.id, at);
    await appendAudit(transaction, {
      at,
      actor: person.email,
      action: 'signed in',
      subject: person.email,
      detail: from,
    });
  });
  return person;
}

export async function signOut({ database, clock }: Context, request: Request, response: Response): Promise<void> {
  const { person } = request;
  await database.transaction(async (transaction) => {
    await request.sessions.end(transaction, request, response);
    if (!person) return;
    const at = instantText(clock.now());
    await appendAudit(transaction, {
      at,
      actor: person.email,
      action: 'signed out',
      subject: person.email,
      detail: {},
    });
  });
}
