/** The form of a new token: for which program, for how long, and, of a seller's, what it may read. */
import { lettersAndDigits, plainName } from '../../helpers/plain-name.ts';
import type { Texts } from '../../languages/texts.ts';
import { ownScopes, scopes as marketplaceScopes, type Scope } from '../../stores/tokens.ts';
import { formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';
import { marketplace, type Keeper } from './keeper.ts';
import { lifetimes, scopeWords, usualLifetime } from './present-token.ts';

const longestName = 100;

export interface TokenForm {
  name: string;
  lifetime: string;
  /** Null: it does not end by itself. */
  days: number | null;
  scopes: readonly Scope[];
}

export type TokenFaults = Partial<Record<'name' | 'figures', string>>;

export const emptyTokenForm = (keeper: Keeper): TokenForm => ({
  ...{ name: '', lifetime: usualLifetime.value, days: usualLifetime.days },
  scopes: keeper === marketplace ? marketplaceScopes : ['own:figures'],
});

/** A token of the marketplace reads what holds for sellers, and nothing else can be chosen. */
export function readTokenForm(keeper: Keeper, body: unknown): TokenForm {
  const given = body as Record<string, unknown>;
  const { value, days } = lifetimes.find((one) => one.value === given['lifetime']) ?? usualLifetime;
  return {
    name: plainName(formText(given, 'name')),
    lifetime: value,
    days,
    scopes: keeper === marketplace ? marketplaceScopes : ownScopes.filter((one) => given[scopeWords[one].name] === '1'),
  };
}

export const faultsOfToken = (t: Texts, { name, scopes }: TokenForm): TokenFaults => ({
  ...(lettersAndDigits(name) === 0 ? { name: t('Say which program it is for.') } : {}),
  ...(name.length > longestName ? { name: tooLongWords(longestName, t) } : {}),
  ...(scopes.length === 0 ? { figures: t('Choose at least one thing that it may read.') } : {}),
});

/** What views/enforcement/tokens.hbs draws of it. */
export const presentTokenForm = (t: Texts, keeper: Keeper, form: TokenForm, errors: TokenFaults) => ({
  ...{ name: form.name, errors, longest: longestName },
  faults: Object.entries(errors).map(([name, text]) => ({ name, text })),
  lifetimes: lifetimes.map(({ value, label }) => ({ value, label: t(label), selected: value === form.lifetime })),
  scopes:
    keeper === marketplace
      ? null
      : ownScopes.map((scope) => {
          const { name, label, hint } = scopeWords[scope];
          return { name, label: t(label), hint: t(hint), checked: form.scopes.includes(scope) };
        }),
});
