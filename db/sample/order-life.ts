/** One order from the click to the review. */
import { categories, grades } from './catalogue.ts';
import { complain, complaintChance } from './complaint.ts';
import { sendParcel, type Parcel } from './delivery.ts';
import { dayOfSeconds, type FeedRows, type Purchase } from './feed-rows.ts';
import { markets, type Market } from './markets.ts';
import type { Random } from './random.ts';
import { otherReturnRate, sendBack } from './return.ts';
import { lowReviewChance, reviewedShare, writeReview } from './review.ts';
import type { SampleSeller } from './sellers.ts';
import type { Rate } from './stories.ts';

export interface NewOrder {
  seller: SampleSeller;
  rates: Record<Rate, number>;
  /** Local seconds: business day × 86,400 + second of the day. */
  at: number;
  nightsLeft: number;
}

const secondsPerDay = 86_400;
const buyers = 190_000;

/** Draws what happens to an order and writes the rows of it. */
export function liveOrder(random: Random, rows: FeedRows, id: string, { seller, rates, at, nightsLeft }: NewOrder) {
  const market = markets[random.weighted(seller.marketSums)]!;
  const purchase = { id, sellerId: seller.id, at, ...choose(random, seller, market), ...regret(random, rates, at) };
  const parcel = sendParcel(random, { seller, market, orderedAt: at, nightsLeft, lateRate: rates.late });
  const cancelled = purchase.cancelled !== null;
  rows.order(purchase);
  rows.delivery(id, at, parcel, cancelled);
  if (!cancelled) afterwards(random, rows, purchase, { seller, rates, parcel, market });
}

function choose(random: Random, seller: SampleSeller, market: Market) {
  const category = categories[random.weighted(seller.categorySums)]!;
  const grade = grades[random.weighted(seller.gradeSums)]!;
  const euroCents = category.price * grade.priceFactor * seller.priceFactor * Math.exp(0.35 * random.normal());
  const step = market.currency === 'JPY' ? 10 : 100;
  return {
    market: market.code,
    category: category.name,
    grade: grade.name,
    price: Math.max(step, Math.round((euroCents * market.perEuroCent) / step) * step) - 1,
    currency: market.currency,
    buyer: `b${(100_000 + Math.floor(random.next() * buyers) * 37).toString(36)}`,
  };
}

function regret(random: Random, rates: Record<Rate, number>, at: number) {
  const luck = random.next() - rates.cancellation;
  const cancelledBy = luck < 0 ? 'seller' : luck < 0.016 ? 'buyer' : luck < 0.018 ? 'platform' : '';
  const day = dayOfSeconds(at);
  const wait = Math.min(3, Math.floor(random.exponential(cancelledBy === 'buyer' ? 0.3 : 1)));
  const later = (day + wait) * secondsPerDay + random.between(21_600, 84_600);
  const atOnce = Math.min(at + 900, (day + 1) * secondsPerDay - 1);
  return { cancelledBy, cancelled: cancelledBy === '' ? null : Math.max(later, atOnce) };
}

function afterwards(
  random: Random,
  rows: FeedRows,
  { id, price }: Purchase,
  {
    seller,
    rates,
    parcel,
    market,
  }: { seller: SampleSeller; rates: Record<Rate, number>; parcel: Parcel; market: Market },
) {
  const { delivered, daysLate } = parcel;
  const luck = random.next();
  const sellersFault = delivered !== null && luck < rates.return;
  if (delivered !== null && luck < rates.return + otherReturnRate) {
    const misleading = seller.story?.key === 'returns';
    rows.return(id, sendBack(random, delivered, price, { sellersFault, misleading }));
  }
  const complained = random.chance(complaintChance(rates, parcel, sellersFault));
  const grumbled = random.chance(0.0012);
  if (complained) rows.complaint(id, complain(random, parcel));
  else if (grumbled) rows.complaint(id, { ...complain(random, parcel), fault: 'buyer' });
  if (delivered === null || !random.chance(reviewedShare)) return;
  const lowChance = lowReviewChance(rates, sellersFault || complained, daysLate > 1);
  rows.review(id, writeReview(random, dayOfSeconds(delivered), market.language, lowChance));
}
