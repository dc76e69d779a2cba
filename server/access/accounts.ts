/** People and their links, as the pages and the command line change them: each change in one transaction with its audit line. */
import type { Transaction } from '../../db/connect.ts';
import { instantText, type Context } from '../context.ts';
import { message } from '../languages/texts.ts';
import { appendAudit } from '../stores/audit.ts';
import { addLetters } from '../stores/letters.ts';
import { unbindAccount } from '../stores/outside-accounts.ts';
import {
  activeAdmins,
  endLinks,
  insertLink,
  insertPerson,
  linkReader,
  insertStandIn,
  personIn,
  sellerKey,
  storeDisabled,
} from '../stores/people-changes.ts';
import { normalEmail, type LinkPurpose, type ListedPerson, type Role, type SellerRights } from '../stores/people.ts';
import { deleteSession, deleteSessionsOf } from '../stores/sessions.ts';
import { AccountFault } from './account-fault.ts';
import { accountKnownLetter, linkLetter, type Mailing } from './link-letter.ts';
import { newSecret, secretHash } from './secrets.ts';

type Ground = Pick<Context, 'database' | 'clock' | 'config'>;

const lifetime: Record<LinkPurpose, number> = { invite: 72 * 3600, reset: 3600 };

export interface OneTimeLink {
  /** The whole address. It is not kept anywhere: whoever loses it asks for a new one. */
  address: string;
  expiresAt: string;
  /** It goes to the person by e-mail, too. */
  isMailed: boolean;
}

/**
 * @param given with `orStandIn` an address that has an account elsewhere is taken down like any other, and told that it has one
 * @throws AccountFault when the address is taken, or the seller is unknown or missing.
 */
export async function addPerson(
  ground: Ground,
  given: {
    email: string;
    name?: string;
    role: Role;
    sellerId?: string | null;
    rights?: SellerRights;
    orStandIn?: boolean;
  },
  actor: string,
  mailing: Mailing | null = null,
): Promise<{ id: number; link: OneTimeLink }> {
  const email = normalEmail(given.email);
  const at = instantText(ground.clock.now());
  return ground.database.transaction(async (transaction) => {
    const seller = await sellerFor(transaction, given.role, given.sellerId ?? null);
    const name = given.name?.trim() || email.replace(/@.*/, '');
    const sellerId = given.sellerId ?? null;
    const person = { email, name, role: given.role, seller, rights: given.rights ?? 'owner', at } as const;
    const own = await insertPerson(transaction, person);
    const standsIn = own === null && given.orStandIn === true;
    const id = standsIn ? await insertStandIn(transaction, { ...person, sellerId }) : own;
    if (id === null) throw new AccountFault('email', message('{email} has an account already.'), { email });
    const detail = {
      ...{ role: given.role, seller: sellerId },
      ...(standsIn && { hasAccountElsewhere: true }),
      ...(seller === null ? {} : { rights: given.rights ?? 'owner' }),
    };
    await appendAudit(transaction, { at, actor, action: 'person added', subject: email, detail });
    const standsFor = standsIn ? email : null;
    return {
      id,
      link: await newLink(transaction, ground, { id, email, standsFor, purpose: 'invite', actor, mailing }),
    };
  });
}

async function sellerFor(transaction: Transaction, role: Role, sellerId: string | null): Promise<number | null> {
  if (role !== 'seller') return null;
  if (!sellerId) throw new AccountFault('seller', message('A person of role seller speaks for a seller: name it.'));
  const seller = await sellerKey(transaction, sellerId);
  if (seller === null)
    throw new AccountFault('seller', message('No feed has brought a seller {seller}.'), { seller: sellerId });
  return seller;
}

/** A new link; the ones before it stop working. */
export function giveLink(
  ground: Ground,
  person: number,
  actor: string,
  mailing: Mailing | null = null,
): Promise<OneTimeLink> {
  return changing(ground, person, (transaction, known) => {
    if (known.disabledAt) throw new AccountFault('person', message('This account is disabled: enable it first.'));
    const purpose = known.hasPassword ? 'reset' : 'invite';
    const { id, email, standsFor } = known;
    return newLink(transaction, ground, { id, email, standsFor, purpose, actor, mailing });
  });
}

interface WantedLink {
  id: number;
  email: string;
  standsFor: string | null;
  purpose: LinkPurpose;
  actor: string;
  mailing: Mailing | null;
}

