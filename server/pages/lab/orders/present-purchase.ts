/** The form of a purchase, as a person fills it in: with the identity whose turn it is. */
import { exactDay } from '../../../helpers/days.ts';
import { lastUse, nextIdentity, wearFor, wearOf, wearLimits } from '../../../lab/identity-wear.ts';
import type { Day } from '../../../scoring/day.ts';
import type { Identity } from '../../../stores/lab/identities.ts';
import { counted, plainWord } from '../../desk/words.ts';
import { categories, grades } from '../words.ts';
import { fieldLabels, fields, type Faults, type Purchase } from './read-purchase.ts';
import { wearWords } from './wear-words.ts';

export interface PurchaseSetting {
  identities: readonly Identity[];
  /** Null: not chosen yet. */
  seller: number | null;
  today: Day;
  markets: readonly string[];
}

export function presentPurchase(form: Purchase, faults: Faults, setting: PurchaseSetting) {
  return {
    form,
    errors: faults,
    faults: fields
      .filter((field) => faults[field])
      .map((field) => ({ name: field, text: `${fieldLabels[field]}: ${faults[field]}` })),
    categories: wordOptions(categories, form.category),
    grades: wordOptions(grades, form.grade),
    markets: setting.markets,
    identities: identityOptions(form.identity, setting),
    identityHint: identityHint(form, setting),
    burnt: faults.identity?.startsWith('Likely burnt') || form.anyway === 'yes',
    anyway: form.anyway === 'yes',
  };
}

export const wordOptions = (list: readonly string[], chosen: string) => [
  { value: '', label: '–', selected: chosen === '' },
  ...list.map((value) => ({ value, label: plainWord(value), selected: value === chosen })),
];

/** Whose turn it is: before a market is chosen, whichever market it is in. */
export const proposed = ({ market }: Pick<Purchase, 'market'>, { identities, seller, today }: PurchaseSetting) =>
  seller === null ? null : nextIdentity(identities, { seller, market: market || null }, today);

function identityOptions(chosen: string, { identities, seller, today }: PurchaseSetting) {
  const buying = identities.filter(({ retired }) => !retired);
  return [
    { value: '', label: '– (not noted)', selected: chosen === '' },
    ...buying.map((each) => ({
      value: String(each.id),
      label: `${each.name} · ${each.market} · ${usedWords(each, today)}${burntWords(each, seller, today)}`,
      selected: chosen === String(each.id),
    })),
  ];
}

const burntWords = (identity: Identity, seller: number | null, today: Day): string => {
  const [wear] = seller === null ? wearOf(identity, today) : wearFor(identity, seller, today);
  return wear ? ` · likely burnt: ${wearWords(wear)}` : '';
};

/** 'never used', 'twice this year, last on …' */
export function usedWords({ uses }: Pick<Identity, 'uses'>, today: Day): string {
  const last = lastUse(uses);
  if (last === null) return 'never used';
  const lately = uses.filter(({ orderedOn }) => orderedOn > today - wearLimits.year).length;
  return `${counted(lately, 'order')} within a year, last ${exactDay(last)}`;
}

function identityHint(form: Purchase, setting: PurchaseSetting): string {
  if (setting.identities.every(({ retired }) => retired)) return 'There is none yet: add one under Identities.';
  if (setting.seller === null) return 'Whoever bought it. One that is likely burnt is marked.';
  const turn = setting.identities.find(({ id }) => id === proposed(form, setting));
  if (turn) return `It is the turn of ${turn.name}: the longest without an order, never with this seller.`;
  return `No identity${form.market ? ` in ${form.market}` : ''} is free for this seller: add one under Identities, or choose one all the same.`;
}
