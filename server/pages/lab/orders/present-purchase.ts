/** The form of a purchase, as a person fills it in: with the identity whose turn it is. */
import { daysIn } from '../../../helpers/days.ts';
import type { Texts } from '../../../languages/texts.ts';
import { lastUse, nextIdentity, wearFor, wearOf, wearLimits } from '../../../lab/identity-wear.ts';
import type { Day } from '../../../scoring/day.ts';
import type { Identity } from '../../../stores/lab/identities.ts';
import { numberWord, plainWordIn } from '../../desk/words.ts';
import { categories, grades } from '../words.ts';
import { faultLines, isMarket } from './field-rules.ts';
import { fieldLabels, type Faults, type Purchase } from './read-purchase.ts';
import { presentBuyers } from './present-buyers.ts';
import { wearWords } from './wear-words.ts';

export interface PurchaseSetting {
  identities: readonly Identity[];
  /** Null: not chosen yet. */
  seller: number | null;
  /** Of the seller; null: it is not known. */
  country: string | null;
  today: Day;
  markets: readonly string[];
}

export function presentPurchase(form: Purchase, faults: Faults, setting: PurchaseSetting, t: Texts) {
  return {
    form,
    errors: faults,
    faults: faultLines(fieldLabels, faults, t),
    categories: wordOptions(categories, form.category, t),
    grades: wordOptions(grades, form.grade, t),
    markets: setting.markets,
    identities: identityOptions(form.identity, setting, t),
    identityHint: identityHint(form, setting, t),
    buyers: presentBuyers(setting.identities, [Number(form.identity), proposed(form, setting)]),
    isTickShown: isTickShown(form, faults, setting),
    anyway: form.anyway === 'yes',
  };
}

export const wordOptions = (list: readonly string[], chosen: string, t: Texts) => [
  { value: '', label: '–', selected: chosen === '' },
  ...list.map((value) => ({ value, label: plainWordIn(value, t), selected: value === chosen })),
];

/** Whose turn it is: before a market is chosen, one of the seller's country, and if none is free there, of any. */
export function proposed(
  { market }: Pick<Purchase, 'market'>,
  { identities, seller, country, today }: PurchaseSetting,
): number | null {
  if (seller === null) return null;
  const turnIn = (where: string | null) => nextIdentity(identities, { seller, market: where }, today);
  return isMarket(market) ? turnIn(market) : (turnIn(country) ?? turnIn(null));
}

/** Where only those are left that something speaks against, and where one of them was chosen. */
function isTickShown(form: Purchase, faults: Faults, setting: PurchaseSetting): boolean {
  if (form.anyway === 'yes' || faults.needsTick) return true;
  const mayBuy = setting.identities.some(({ retired }) => !retired);
  return setting.seller !== null && mayBuy && proposed(form, setting) === null;
}

function identityOptions(chosen: string, { identities, seller, today }: PurchaseSetting, t: Texts) {
  const buying = identities.filter(({ retired }) => !retired);
  return [
    { value: '', label: t('– (not noted)'), selected: chosen === '' },
    ...buying.map((each) => ({
      value: String(each.id),
      label: optionWords(each, seller, today, t),
      selected: chosen === String(each.id),
    })),
  ];
}

function optionWords(identity: Identity, seller: number | null, today: Day, t: Texts): string {
  const [wear] = seller === null ? wearOf(identity, today) : wearFor(identity, seller, today);
  const known = { name: identity.name, market: identity.market, used: usedWords(identity, today, t) };
  return wear
    ? t('{name} · {market} · {used} · likely burnt: {why}', { ...known, why: wearWords(wear, t) })
    : t('{name} · {market} · {used}', known);
}

/** 'no order yet', 'two orders within a year, last …' */
export function usedWords({ uses }: Pick<Identity, 'uses'>, today: Day, t: Texts): string {
  const last = lastUse(uses);
  if (last === null) return t('no order yet');
  const lately = uses.filter(({ orderedOn }) => orderedOn > today - wearLimits.year).length;
  return t('{n, plural, one {{count} order} other {{count} orders}} within a year, last {day}', {
    ...{ n: lately, count: numberWord(lately, t), day: daysIn(t.language).exactDay(last) },
  });
}

function identityHint(form: Purchase, setting: PurchaseSetting, t: Texts): string {
  if (setting.identities.every(({ retired }) => retired)) return t('There is none yet: add one under Identities.');
  if (setting.seller === null) return t('Whoever bought it. One that is likely burnt is marked.');
  const turn = setting.identities.find(({ id }) => id === proposed(form, setting));
  if (turn) {
    const known = { name: turn.name, market: turn.market };
    return turn.market === setting.country
      ? t(
          'It is the turn of {name}, in {market} like the seller: the longest without an order, never with this seller.',
          known,
        )
      : t('It is the turn of {name}, in {market}: the longest without an order, never with this seller.', known);
  }
  const { market } = form;
  if (!isMarket(market))
    return t(
      'No identity is free for this seller: add one under Identities, or choose another one and tick that you take it all the same.',
    );
  return setting.identities.some((each) => !each.retired && each.market === market)
    ? t(
        'No identity in {market} is free for this seller: add one under Identities, or choose another one and tick that you take it all the same.',
        { market },
      )
    : t(
        'No identity lives in {market}: add one under Identities, or choose another one and tick that you take it all the same.',
        { market },
      );
}
