/** People for tests, all with one password. */
import type { Database } from '../../db/connect.ts';
import { hashPassword } from '../../server/access/password.ts';
import { insertPerson, storePassword } from '../../server/stores/people-changes.ts';
import { storePreferences } from '../../server/stores/preferences.ts';
import { peopleStore, type Role } from '../../server/stores/people.ts';

export const testPassword = 'nine green bottles hanging';
let hashed: Promise<string> | undefined;

export interface NewTestPerson {
  email: string;
  role: Role;
  seller?: number | null;
  /** Of a seller's person; null: that of the seller's country. */
  language?: string | null;
}

/** @returns the person's key; the person of that address who is there already, if there is one. */
export async function addTestPerson(
  database: Database,
  { email, role, seller = null, language = 'en' }: NewTestPerson,
): Promise<number> {
  const passwordHash = await (hashed ??= hashPassword(testPassword));
  const made = await database.transaction(async (transaction) => {
    const id = await insertPerson(transaction, {
      email,
      name: `Test ${role}`,
      role,
      seller,
      at: '2026-01-01T00:00:00Z',
    });
    if (id !== null) await storePassword(transaction, id, passwordHash);
    return id;
  });
  // Whatever the seller's country speaks: most tests read English.
  if (made !== null && (role === 'seller' || language !== 'en'))
    await storePreferences(database, made, language ? { language } : {});
  return made ?? ((await peopleStore(database).byEmail(email))?.id as number);
}
