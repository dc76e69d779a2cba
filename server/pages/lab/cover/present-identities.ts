/** The lab's identities, as a person reads them: who is free to buy, and who is likely burnt and why. */
import { exactDay } from '../../../helpers/days.ts';
import { lastUse, wearLimits, wearOf } from '../../../lab/identity-wear.ts';
import type { Texts } from '../../../languages/texts.ts';
import type { Day } from '../../../scoring/day.ts';
import type { Identity } from '../../../stores/lab/identities.ts';
import { counted, listed, sentence } from '../../desk/words.ts';
import { usedWords } from '../orders/present-purchase.ts';
import { wearWords } from '../orders/wear-words.ts';

const crumbs = [{ href: '/lab/identities', label: 'Identities' }];

export function presentIdentities(all: readonly Identity[], today: Day, t: Texts) {
  return {
    title: 'Identities',
    lead: leadOf(all, today),
    rows: all.map((identity) => ({
      ...{ name: identity.name, market: identity.market, href: `/lab/identities/${identity.id}` },
      used: usedWords(identity, today, t),
      ...standingOf(identity, today, t),
    })),
    limits: `Likely burnt: more than ${wearLimits.usesInYear} orders within a year, known to ${wearLimits.sellersOfCountry} sellers of one country from verdicts, or an order that the seller cancelled. From one seller none buys twice.`,
  };
}

function leadOf(all: readonly Identity[], today: Day): string {
  if (all.length === 0) return 'There is no identity yet: add the first one, so that orders can be placed under cover.';
  const buying = all.filter(({ retired }) => !retired);
  const burnt = buying.filter((identity) => wearOf(identity, today).length > 0).length;
  const free = buying.length - burnt;
  const are = burnt === 1 ? 'is' : 'are';
  const worn = burnt > 0 ? [`${counted(burnt, 'identity', 'identities')} ${are} likely burnt`] : [];
  if (free === 0) return `${sentence(['no identity is free to buy', ...worn].join(': '))}. Add one.`;
  const ready = `${counted(free, 'identity', 'identities')} ${free === 1 ? 'is' : 'are'} free to buy`;
  return `${sentence(listed([ready, ...worn]))}.`;
}

function standingOf(identity: Identity, today: Day, t: Texts): { level: string; word: string; why: string } {
  if (identity.retired) return { level: 'too-few', word: 'retired', why: identity.retiredReason ?? '' };
  const wear = wearOf(identity, today);
  return wear.length === 0
    ? { level: 'fine', word: 'free', why: '' }
    : { level: 'warn', word: 'likely burnt', why: sentence(wear.map((each) => wearWords(each, t)).join('; ')) };
}

export function presentIdentity(identity: Identity, today: Day, t: Texts) {
  const { uses } = identity;
  const last = lastUse(uses);
  const standing = standingOf(identity, today, t);
  const ends = { warn: 'Likely burnt', fine: 'Free to buy', 'too-few': 'Retired' }[standing.level] ?? '';
  return {
    title: identity.name,
    lead: `${ends}${standing.why ? `: ${standing.why.charAt(0).toLowerCase()}${standing.why.slice(1)}` : ''}.`,
    crumbs,
    path: `/lab/identities/${identity.id}`,
    standing,
    retired: identity.retired,
    facts: [
      { label: 'E-mail', value: identity.email },
      { label: 'Phone', value: identity.phone || null },
      { label: 'Address', value: identity.address },
      { label: 'Market', value: identity.market },
      {
        label: 'Orders',
        value: usedWords(identity, today, t),
        hint: last === null ? '' : `${counted(uses.length, 'order')} in all`,
      },
      { label: 'Added', value: exactDay(identity.addedAt.slice(0, 10)), hint: identity.addedBy },
      ...(identity.retired
        ? [{ label: 'Retired', value: exactDay(identity.retiredAt?.slice(0, 10)), hint: identity.retiredBy ?? '' }]
        : []),
    ],
    uses: uses.map((use) => ({
      ...{
        id: use.mysteryOrder,
        href: `/lab/orders/${use.mysteryOrder}`,
        name: use.sellerName,
        orderedOn: use.orderedOn,
      },
      country: use.country,
      what: use.cancelledBySeller
        ? 'cancelled by the seller'
        : use.revealed
          ? 'revealed to this seller'
          : 'under cover',
    })),
  };
}
