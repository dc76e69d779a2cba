/** What a seller may read: its own, and only through the session of a person who speaks for it. */
import type { Database } from '../../db/connect.ts';
import type { Person } from './people.ts';
import { revealedFindings, sellerById, type Finding, type Seller } from './desk-seller.ts';
import type { Standing } from './seller-activity.ts';
import { standings } from './seller-activity.ts';

export interface OwnSeller {
  seller: Seller;
  standing: Standing | undefined;
  findings: Finding[];
  /** Whom to ask at the marketplace. `name` is null while that person has no account. */
  manager: { email: string; name: string | null } | null;
}

/** Null for a person who speaks for no seller, or for one whose own row has not arrived. */
export async function ownSeller(database: Database, person: Person, today: string): Promise<OwnSeller | null> {
  if (person.role !== 'seller' || person.seller === null) return null;
  const seller = await sellerById(database, person.seller);
  if (!seller) return null;
  const standing = (await standings(database, [seller.id], today)).get(seller.id);
  return {
    seller,
    standing,
    findings: await revealedFindings(database, seller.id),
    manager: seller.managerEmail === null ? null : await managerCalled(database, seller.managerEmail),
  };
}

async function managerCalled(database: Database, email: string) {
  const [person] = await database.read<{ name: string }>(
    'SELECT name FROM people WHERE email = ? AND disabled_at IS NULL',
    [email],
  );
  return { email, name: person?.name ?? null };
}
