/** A person who exists only while pages are measured. */
import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import { instantText } from '../../server/context.ts';
import { insertPerson, storeDisabled } from '../../server/stores/people-changes.ts';
import { peopleStore, type Role } from '../../server/stores/people.ts';
import { deleteSessionsOf, insertSession } from '../../server/stores/sessions.ts';

const email = 'benchmark@localhost';

export interface VisitingSession {
  cookie: string;
  email: string;
  end(): Promise<void>;
}

export async function visitingSession(
  database: Database,
  now: number,
  role: Role = 'manager',
): Promise<VisitingSession> {
  const key = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(key).digest('hex');
  const [at, expiresAt] = [instantText(now), instantText(now + 12 * 3600)];
  const known = await peopleStore(database).byEmail(email);
  const person = await database.transaction(async (transaction) => {
    const made = { email, name: 'Benchmark', role, seller: null, at };
    const id = known?.id ?? ((await insertPerson(transaction, made)) as number);
    await storeDisabled(transaction, id, null, null);
    await insertSession(transaction, { hash, person: id, agent: 'benchmark', createdAt: at, expiresAt });
    return id;
  });
  return {
    cookie: `assay=${key}`,
    email,
    end: () =>
      database.transaction(async (transaction) => {
        await deleteSessionsOf(transaction, person);
        await storeDisabled(transaction, person, at, null);
      }),
  };
}
