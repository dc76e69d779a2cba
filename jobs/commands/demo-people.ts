/** Those who sign in to the demo, all with one password that is made anew at each start. */
import { randomInt } from 'node:crypto';
import type { Context } from '../../server/context.ts';
import { instantText } from '../../server/context.ts';
import { hashPassword } from '../../server/access/password.ts';
import { insertPerson, sellerKey, storePassword } from '../../server/stores/people-changes.ts';
import { peopleStore, type Role } from '../../server/stores/people.ts';

const people: readonly { email: string; name: string; role: Role; sees: string }[] = [
  { email: 'manager@demo.test', name: 'Maud Lefort', role: 'manager', sees: 'what needs a decision this morning' },
  { email: 'lab@demo.test', name: 'Yuki Tanabe', role: 'lab', sees: 'mystery orders' },
  { email: 'second-lab@demo.test', name: 'Noor Haddad', role: 'lab', sees: 'the same, as the second pair of eyes' },
  { email: 'seller@demo.test', name: 'Carla Rossi', role: 'seller', sees: 'the scorecard of Officina Rossi' },
  { email: 'admin@demo.test', name: 'Ada Lindgren', role: 'admin', sees: 'accounts' },
];

export const demoPeople = people.map(({ email, sees }) => ({ email, sees }));

/** @returns the password. */
export async function admitDemoPeople({ database, clock }: Context, sellerId: string): Promise<string> {
  const password = newPassword();
  const passwordHash = await hashPassword(password);
  const known = peopleStore(database);
  for (const { email, name, role } of people) {
    const person = await known.byEmail(email);
    await database.transaction(async (tx) => {
      const seller = role === 'seller' ? await sellerKey(tx, sellerId) : null;
      const id = person?.id ?? (await insertPerson(tx, { email, name, role, seller, at: instantText(clock.now()) }));
      await storePassword(tx, id!, passwordHash);
    });
  }
  return password;
}

/** Sixteen letters in groups of four, none that is read as another: 75 bits. */
function newPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz';
  const group = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return Array.from({ length: 4 }, group).join('-');
}
