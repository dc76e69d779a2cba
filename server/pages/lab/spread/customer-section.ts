/** What customers say of the same fault, seller by seller: which of them to test, although nobody has found it there yet. */
import type { Context } from '../../../context.ts';
import { numbersIn } from '../../../helpers/numbers-in.ts';
import { wordsIn } from '../../../helpers/words-in.ts';
import type { Texts } from '../../../languages/texts.ts';
import { faultReasons, type CustomerReasons } from '../../../lab/fault-reasons.ts';
import { chanceOfAtLeast, expectedShare } from '../../../lab/spread.ts';
import { firstInstant } from '../../../scoring/day.ts';
import { sellersByReason, type SellerReasons } from '../../../stores/customer-reasons.ts';
import { publishedNight } from '../../../stores/published-night.ts';
import { readCommitted } from '../../../stores/read.ts';
import { chanceWords } from '../../actions/spread-words.ts';

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

export async function customerSection({ database, calendar }: Context, item: string | null, t: Texts) {
  if (item === null)
    return { text: t('Customers name neither parts nor batches: the feeds cannot tell who else has it.'), rows: [] };
  const reasons = faultReasons(item);
  if (reasons.complaints.length + reasons.returns.length === 0)
    return { text: t('Complaints and returns have no reason that fits: customers cannot tell of this.'), rows: [] };
  const night = (await publishedNight(database))?.night;
  if (night === undefined) return { text: t('No night has been published yet.'), rows: [] };
  const [first, last] = [night - days + 1, night];
  const sellers = await sellersByReason(readCommitted(database), reasons, {
    ...{ from: firstInstant(calendar, first), until: firstInstant(calendar, last + 1) },
    night: { first, last },
  });
  return { text: reasonWords(reasons, t), rows: surprising(sellers, t), asked: true };
}

function reasonWords(reasons: CustomerReasons, t: Texts): string {
  const { list, said } = wordsIn(t.language);
  const named = (words: readonly string[]) => list(words.map((word) => t('“{text}”', { text: said(word) })));
  const [complaints, returns] = [named(reasons.complaints), named(reasons.returns)];
  const counts =
    reasons.returns.length === 0
      ? t('Orders with complaints for the reason {complaints} in the last {days} days.', { complaints, days })
      : reasons.complaints.length === 0
        ? t('Orders with returns for the reason {returns} in the last {days} days.', { returns, days })
        : t(
            'Orders with complaints for the reason {complaints} or returns for the reason {returns} in the last {days} days.',
            { complaints, returns, days },
          );
  const limits = t(
    'The feeds name no model, part or batch, so these are all devices of a seller, and a reason stands for more than this fault.',
  );
  return `${counts} ${limits}`;
}

/** Sellers above the share of all others, the least likely by chance first. */
export function surprising(sellers: readonly SellerReasons[], t: Texts): CustomerRow[] {
  const { count, percent } = numbersIn(t.language);
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
      ...{ name: sellerName, sellerId, orders: t('{part} of {whole}', { part: count(orders), whole: count(atRisk) }) },
      ...{ rate: percent(orders / atRisk), expected: percent(expected), chance: chanceWords(chance, t) },
    }));
}
