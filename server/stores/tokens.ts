/** Tokens by which programs ask: shown once, kept as their hash. */
import type { Transaction } from '../../db/connect.ts';
import { ownedBy, ownerValue, type KeyOwner } from './key-owner.ts';
import type { Read } from './read.ts';

/** What programs of the marketplace may ask for. */
export const scopes = ['enforcement:read'] as const;
/** What programs of a seller may ask for, each of its own seller only. */
export const ownScopes = ['own:figures', 'own:orders', 'own:cases'] as const;
export type OwnScope = (typeof ownScopes)[number];
export type Scope = (typeof scopes)[number] | OwnScope;

export interface Token {
  id: number;
  /** Whose: our key of a seller; null: the marketplace's. */
  seller: number | null;
  name: string;
  scopes: readonly Scope[];
  madeBy: string;
  madeAt: string;
  /** Null: never. */
  expiresAt: string | null;
  lastUsedAt: string | null;
  revokedAt: string | null;
  revokedBy: string | null;
}

interface TokenRow extends Omit<Token, 'scopes'> {
  scopes: string;
}

const columns = `id, seller, name, scopes, made_by AS "madeBy", made_at AS "madeAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt", revoked_by AS "revokedBy"`;

const tokenOf = (row: TokenRow): Token => ({ ...row, scopes: JSON.parse(row.scopes) as Scope[] });

/** Those of one owner that work first, the newest of them first. */
export async function tokensOf(read: Read, owner: KeyOwner): Promise<Token[]> {
  const rows = await read<TokenRow>(
    `SELECT ${columns} FROM tokens WHERE ${ownedBy}
     ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, made_at DESC, id DESC`,
    [ownerValue(owner)],
  );
  return rows.map(tokenOf);
}

/**
 * The token of this hash if it works at that moment. The hash is compared, not the token: how long that takes tells nothing.
 * A seller's works as long as anybody of the seller may sign in.
 */
export async function workingToken(read: Read, hash: string, now: string): Promise<Token | null> {
  const [row] = await read<TokenRow>(
    `SELECT ${columns} FROM tokens t WHERE hash = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)
       AND (seller IS NULL OR EXISTS (SELECT 1 FROM people p WHERE p.seller = t.seller AND p.disabled_at IS NULL)) ORDER BY id`,
    [hash, now],
  );
  return row ? tokenOf(row) : null;
}

export type NewToken = Pick<Token, 'name' | 'scopes' | 'madeBy' | 'madeAt' | 'expiresAt'> & {
  hash: string;
  /** Left out: the marketplace's. */
  seller?: number | null;
};

export async function insertToken(
  tx: Transaction,
  { name, hash, scopes, madeBy, madeAt, expiresAt, seller = null }: NewToken,
): Promise<number> {
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO tokens (name, hash, scopes, made_by, made_at, expires_at, seller) VALUES (?, ?, ?, ?, ?, ?, ?)
     RETURNING id`,
    [name, hash, JSON.stringify(scopes), madeBy, madeAt, expiresAt, seller],
  );
  return row!.id;
}

/** @returns its name; null if this owner has none of that id that works. */
export async function revokeToken(
  tx: Transaction,
  { id, owner }: { id: number; owner: KeyOwner },
  by: string,
  at: string,
): Promise<string | null> {
  const [row] = await tx.all<{ name: string }>(
    `UPDATE tokens SET revoked_at = ?, revoked_by = ? WHERE id = ? AND ${ownedBy} AND revoked_at IS NULL RETURNING name`,
    [at, by, id, ownerValue(owner)],
  );
  return row?.name ?? null;
}

export async function noteTokenUse(tx: Transaction, id: number, at: string): Promise<void> {
  await tx.run('UPDATE tokens SET last_used_at = ? WHERE id = ?', [at, id]);
}
