/** Tokens by which programs ask: shown once, kept as their hash. */
import type { Transaction } from '../../db/connect.ts';
import type { Read } from './read.ts';

export const scopes = ['enforcement:read'] as const;
export type Scope = (typeof scopes)[number];

export interface Token {
  id: number;
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

const columns = `id, name, scopes, made_by AS "madeBy", made_at AS "madeAt", expires_at AS "expiresAt",
  last_used_at AS "lastUsedAt", revoked_at AS "revokedAt", revoked_by AS "revokedBy"`;

const tokenOf = (row: TokenRow): Token => ({ ...row, scopes: JSON.parse(row.scopes) as Scope[] });

/** Those that work first, the newest of them first. */
export async function allTokens(read: Read): Promise<Token[]> {
  const rows = await read<TokenRow>(
    `SELECT ${columns} FROM tokens ORDER BY CASE WHEN revoked_at IS NULL THEN 0 ELSE 1 END, made_at DESC, id DESC`,
  );
  return rows.map(tokenOf);
}

/** The token of this hash if it works at that moment. The hash is compared, not the token: how long that takes tells nothing. */
export async function workingToken(read: Read, hash: string, now: string): Promise<Token | null> {
  const [row] = await read<TokenRow>(
    `SELECT ${columns} FROM tokens WHERE hash = ? AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?) ORDER BY id`,
    [hash, now],
  );
  return row ? tokenOf(row) : null;
}

export async function insertToken(
  tx: Transaction,
  {
    name,
    hash,
    scopes,
    madeBy,
    madeAt,
    expiresAt,
  }: Omit<Token, 'id' | 'lastUsedAt' | 'revokedAt' | 'revokedBy'> & { hash: string },
): Promise<number> {
  const [row] = await tx.all<{ id: number }>(
    'INSERT INTO tokens (name, hash, scopes, made_by, made_at, expires_at) VALUES (?, ?, ?, ?, ?, ?) RETURNING id',
    [name, hash, JSON.stringify(scopes), madeBy, madeAt, expiresAt],
  );
  return row!.id;
}

/** @returns its name; null if there is none that works. */
export async function revokeToken(tx: Transaction, id: number, by: string, at: string): Promise<string | null> {
  const [row] = await tx.all<{ name: string }>(
    'UPDATE tokens SET revoked_at = ?, revoked_by = ? WHERE id = ? AND revoked_at IS NULL RETURNING name',
    [at, by, id],
  );
  return row?.name ?? null;
}

export async function noteTokenUse(tx: Transaction, id: number, at: string): Promise<void> {
  await tx.run('UPDATE tokens SET last_used_at = ? WHERE id = ?', [at, id]);
}
