/** How a token stands. */
import type { Token } from '../../stores/tokens.ts';

export const usualLifetime = { value: '365', label: 'a year', days: 365 };
export const lifetimes: readonly { value: string; label: string; days: number | null }[] = [
  { value: '90', label: '90 days', days: 90 },
  usualLifetime,
  { value: 'none', label: 'until it is revoked', days: null },
];

const works = ({ revokedAt, expiresAt }: Token, now: string): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);

export const tokenRow = (token: Token, now: string) => ({
  ...token,
  scope: token.scopes.join(', '),
  works: works(token, now),
  ...(token.revokedAt
    ? { mark: 'stale', word: 'revoked' }
    : works(token, now)
      ? { mark: 'fine', word: 'works' }
      : { mark: 'stale', word: 'expired' }),
});

export function leadOfTokens(tokens: readonly Token[], now: string): string {
  const working = tokens.filter((one) => works(one, now));
  if (working.length === 0) return 'No program can ask what holds for sellers. Make a token for each one that should.';
  const unused = working.filter(({ lastUsedAt }) => lastUsedAt === null).length;
  const can = working.length === 1 ? 'One token works.' : `${working.length} tokens work.`;
  return unused === 0 ? can : `${can} ${unused === 1 ? 'One has' : `${unused} have`} never been used.`;
}
