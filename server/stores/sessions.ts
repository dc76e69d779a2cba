/** Who is signed in. The table knows only the hash of a session's key, so a copy of the database opens no session. */
import type { Database, Transaction } from '../../db/connect.ts';
import { personOf, type Person, type Role, type SellerRights } from './people.ts';

export interface OpenSession {
  hash: string;
  createdAt: string;
  expiresAt: string;
  /** Changes with every published night and with every revision: what cached pages depend on. */
  published: string;
  /** The person's own settings, as JSON text. */
  preferences: string;
  /** Of the seller whom the person speaks for. */
  country: string | null;
}

export interface ListedSession {
  hash: string;
  createdAt: string;
  expiresAt: string;
  agent: string;
}

interface FoundRow {
  created_at: string;
  expires_at: string;
  id: number;
  email: string;
  name: string;
  role: Role;
  seller: number | null;
  seller_id: string | null;
  country: string | null;
  rights: SellerRights;
  revision: string | null;
  night: number | null;
  preferences: string;
}

/** One prepared query for every request: session, person and the version of what is published. */
const find = `SELECT s.created_at, s.expires_at, p.id, p.email, p.name, p.role, p.seller, p.rights, p.preferences, x.seller_id, x.country,
  (SELECT value FROM settings WHERE name = 'revision') AS revision,
  (SELECT MAX(night) FROM nights) AS night
  FROM sessions s JOIN people p ON p.id = s.person LEFT JOIN sellers x ON x.id = p.seller
  WHERE s.sid_hash = ? AND s.expires_at > ? AND p.disabled_at IS NULL ORDER BY s.sid_hash`;

export function sessionsStore(database: Database) {
  return {
    /** Null when the session has ended or its person is disabled. */
    async find(hash: string, now: string): Promise<{ session: OpenSession; person: Person } | null> {
      const [row] = await database.read<FoundRow>(find, [hash, now]);
      if (!row) return null;
      const published = `${row.night}.${row.revision}`;
      return {
        session: {
          hash,
          createdAt: row.created_at,
          expiresAt: row.expires_at,
          published,
          preferences: row.preferences,
          country: row.country,
        },
        person: personOf(row),
      };
    },

    async ofPerson(person: number, now: string): Promise<ListedSession[]> {
      const rows = await database.read<{ sid_hash: string; created_at: string; expires_at: string; content: string }>(
        `SELECT sid_hash, created_at, expires_at, content FROM sessions WHERE person = ? AND expires_at > ?
         ORDER BY expires_at DESC, sid_hash`,
        [person, now],
      );
      return rows.map((row) => ({
        hash: row.sid_hash,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
        agent: (JSON.parse(row.content) as { agent: string }).agent,
      }));
    },
  };
}

export async function insertSession(
  transaction: Transaction,
  session: { hash: string; person: number; agent: string; createdAt: string; expiresAt: string },
): Promise<void> {
  await transaction.run('DELETE FROM sessions WHERE expires_at <= ?', [session.createdAt]);
  await transaction.run(
    'INSERT INTO sessions (sid_hash, person, content, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
    [session.hash, session.person, JSON.stringify({ agent: session.agent }), session.createdAt, session.expiresAt],
  );
}

export async function extendSession(transaction: Transaction, hash: string, expiresAt: string): Promise<void> {
  await transaction.run('UPDATE sessions SET expires_at = ? WHERE sid_hash = ?', [expiresAt, hash]);
}

/** False if it had ended. */
export async function deleteSession(transaction: Transaction, hash: string): Promise<boolean> {
  return (await transaction.run('DELETE FROM sessions WHERE sid_hash = ?', [hash])) === 1;
}

/** @returns how many sessions ended. */
export function deleteSessionsOf(transaction: Transaction, person: number, except = ''): Promise<number> {
  return transaction.run('DELETE FROM sessions WHERE person = ? AND sid_hash <> ?', [person, except]);
}
