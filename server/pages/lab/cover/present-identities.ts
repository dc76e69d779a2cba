/** The lab's identities, as a person reads them: who is free to buy, and who is likely burnt and why. */
import { daysIn } from '../../../helpers/days.ts';
import { lastUse, wearLimits, wearOf } from '../../../lab/identity-wear.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import type { Day } from '../../../scoring/day.ts';
import type { Identity } from '../../../stores/lab/identities.ts';
import { closed, numberWord, sentence } from '../../desk/words.ts';
import { usedWords } from '../orders/present-purchase.ts';
import { wearWords } from '../orders/wear-words.ts';

export function presentIdentities(all: readonly Identity[], today: Day, t: Texts) {
  return {
    title: t('Identities'),
    lead: leadOf(all, today, t),
    rows: all.map((identity) => ({
      ...{ name: identity.name, market: identity.market, href: `/lab/identities/${identity.id}` },
      used: usedWords(identity, today, t),
      ...standingOf(identity, today, t),
    })),
    limits: t(
      'Likely burnt: more than {uses} orders within a year, known to {sellers} sellers of one country from verdicts, or an order that the seller cancelled. From one seller none buys twice.',
      { uses: wearLimits.usesInYear, sellers: wearLimits.sellersOfCountry },
    ),
  };
}

function leadOf(all: readonly Identity[], today: Day, t: Texts): string {
  if (all.length === 0)
    return t('There is no identity yet: add the first one, so that orders can be placed under cover.');
  const buying = all.filter(({ retired }) => !retired);
  const burnt = buying.filter((identity) => wearOf(identity, today).length > 0).length;
  const free = buying.length - burnt;
  if (free === 0)
    return t(
      '{n, plural, =0 {No identity is free to buy. Add one.} one {No identity is free to buy: {count} identity is likely burnt. Add one.} other {No identity is free to buy: {count} identities are likely burnt. Add one.}}',
      { n: burnt, count: numberWord(burnt, t) },
    );
  const ready = { free, freeSaid: sentence(numberWord(free, t)) };
  if (burnt === 0)
    return t(
      '{free, plural, one {{freeSaid} identity is free to buy.} other {{freeSaid} identities are free to buy.}}',
      ready,
    );
  return t(
    '{free, plural, one {{freeSaid} identity is free to buy} other {{freeSaid} identities are free to buy}} and {burnt, plural, one {{burntSaid} identity is likely burnt.} other {{burntSaid} identities are likely burnt.}}',
    { ...ready, burnt, burntSaid: numberWord(burnt, t) },
  );
}

interface Standing {
  level: 'too-few' | 'fine' | 'warn';
  word: string;
  why: string;
}

function standingOf(identity: Identity, today: Day, t: Texts): Standing {
  if (identity.retired) return { level: 'too-few', word: t('retired'), why: identity.retiredReason ?? '' };
  const wear = wearOf(identity, today);
  const inARow = (first: string, second: string) => t('{first}; {second}', { first, second });
  return wear.length === 0
    ? { level: 'fine', word: t('free'), why: '' }
    : { level: 'warn', word: t('likely burnt'), why: sentence(wear.map((each) => wearWords(each, t)).reduce(inARow)) };
}

/** Of our own words, never of what somebody typed. */
const inSentence = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

const leads: Record<Standing['level'], string> = {
  warn: message('Likely burnt: {why}.'),
  fine: message('Free to buy.'),
  'too-few': message('Retired: {why}'),
};

export function presentIdentity(identity: Identity, today: Day, t: Texts) {
  const { uses } = identity;
  const last = lastUse(uses);
  const standing = standingOf(identity, today, t);
  const { exactDay } = daysIn(t.language);
  return {
    title: t('Identity: {name}', { name: identity.name }),
    lead: t(leads[standing.level], { why: identity.retired ? closed(standing.why) : inSentence(standing.why) }),
    crumbs: [{ href: '/lab/identities', label: t('Identities') }],
    path: `/lab/identities/${identity.id}`,
    standing,
    retired: identity.retired,
    facts: [
      { label: t('E-mail'), value: identity.email, own: true },
      { label: t('Phone'), value: identity.phone || null },
      { label: t('Address'), value: identity.address, own: true },
      { label: t('Market'), value: identity.market },
      {
        label: t('Orders'),
        value: usedWords(identity, today, t),
        hint:
          last === null
            ? ''
            : t('{n, plural, one {{count} order in all} other {{count} orders in all}}', {
                ...{ n: uses.length, count: numberWord(uses.length, t) },
              }),
      },
      {
        label: t('Added'),
        value: exactDay(identity.addedAt.slice(0, 10)),
        hint: t('by {person}', { person: identity.addedBy }),
      },
      ...(identity.retired
        ? [
            {
              label: t('Retired'),
              value: exactDay(identity.retiredAt?.slice(0, 10)),
              hint: t('by {person}', { person: identity.retiredBy ?? '–' }),
            },
          ]
        : []),
    ],
    uses: uses.map((use) => ({
      ...{ id: use.mysteryOrder, href: `/lab/orders/${use.mysteryOrder}`, name: use.sellerName },
      ...{ orderedOn: use.orderedOn, country: use.country, what: whatOf(use, t) },
    })),
  };
}

function whatOf({ cancelledBySeller, revealed }: Identity['uses'][number], t: Texts): string {
  if (cancelledBySeller) return t('cancelled by the seller');
  return revealed ? t('revealed to this seller') : t('under cover');
}
