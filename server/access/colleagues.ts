/** People of one seller, as its owners invite and change them. Nobody reaches beyond the own seller, and one owner who can sign in always stays. */
import type { Transaction } from '../../db/connect.ts';
import { instantText, type Context } from '../context.ts';
import { message, type Tongue } from '../languages/texts.ts';
import { appendAudit } from '../stores/audit.ts';
import { isOfSeller, peopleOfSellerIn, personIn, storeRights } from '../stores/people-changes.ts';
import { isOnlyOwner, type ListedPerson, type Person, type SellerRights } from '../stores/people.ts';
import { AccountFault } from './account-fault.ts';
import { addPerson, disableIn, enablePerson, giveLink, type OneTimeLink } from './accounts.ts';
import { mailingFor } from './link-letter.ts';

type Ground = Pick<Context, 'database' | 'clock' | 'config'>;

/**
 * Whether the address has an account elsewhere is not the owner's to learn: the answer is the same.
 *
 * @returns the link; null where it goes by e-mail, to its person alone
 * @throws AccountFault when the address is one of the own people's, or who asks is no owner.
 */
export async function inviteColleague(
  ground: Ground,
  owner: Person,
  given: { email: string; name: string; rights: SellerRights },
  language: Tongue,
): Promise<OneTimeLink | null> {
  mustOwn(owner);
  const mailing = await mailingFor(ground, owner, language);
  const colleague = { ...given, role: 'seller', sellerId: owner.sellerId, orStandIn: true } as const;
  const { link } = await addPerson(ground, colleague, owner.email, mailing);
  return ownersLink(link);
}

/** @throws AccountFault when nobody who can sign in would own the account any more. */
export async function changeRights(ground: Ground, owner: Person, person: number, rights: SellerRights): Promise<void> {
  mustOwn(owner);
  const at = instantText(ground.clock.now());
  await ground.database.transaction(async (tx) => {
    const known = await colleague(tx, owner, person);
    if (known.rights === rights) return;
    await mustNotBeLast(tx, known);
    await storeRights(tx, person, rights);
    const detail = { from: known.rights, to: rights };
    await appendAudit(tx, { at, actor: owner.email, action: 'rights changed', subject: known.email, detail });
  });
}

/** Keeps a colleague out, with every session and link of theirs. @throws AccountFault for the last owner and for oneself. */
export async function keepOut(ground: Ground, owner: Person, person: number): Promise<void> {
  mustOwn(owner);
  await ground.database.transaction(async (tx) => {
    const known = await colleague(tx, owner, person);
    await mustNotBeLast(tx, known);
    await disableIn(tx, ground, known, owner.email);
  });
}

/** Only what an owner has done: whom the marketplace keeps out, stays out. */
export async function letIn(ground: Ground, owner: Person, person: number): Promise<void> {
  mustOwn(owner);
  await ground.database.transaction(async (tx) => {
    const { disabledBy, disabledAt } = await colleague(tx, owner, person);
    if (disabledAt !== null && !(await isOfSeller(tx, disabledBy, owner.seller)))
      throw new AccountFault('person', message('The marketplace has disabled this account: ask it.'));
  });
  await enablePerson(ground, person, owner.email);
}

/** Another link for a colleague who has lost theirs, or the password; null where it goes by e-mail. */
export async function linkForColleague(ground: Ground, owner: Person, person: number, language: Tongue) {
  mustOwn(owner);
  const known = await ground.database.transaction((tx) => colleague(tx, owner, person));
  const mailing = await mailingFor(ground, owner, language);
  return { known, link: ownersLink(await giveLink(ground, person, owner.email, mailing)) };
}

/** Opened by an owner, a link would tell whether its address has an account elsewhere, and choose a colleague's password. */
const ownersLink = (link: OneTimeLink): OneTimeLink | null => (link.isMailed ? null : link);

function mustOwn({ role, rights }: Person): void {
  if (role !== 'seller' || rights !== 'owner')
    throw new AccountFault('person', message('Only an owner of your shop’s account changes who else may use it.'));
}

async function colleague(tx: Transaction, owner: Person, person: number): Promise<ListedPerson> {
  const known = await personIn(tx, person);
  if (!known || known.role !== 'seller' || known.seller === null || known.seller !== owner.seller)
    throw new AccountFault('person', message('There is no such colleague.'));
  return known;
}

async function mustNotBeLast(tx: Transaction, known: ListedPerson): Promise<void> {
  if (isOnlyOwner(known, await peopleOfSellerIn(tx, known.seller!)))
    throw new AccountFault(
      'person',
      message('No other owner can sign in yet: make somebody an owner first who has chosen a password.'),
    );
}
