/** Signing in and out, each with its line in the audit. */
import type { Request, Response } from 'express';
import { instantText, type Context } from '../context.ts';
import { UnreadableSealError, type Seal } from '../enforcement/sealed-text.ts';
import { languagesOf } from '../languages/reading-language.ts';
import { appendAudit } from '../stores/audit.ts';
import { installationSeal } from '../stores/installation-seal.ts';
import { storeSeen } from '../stores/people-changes.ts';
import { adoptLanguage } from '../stores/preferences.ts';
import { normalEmail, peopleStore, type Person } from '../stores/people.ts';
import { cookiesFor } from './cookies.ts';
import { passwordMatches } from './password.ts';
import { secretHash } from './secrets.ts';
import { checkCode, hasSecondFactor, type CodeAnswer } from './second-factor.ts';

/** `step`: the password was right, and a code is asked for next; the text goes with it, sealed, for five minutes. */
export type SignIn = { person: Person } | { step: string };

const stepSeconds = 300;
const steps = 'second step of a sign-in';

/** @returns null: the answer does not say whether the account or the password was wrong. */
export async function signIn(
  context: Context,
  request: Request,
  response: Response,
  given: { email: string; password: string },
): Promise<SignIn | null> {
  const found = await peopleStore(context.database).toSignIn(given.email);
  const right = await passwordMatches(found?.passwordHash ?? null, given.password);
  if (!found || !right) {
    await noteFailure(context, request, found?.person.email ?? 'nobody', normalEmail(given.email).slice(0, 200));
    return null;
  }
  const { person } = found;
  if (await hasSecondFactor(context, person.id)) {
    const until = context.clock.now() + stepSeconds;
    const of = passwordMark(found.passwordHash);
    return { step: (await installationSeal(context, steps)).close(JSON.stringify({ person: person.id, until, of })) };
  }
  await begin(context, request, response, person, {});
  return { person };
}

/** The second step. @returns `over`: it took too long, or the account was disabled meanwhile: begin again. */
export async function signInByCode(
  context: Context,
  request: Request,
  response: Response,
  given: { step: string; code: string },
): Promise<{ person: Person } | 'over' | Exclude<CodeAnswer, 'right'>> {
  const person = await personOfStep(context, given.step);
  if (!person) return 'over';
  const answer = await checkCode(context, person, given.code);
  if (answer !== 'right') {
    await noteFailure(context, request, person.email, person.email, { code: answer });
    return answer;
  }
  await begin(context, request, response, person, { code: 'right' });
  return { person };
}

async function personOfStep(context: Context, step: string): Promise<Person | null> {
  const { person, until, of } = readStep(await installationSeal(context, steps), step);
  const people = peopleStore(context.database);
  const known = until > context.clock.now() ? await people.one(person) : null;
  if (!known || known.disabledAt !== null) return null;
  return passwordMark(await people.passwordHash(person)) === of ? known : null;
}

/** A step outlives no change of the password that it was given for. */
const passwordMark = (passwordHash: string | null): string => secretHash(passwordHash ?? '').slice(0, 16);

interface Step {
  person: number;
  until: number;
  of: string;
}

function readStep(seal: Seal, step: string): Step {
  try {
    return JSON.parse(seal.open(step)) as Step;
  } catch (error) {
    if (error instanceof UnreadableSealError) return { person: 0, until: 0, of: '' };
    throw error;
  }
}

function noteFailure({ database, clock }: Context, request: Request, actor: string, subject: string, more = {}) {
  const detail = { address: request.ip ?? '', ...more };
  const at = instantText(clock.now());
  return database.transaction((tx) => appendAudit(tx, { at, actor, action: 'sign-in failed', subject, detail }));
}

/** Begins the session, with its line in the audit. */
export async function begin(
  { database, clock, config }: Context,
  request: Request,
  response: Response,
  person: Person,
  more: object,
): Promise<void> {
  const at = instantText(clock.now());
  const chosen = (request.cookies as Record<string, string | undefined>)[cookiesFor(config.baseUrl).language];
  const { email } = person;
  await database.transaction(async (tx) => {
    await request.sessions.begin(tx, request, response, person.id);
    await storeSeen(tx, person.id, at);
    if (languagesOf(person.role).some((language) => language === chosen)) await adoptLanguage(tx, person.id, chosen!);
    const detail = { address: request.ip ?? '', ...more };
    await appendAudit(tx, { at, actor: email, action: 'signed in', subject: email, detail });
  });
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
