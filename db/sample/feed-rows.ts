/** Puts what happened in the sample into the files of the feeds, as far as the source knows it by the end of the last night. */
import type { Day } from '../../server/scoring/day.ts';
import type { Complaint } from './complaint.ts';
import type { Parcel } from './delivery.ts';
import { quoted, type FeedFiles } from './feed-files.ts';
import type { Return } from './return.ts';
import type { Review } from './review.ts';
import type { Stamps } from './stamps.ts';
import type { TradeIn } from './trade-in.ts';

/** Instants are local seconds: business day × 86,400 + second of the day. */
const secondsPerDay = 86_400;
export const dayOfSeconds = (localSeconds: number): Day => Math.floor(localSeconds / secondsPerDay);

export interface Purchase {
  id: string;
  sellerId: string;
  at: number;
  market: string;
  category: string;
  grade: string;
  price: number;
  currency: string;
  buyer: string;
  cancelled: number | null;
  cancelledBy: string;
}

/** Some reviews of the last days come in a file of their own. */
export const appDays = 45;

export type FeedRows = ReturnType<typeof feedRows>;

/** @param fileOfReturn the rest of the name of the file that brings the returns of a day; null: they never came. */
export function feedRows(files: FeedFiles, stamps: Stamps, until: Day, fileOfReturn: (day: Day) => string | null) {
  const end = (until + 1) * secondsPerDay;
  const known = (at: number | null) => (at === null || at >= end ? '' : stamps.instant(at));
  const monthOf = (day: Day) => stamps.day(day).slice(0, 7);
  const last = { reviews: 5_000_000, complaints: 4_000_000, returns: 3_000_000, trade_ins: 6_000_000 };

  return {
    order(order: Purchase) {
      const day = dayOfSeconds(order.at);
      const { id, sellerId, at, market, category, grade, price, currency, buyer } = order;
      const cancelled = known(order.cancelled);
      files.count('orders', day);
      files.add(
        'orders',
        monthOf(day),
        `${id},${sellerId},${stamps.instant(at)},${market},${category},${grade},${price},${currency},${buyer},${cancelled},${cancelled && order.cancelledBy}`,
      );
    },

    /** A cancelled order keeps its promise and has no parcel. */
    delivery(id: string, ordered: number, parcel: Parcel, cancelled: boolean) {
      const shipped = cancelled ? '' : known(parcel.shipped);
      const delivered = cancelled ? '' : known(parcel.delivered);
      const carrier = cancelled ? '' : parcel.carrier;
      if (delivered) files.count('deliveries', dayOfSeconds(parcel.delivered!));
      files.add(
        'deliveries',
        monthOf(dayOfSeconds(ordered)),
        `${id},${stamps.day(parcel.promised)},${shipped},${delivered},${carrier}`,
      );
    },

    review(id: string, review: Review) {
      const at = known(review.at);
      const day = dayOfSeconds(review.at);
      if (!at) return;
      // A few come by another way, from the app: see flawed-reviews.ts.
      const fromApp = day > until - appDays && last.reviews % 25 === 0;
      files.count('reviews', day);
      files.add(
        'reviews',
        fromApp ? `${monthOf(day)}-app` : monthOf(day),
        `V${(last.reviews += 1)},${id},${review.rating},${at},${quoted(review.title)},${quoted(review.body)},${review.language}`,
      );
    },

    complaint(id: string, complaint: Complaint) {
      const opened = known(complaint.opened);
      const day = dayOfSeconds(complaint.opened);
      if (!opened) return;
      const closed = known(complaint.closed);
      files.count('complaints', day);
      files.add(
        'complaints',
        monthOf(day),
        `C${(last.complaints += 1)},${id},${opened},${complaint.reason},${complaint.fault},${known(complaint.replied)},${closed},${closed && complaint.resolution},${known(complaint.withdrawn)}`,
      );
    },

    return(id: string, back: Return) {
      const opened = known(back.opened);
      const day = dayOfSeconds(back.opened);
      const file = fileOfReturn(day);
      if (!opened || file === null) return;
      const closed = known(back.closed);
      files.count('returns', day);
      files.add(
        'returns',
        file,
        `R${(last.returns += 1)},${id},${opened},${back.reason},${back.fault},${known(back.received)},${closed},${closed && back.resolution},${closed && (back.refund ?? '')}`,
      );
    },

    tradeIn(sellerId: string, category: string, offer: number, it: TradeIn) {
      const day = dayOfSeconds(it.offered);
      const counterOffer = known(it.inspected) && (it.counterOffer ?? '');
      const decided = known(it.decided);
      files.count('trade_ins', day);
      files.add(
        'trade_ins',
        monthOf(day),
        `T${(last.trade_ins += 1)},${sellerId},${known(it.offered)},${offer},EUR,${category},${known(it.received)},${known(it.inspected)},${counterOffer},${decided && it.decision},${decided},${known(it.paid)},${known(it.sentBack)}`,
      );
    },
  };
}
