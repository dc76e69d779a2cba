/** What customers say of the same fault, seller by seller: which of them to test, although nobody has found it there yet. */
import type { Context } from '../../../context.ts';
import { count, percent } from '../../../helpers/numbers.ts';
import { faultReasons, type CustomerReasons } from '../../../lab/fault-reasons.ts';
import { chanceOfAtLeast, expectedShare } from '../../../lab/spread.ts';
import { firstInstant } from '../../../scoring/day.ts';
import { sellersByReason, type SellerReasons } from '../../../stores/customer-reasons.ts';
import { publishedNight } from '../../../stores/published-night.ts';
import { readCommitted } from '../../../stores/read.ts';
import { chanceWords } from '../../actions/spread-words.ts';
import { listed, plainWord } from '../../desk/words.ts';

const days = 90;
const most = 15;

export interface CustomerRow {
  name: string;
  sellerId: string;
  orders: string;
  rate: string;
  expected: string;
  chance: string;
}

export async function customerSection({ database, calendar }: Context, item: string | null) {
  if (item === null)
    return { text: 'Customers name neither parts nor batches: the feeds cannot tell who else has it.', rows: [] };
  const reasons = faultReasons(item);
  if (reasons.complaints.length + reasons.returns.length === 0)
    return { text: 'Complaints and returns have no reason that fits: customers cannot tell of this.', rows: [] };
  const night = (await publishedNight(database))?.night;
  if (night === undefined) return { text: 'No night has been published yet.', rows: [] };
  const [first, last] = [night - days + 1, night];
  const sellers = await sellersByReason(readCommitted(database), reasons, {
    ...{ from: firstInstant(calendar, first), until: firstInstant(calendar, last + 1) },
    night: { first, last },
  });
  return { text: reasonWords(reasons), rows: surprising(sellers), asked: true };
}

function reasonWords({ complaints, returns }: CustomerReasons): string {
  const said = (kind: string, words: readonly string[]) =>
    words.length === 0 ? [] : [`${kind} for the reason ${listed(words.map((word) => `“${plainWord(word)}”`))}`];
  const what = [...said('complaints', complaints), ...said('returns', returns)].join(', ');
  return `Orders with ${what} in the last ${days} days. The feeds name no model, part or batch, so these are all devices of a seller, and a reason stands for more than this fault.`;
}

/** Sellers above the share of all others, the least likely by chance first. */
export function surprising(sellers: readonly SellerReasons[]): CustomerRow[] {
  const whole = { orders: 0, atRisk: 0 };
  const able = sellers.filter(({ orders, atRisk }) => atRisk > 0 && atRisk >= orders);
  for (const { orders, atRisk } of able) {
    whole.orders += orders;
    whole.atRisk += atRisk;
  }
  return able
    .map((seller) => {
      const expected = expectedShare(whole.orders - seller.orders, whole.atRisk - seller.atRisk);
      return { ...seller, expected, chance: chanceOfAtLeast(seller.orders, seller.atRisk, expected) };
    })
    .filter(({ orders, atRisk, expected }) => orders > 0 && orders / atRisk > expected)
    .sort((one, other) => one.chance - other.chance || one.seller - other.seller)
    .slice(0, most)
    .map(({ sellerName, sellerId, orders, atRisk, expected, chance }) => ({
      ...{ name: sellerName, sellerId, orders: `${count(orders)} of ${count(atRisk)}` },
      ...{ rate: percent(orders / atRisk), expected: percent(expected), chance: chanceWords(chance) },
    }));
}
