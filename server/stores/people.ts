/** The people who sign in, and the one-time links by which they set their password. */
import type { Database } from '../../db/connect.ts';

export const roles = ['manager', 'lab', 'seller', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a person of a seller may do there: an owner also says who else may; a reader changes nothing. */
export const sellerRights = ['owner', 'member', 'reader'] as const;
export type SellerRights = (typeof sellerRights)[number];

export interface Person {
  id: number;
  email: string;
  name: string;
  role: Role;
  /** Our key and the source's key of the seller whom a person of role `seller` speaks for. */
  seller: number | null;
  sellerId: string | null;
  /** Of people of a seller; others have `owner`, which says nothing. */
  rights: SellerRights;
}

export interface ListedPerson extends Person {
  sellerName: string | null;
  disabledAt: string | null;
  /** Null: it is not disabled, or nobody wrote down who did it. */
  disabledBy: string | null;
  createdAt: string;
  lastSeenAt: string | null;
  hasPassword: boolean;
  /** The address that was invited and has an account elsewhere; null: this is an account. */
  standsFor: string | null;
}

export type LinkPurpose = 'invite' | 'reset';

interface PersonRow {
  id: number;
  email: string;
  name: string;
  role: Role;
  seller: number | null;
  seller_id: string | null;
  rights: SellerRights;
}

export interface ListedRow extends PersonRow {
  seller_name: string | null;
  disabled_at: string | null;
  disabled_by: string | null;
  created_at: string;
  last_seen_at: string | null;
  has_password: number;
  stands_for: string | null;
}

const personColumns = 'p.id, p.email, p.name, p.role, p.seller, x.seller_id, p.rights';
const listedColumns = `${personColumns}, x.name AS seller_name, p.disabled_at, p.disabled_by, p.created_at, p.last_seen_at,
  CASE WHEN p.password_hash IS NULL THEN 0 ELSE 1 END AS has_password, p.stands_for`;
const source = 'people p LEFT JOIN sellers x ON x.id = p.seller';

export function personOf(row: PersonRow): Person {
  const { id, email, name, role, seller, seller_id: sellerId, rights } = row;
  return { id, email, name, role, seller, sellerId, rights };
}

/** How a person is read with all that the list shows, inside a transaction or outside. */
export const listedPerson = {
  byId: `SELECT ${listedColumns} FROM ${source} WHERE p.id = ? ORDER BY p.id`,
  ofSeller: `SELECT ${listedColumns} FROM ${source} WHERE p.seller = ? AND p.role = 'seller' ORDER BY p.email, p.id`,
  of: (row: ListedRow): ListedPerson => ({
    ...personOf(row),
    sellerName: row.seller_name,
    disabledAt: row.disabled_at,
    disabledBy: row.disabled_by,
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    hasPassword: row.has_password === 1,
    standsFor: row.stands_for,
  }),
};

/** Not who was only invited: as long as no password is chosen, nobody acts as that owner. */
const actsAsOwner = ({ role, rights, disabledAt, hasPassword }: ListedPerson): boolean =>
  role === 'seller' && rights === 'owner' && disabledAt === null && hasPassword;

/** Whether somebody says who else may. @param people all of a seller */
export const haveOwner = (people: readonly ListedPerson[]): boolean => people.some(actsAsOwner);

/** Whether nobody would say who else may, were it not for this one. @param people all of the seller */
export const isOnlyOwner = (person: ListedPerson, people: readonly ListedPerson[]): boolean =>
  actsAsOwner(person) && !haveOwner(people.filter(({ id }) => id !== person.id));

/** Addresses are compared in lower case. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();

export function peopleStore(database: Database) {
  return {
    /** The person and the hash to check, for the sign-in only. Disabled people are not found. */
    async toSignIn(email: string): Promise<{ person: Person; passwordHash: string | null } | null> {
      const [row] = await database.read<PersonRow & { password_hash: string | null }>(
        `SELECT ${personColumns}, p.password_hash FROM ${source} WHERE p.email = ? AND p.disabled_at IS NULL ORDER BY p.id`,
        [normalEmail(email)],
      );
      return row ? { person: personOf(row), passwordHash: row.password_hash } : null;
    },

    async passwordHash(id: number): Promise<string | null> {
      const [row] = await database.read<{ password_hash: string | null }>(
        'SELECT password_hash FROM people WHERE id = ? ORDER BY id',
        [id],
      );
      return row?.password_hash ?? null;
    },

    async one(id: number): Promise<ListedPerson | null> {
      const [row] = await database.read<ListedRow>(listedPerson.byId, [id]);
      return row ? listedPerson.of(row) : null;
    },

    async byEmail(email: string): Promise<ListedPerson | null> {
      const [row] = await database.read<ListedRow>(
        `SELECT ${listedColumns} FROM ${source} WHERE p.email = ? ORDER BY p.id`,
        [normalEmail(email)],
      );
      return row ? listedPerson.of(row) : null;
    },

    async all(): Promise<ListedPerson[]> {
      const rows = await database.read<ListedRow>(`SELECT ${listedColumns} FROM ${source} ORDER BY p.email, p.id`);
      return rows.map(listedPerson.of);
    },

    /** Who speaks for a seller, by address. */
    async ofSeller(seller: number): Promise<ListedPerson[]> {
      const rows = await database.read<ListedRow>(listedPerson.ofSeller, [seller]);
      return rows.map(listedPerson.of);
    },

    /** Whom a link that is still good belongs to. */
    async linkOwner(tokenHash: string, now: string): Promise<{ person: Person; purpose: LinkPurpose } | null> {
      const [row] = await database.read<PersonRow & { purpose: LinkPurpose }>(
        `SELECT ${personColumns}, l.purpose FROM links l JOIN people p ON p.id = l.person LEFT JOIN sellers x ON x.id = p.seller
         WHERE l.token_hash = ? AND l.used_at IS NULL AND l.expires_at > ? AND p.disabled_at IS NULL ORDER BY l.token_hash`,
        [tokenHash, now],
      );
      return row ? { person: personOf(row), purpose: row.purpose } : null;
    },
  };
}