async function newLink(
  transaction: Transaction,
  { clock, config }: Ground,
  { id, email, standsFor, purpose, actor, mailing }: WantedLink,
): Promise<OneTimeLink> {
  const token = newSecret();
  const now = clock.now();
  const [at, expiresAt] = [instantText(now), instantText(now + lifetime[purpose])];
  const page = `${config.baseUrl}/account/set-password`;
  // Whoever asks must not learn of another account: a letter goes out either way, and a link that they are shown opens nothing.
  if (standsFor === null) {
    await insertLink(transaction, { tokenHash: secretHash(token), person: id, purpose, at, expiresAt });
    if (mailing)
      await addLetters(transaction, [
        linkLetter({ person: await linkReader(transaction, id), purpose, page, token, at }, mailing),
      ]);
  } else if (mailing) await addLetters(transaction, [accountKnownLetter({ address: standsFor, token, at }, mailing)]);
  const detail = { purpose, expiresAt, ...(mailing && { mailed: true }) };
  await appendAudit(transaction, { at, actor, action: 'link given', subject: email, detail });
  return { address: `${page}?token=${token}`, expiresAt, isMailed: mailing !== null };
}

/** Ends every session and every link of the person at once. The last administrator stays. */
export function disablePerson(ground: Ground, person: number, actor: string): Promise<void> {
  return changing(ground, person, (transaction, known) => disableIn(transaction, ground, known, actor));
}

/** The same, in a transaction that has looked at more. */
export async function disableIn(
  transaction: Transaction,
  { clock }: Pick<Ground, 'clock'>,
  known: ListedPerson,
  actor: string,
): Promise<void> {
  if (known.disabledAt) return;
  if (known.email === actor) throw new AccountFault('person', message('Nobody disables the own account.'));
  if (known.role === 'admin' && (await activeAdmins(transaction)) < 2)
    throw new AccountFault('person', message('This is the last administrator: make another one first.'));
  const at = instantText(clock.now());
  await storeDisabled(transaction, known.id, at, actor);
  await endLinks(transaction, known.id, at);
  const sessions = await deleteSessionsOf(transaction, known.id);
  await appendAudit(transaction, {
    at,
    actor,
    action: 'person disabled',
    subject: known.email,
    detail: { sessions },
  });
}

export function enablePerson(ground: Ground, person: number, actor: string): Promise<void> {
  return changing(ground, person, async (transaction, known) => {
    if (!known.disabledAt) return;
    const at = instantText(ground.clock.now());
    await storeDisabled(transaction, person, null, null);
    await appendAudit(transaction, { at, actor, action: 'person enabled', subject: known.email, detail: {} });
  });
}

/** Signs the person out of every browser. @returns how many sessions ended. */
export function signOutEverywhere(ground: Ground, person: number, actor: string): Promise<number> {
  return changing(ground, person, async (transaction, known) => {
    const at = instantText(ground.clock.now());
    const sessions = await deleteSessionsOf(transaction, person);
    await appendAudit(transaction, {
      at,
      actor,
      action: 'signed out everywhere',
      subject: known.email,
      detail: { sessions },
    });
    return sessions;
  });
}

/** The next sign-in by the company's service binds anew. */
export function forgetCompanyAccount(ground: Ground, person: number, actor: string): Promise<void> {
  return changing(ground, person, async (transaction, known) => {
    if (!(await unbindAccount(transaction, person))) return;
    const at = instantText(ground.clock.now());
    await appendAudit(transaction, {
      at,
      actor,
      action: 'company account forgotten',
      subject: known.email,
      detail: {},
    });
  });
}

/** One of the own sessions, in another browser. False if it had ended. */
export function endSession(
  { database, clock }: Ground,
  { email }: Pick<ListedPerson, 'email'>,
  hash: string,
): Promise<boolean> {
  return database.transaction(async (transaction) => {
    if (!(await deleteSession(transaction, hash))) return false;
    const at = instantText(clock.now());
    await appendAudit(transaction, { at, actor: email, action: 'session ended', subject: email, detail: {} });
    return true;
  });
}

function changing<T>(
  { database }: Ground,
  person: number,
  work: (transaction: Transaction, known: ListedPerson) => Promise<T>,
): Promise<T> {
  return database.transaction(async (transaction) => {
    const known = await personIn(transaction, person);
    if (!known) throw new AccountFault('person', message('There is no such account.'));
    return work(transaction, known);
  });
}
