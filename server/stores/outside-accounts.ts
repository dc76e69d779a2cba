/** Which account of a sign-in service elsewhere belongs to which person. */
import type { Transaction } from '../../db/connect.ts';
import type { Read } from './read.ts';

export interface OutsideAccount {
  issuer: string;
  /** What the issuer calls the account, for ever. */
  subject: string;
}

/** Null: nobody has signed in with it. */
export async function personOfAccount(read: Read, { issuer, subject }: OutsideAccount): Promise<number | null> {
  const [row] = await read<{ person: number }>(
    'SELECT person FROM outside_accounts WHERE issuer = ? AND subject = ? ORDER BY person',
    [issuer, subject],
  );
  return row?.person ?? null;
}

/** False if the person, or the account, is bound already. */
export async function bindAccount(
  tx: Transaction,
  person: number,
  { issuer, subject }: OutsideAccount,
  at: string,
): Promise<boolean> {
  const bound = await tx.run(
    'INSERT INTO outside_accounts (person, issuer, subject, bound_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
    [person, issuer, subject, at],
  );
  return bound === 1;
}

/** The next sign-in binds anew. False if none was bound. */
export const unbindAccount = async (tx: Transaction, person: number): Promise<boolean> =>
  (await tx.run('DELETE FROM outside_accounts WHERE person = ?', [person])) === 1;

export async function hasAccount(read: Read, person: number): Promise<boolean> {
  return (await read('SELECT person FROM outside_accounts WHERE person = ? ORDER BY person', [person])).length > 0;
}
