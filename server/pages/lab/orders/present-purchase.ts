/** The form of a purchase, as a person fills it in: with the identity whose turn it is. */
import { exactDay } from '../../../helpers/days.ts';
import { lastUse, nextIdentity, wearFor, wearOf, wearLimits } from '../../../lab/identity-wear.ts';
import type { Day } from '../../../scoring/day.ts';
import type { Identity } from '../../../stores/lab/identities.ts';
import { counted, plainWord } from '../../desk/words.ts';
import { categories, grades } from '../words.ts';
import { fieldLabels, fields, type Faults, type Purchase } from './read-purchase.ts';
import { presentBuyers } from './present-buyers.ts';
import { tickWords, wearWords } from './wear-words.ts';

export interface PurchaseSetting {
  identities: readonly Identity[];
  /** Null: not chosen yet. */
  seller: number | null;
  /** Of the seller; null: it is not known. */
  country: string | null;
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
    buyers: presentBuyers(setting.identities, [Number(form.identity), proposed(form, setting)]),
    isTickShown: isTickShown(form, faults, setting),
    anyway: form.anyway === 'yes',
  };
}

export const wordOptions = (list: readonly string[], chosen: string) => [
  { value: '', label: '–', selected: chosen === '' },
  ...list.map((value) => ({ value, label: plainWord(value), selected: value === chosen })),
];

/** Whose turn it is: before a market is chosen, one of the seller's country, and if none is free there, of any. */
export function proposed(
  { market }: Pick<Purchase, 'market'>,
  { identities, seller, country, today }: PurchaseSetting,
): number | null {
  if (seller === null) return null;
  const turnIn = (where: string | null) => nextIdentity(identities, { seller, market: where }, today);
  return market ? turnIn(market) : (turnIn(country) ?? turnIn(null));
}

/** Where only those are left that something speaks against, and where one of them was chosen. */
function isTickShown(form: Purchase, faults: Faults, setting: PurchaseSetting): boolean {
  if (form.anyway === 'yes' || faults.identity?.includes(tickWords)) return true;
  const mayBuy = setting.identities.some(({ retired }) => !retired);
  return setting.seller !== null && mayBuy && proposed(form, setting) === null;
}

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
  if (turn) {
    const lives = turn.market === setting.country ? `, in ${turn.market} like the seller` : `, in ${turn.market}`;
    return `It is the turn of ${turn.name}${lives}: the longest without an order, never with this seller.`;
  }
  const lives = setting.identities.some(({ retired, market }) => !retired && market === form.market);
  const none =
    form.market && !lives
      ? `No identity lives in ${form.market}`
      : `No identity${form.market ? ` in ${form.market}` : ''} is free for this seller`;
  return `${none}: add one under Identities, or choose another one and ${tickWords}.`;
}
