/** A password is set through a one-time link, or changed by someone who knows the present one. */
import { instantText, type Context } from '../context.ts';
import { message } from '../languages/texts.ts';
import { appendAudit } from '../stores/audit.ts';
import { personIn, storePassword, useLink } from '../stores/people-changes.ts';
import { peopleStore, type Person } from '../stores/people.ts';
import { deleteSessionsOf } from '../stores/sessions.ts';
import { AccountFault } from './account-fault.ts';
import { hashPassword, passwordFault, passwordMatches } from './password.ts';
import { secretHash } from './secrets.ts';

type Ground = Pick<Context, 'database' | 'clock'>;

/** Whom the link belongs to, or null when it is no longer good. Looking does not use it up. */
export async function ownerOfLink({ database, clock }: Ground, token: string): Promise<Person | null> {
  const found = await peopleStore(database).linkOwner(secretHash(token), instantText(clock.now()));
  return found?.person ?? null;
}

/** Ends every session of the person. @throws AccountFault when the link is no longer good or the password is weak. */
export async function setPasswordByLink(ground: Ground, token: string, password: string): Promise<void> {
  const owner = await ownerOfLink(ground, token);
  if (!owner) throw linkFault();
  const passwordHash = await strongHash(password, owner.email);
  const at = instantText(ground.clock.now());
  await ground.database.transaction(async (transaction) => {
    const person = await useLink(transaction, secretHash(token), at);
    if (person === null) throw linkFault();
    await storePassword(transaction, person, passwordHash);
    const sessions = await deleteSessionsOf(transaction, person);
    const [actor, detail] = [owner.email, { by: 'link', sessions }];
    await appendAudit(transaction, { at, actor, action: 'password set', subject: actor, detail });
  });
}

/** Ends every session of the person but the one named. @throws AccountFault when a password is wrong or weak. */
export async function changePassword(
  ground: Ground,
  person: Person,
  given: { current: string; chosen: string; keepSession: string },
): Promise<void> {
  const kept = await peopleStore(ground.database).passwordHash(person.id);
  if (!(await passwordMatches(kept, given.current)))
    throw new AccountFault('current', message('This is not your present password.'));
  const passwordHash = await strongHash(given.chosen, person.email);
  const at = instantText(ground.clock.now());
  await ground.database.transaction(async (transaction) => {
    await storePassword(transaction, person.id, passwordHash);
    const sessions = await deleteSessionsOf(transaction, person.id, given.keepSession);
    const [actor, detail] = [person.email, { by: 'person', sessions }];
    await appendAudit(transaction, { at, actor, action: 'password set', subject: actor, detail });
  });
}

/** For the sample marketplace only: everyone else chooses a password through a link. */
export async function givePassword(ground: Ground, person: number, password: string, actor: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  const at = instantText(ground.clock.now());
  await ground.database.transaction(async (transaction) => {
    await storePassword(transaction, person, passwordHash);
    const subject = (await personIn(transaction, person))?.email ?? String(person);
    await appendAudit(transaction, { at, actor, action: 'password set', subject, detail: { by: 'program' } });
  });
}

async function strongHash(password: string, email: string): Promise<string> {
  const fault = passwordFault(password, email);
  if (fault) throw new AccountFault('password', fault);
  return hashPassword(password);
}

const linkFault = () => new AccountFault('token', message('This link was used already, or its time is over.'));
