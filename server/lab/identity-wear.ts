/** Which identity buys next, and which one is likely known to sellers by now: burnt. */
import type { Day } from '../scoring/day.ts';

/** One order placed under an identity. */
export interface IdentityUse {
  seller: number;
  /** Of the seller; null: its feed names none. */
  country: string | null;
  orderedOn: Day;
  /** From then on the seller can look the buyer up. */
  revealed: boolean;
  /** The seller cancelled the order, which sellers seldom do. */
  cancelledBySeller: boolean;
}

export interface WornIdentity {
  id: number;
  market: string;
  retired: boolean;
  uses: readonly IdentityUse[];
}

/** Why an identity should not buy any more, or not from this seller. */
export type Wear =
  | { kind: 'used-here'; revealed: boolean }
  | { kind: 'worn'; uses: number }
  | { kind: 'known-in-country'; country: string; sellers: number }
  | { kind: 'cancelled'; on: Day };

/**
 * Rules of thumb of the trade, not measured: an address that gets a parcel every two months is a person's, one that gets
 * more is a shop's or a tester's; sellers of one country talk to each other; a cancellation by a seller who has just read
 * the address is a hint.
 */
export const wearLimits = { usesInYear: 6, sellersOfCountry: 3, year: 365 } as const;

/**
 * Why an identity is likely burnt for everybody. Retired ones are not asked about.
 *
 * @param today the business day
 * @example six orders within a year are none; the seventh gives [{ kind: 'worn', uses: 7 }]
 */
export function wearOf({ uses }: Pick<WornIdentity, 'uses'>, today: Day): Wear[] {
  const lately = uses.filter(({ orderedOn }) => orderedOn > today - wearLimits.year);
  const cancelled = lately.filter((use) => use.cancelledBySeller).map(({ orderedOn }) => orderedOn);
  return [
    ...(lately.length > wearLimits.usesInYear ? [{ kind: 'worn' as const, uses: lately.length }] : []),
    ...knownCountries(uses),
    ...(cancelled.length > 0 ? [{ kind: 'cancelled' as const, on: Math.max(...cancelled) }] : []),
  ];
}

/** The same with what only this seller knows first: an identity never buys twice from one seller. */
export function wearFor(identity: Pick<WornIdentity, 'uses'>, seller: number, today: Day): Wear[] {
  const here = identity.uses.filter((use) => use.seller === seller);
  const usedHere: Wear[] =
    here.length > 0 ? [{ kind: 'used-here', revealed: here.some(({ revealed }) => revealed) }] : [];
  return [...usedHere, ...wearOf(identity, today)];
}

/** Countries in which so many sellers have learnt of it that more will. What was revealed is never forgotten. */
function knownCountries(uses: readonly IdentityUse[]): Wear[] {
  const sellers = new Map<string, Set<number>>();
  for (const { country, seller, revealed } of uses)
    if (revealed && country !== null) sellers.set(country, (sellers.get(country) ?? new Set()).add(seller));
  return [...sellers]
    .filter(([, who]) => who.size >= wearLimits.sellersOfCountry)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([country, who]) => ({ kind: 'known-in-country', country, sellers: who.size }));
}

/**
 * The identity that buys next from a seller: of those in the market that nothing speaks against, the one whose last order is
 * longest ago (never goes first), then the one that bought least within a year, then the oldest. Null: none is left.
 *
 * @param market null: any will do
 * @example two fresh ones with the numbers 4 and 7: 4; once 4 has bought: 7
 */
export function nextIdentity(
  identities: readonly WornIdentity[],
  { seller, market }: { seller: number; market: string | null },
  today: Day,
): number | null {
  const free = identities.filter(
    (identity) =>
      !identity.retired &&
      (market === null || identity.market === market) &&
      wearFor(identity, seller, today).length === 0,
  );
  const rank = ({ uses, id }: WornIdentity) => [
    lastUse(uses) ?? -Infinity,
    uses.filter(({ orderedOn }) => orderedOn > today - wearLimits.year).length,
    id,
  ];
  const [first] = free.toSorted((one, other) => byRank(rank(one), rank(other)));
  return first?.id ?? null;
}

/** The day of the latest order; null: none yet. */
export const lastUse = (uses: readonly IdentityUse[]): Day | null =>
  uses.length === 0 ? null : Math.max(...uses.map(({ orderedOn }) => orderedOn));

function byRank(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((each, place) => each !== other[place]);
  return at === -1 ? 0 : one[at]! < other[at]! ? -1 : 1;
}
