/** How a token stands. */
import { wordsIn } from '../../helpers/words-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { OwnScope, Scope, Token } from '../../stores/tokens.ts';

export const usualLifetime = { value: '365', label: message('a year'), days: 365 };
export const lifetimes: readonly { value: string; label: string; days: number | null }[] = [
  { value: '90', label: message('90 days'), days: 90 },
  usualLifetime,
  { value: 'none', label: message('until it is revoked'), days: null },
];

/** What a seller lets a program read, as a person chooses it. */
export const scopeWords: Record<OwnScope, { name: string; label: string; hint: string }> = {
  'own:figures': {
    name: 'figures',
    label: message('Figures'),
    hint: message('score, readings and ledger of every night'),
  },
  'own:orders': {
    name: 'orders',
    label: message('Orders'),
    hint: message('every order behind the figures, and what happened with it'),
  },
  'own:cases': {
    name: 'cases',
    label: message('Decisions'),
    hint: message('what holds, statements, verdicts and disputes, with their answers'),
  },
};

export const works = ({ revokedAt, expiresAt }: Token, now: string): boolean =>
  revokedAt === null && (expiresAt === null || expiresAt > now);

const wordOf = (t: Texts, scope: Scope): string =>
  scope in scopeWords ? t(scopeWords[scope as OwnScope].label) : scope;

export const tokenRow = (t: Texts, token: Token, now: string) => ({
  ...token,
  /** A seller reads in words what it chose in words. */
  reads: token.seller === null ? null : wordsIn(t.language).list(token.scopes.map((scope) => wordOf(t, scope))),
  scope: token.scopes.join(', '),
  works: works(token, now),
  ...(token.revokedAt
    ? { mark: 'stale', word: t('revoked') }
    : works(token, now)
      ? { mark: 'fine', word: t('works') }
      : { mark: 'stale', word: t('expired') }),
});

/** @param none what is said where no token works */
export function leadOfTokens(t: Texts, tokens: readonly Token[], now: string, none: string): string {
  const working = tokens.filter((one) => works(one, now));
  if (working.length === 0) return none;
  const unused = working.filter(({ lastUsedAt }) => lastUsedAt === null).length;
  const can = t('{n, plural, one {One token works.} other {# tokens work.}}', { n: working.length });
  if (unused === 0) return can;
  return `${can} ${t('{n, plural, one {One has never been used.} other {# have never been used.}}', { n: unused })}`;
}
