/** Writes the feed files of a believable marketplace for refurbished electronics: the same seed and last day, the same bytes. */
import { mkdirSync } from 'node:fs';
import { dayText, type Day } from '../../server/scoring/day.ts';
import { categories } from './catalogue.ts';
import { startDrifts } from './drift.ts';
import { feedFiles, sampleFeeds } from './feed-files.ts';
import { feedRows, type FeedRows } from './feed-rows.ts';
import { addFlawedReviews } from './flawed-reviews.ts';
import { liveOrder, type NewOrder } from './order-life.ts';
import { randomOf, risingSums, type Random } from './random.ts';
import { drawSellers, sellerRow, sellersHeader, type SampleSeller, type Stretch } from './sellers.ts';
import { demandThen, ratesOn, sizeSellers } from './sizes.ts';
import { stampsIn, type Stamps } from './stamps.ts';
import { nightsBefore, silence } from './stories.ts';
import { tradeIn } from './trade-in.ts';

export interface SampleOptions {
  seed: number;
  /** The last day with data. */
  until: Day;
  /** Where business days end. */
  timeZone?: string;
  sellers?: number;
  months?: number;
  orders?: number;
  /** Called with the files of each month as soon as they are whole, the sellers first. */
  onFiles?: (paths: string[]) => void;
}

export interface Sample {
  from: Day;
  until: Day;
  files: string[];
  orders: number;
}

const secondsPerDay = 86_400;
/** The app's file has its bad rows on a day of the last month but one, so that there are enough good ones beside them. */
const flawedBefore = 24;
/** Orders by hour from five in the morning to midnight. */
const hourSums = risingSums([1, 2, 3, 4, 5, 6, 6, 6, 5, 5, 5, 5, 6, 7, 8, 9, 9, 6, 3]);

/** The first day of a sample of so many months. */
export const sampleStart = (until: Day, months: number): Day => until - Math.round(months * 30.4) + 1;

/** The sellers of the sample, as many as they are and as much as they sell. */
export function sampleSellers(options: SampleOptions): SampleSeller[] {
  const { seed, sellers: count = 300, orders = 250_000 } = options;
  const stretch = stretchOf(options);
  const sellers = drawSellers(seed, count, stretch);
  sizeSellers(sellers, orders, stretch);
  startDrifts(sellers);
  return sellers;
}

function stretchOf({ until, months = 14 }: SampleOptions): Stretch {
  const from = sampleStart(until, months);
  return { from, until, nights: until - from + 1 };
}

export function writeSampleFeeds(folder: string, options: SampleOptions): Sample {
  const { seed, until, timeZone = 'UTC', onFiles } = options;
  mkdirSync(folder, { recursive: true });
  const stretch = stretchOf(options);
  const { from } = stretch;
  const stamps = stampsIn(timeZone);
  const files = feedFiles(folder);
  const written: string[] = [];
  const deliver = (paths: string[]) => {
    written.push(...paths);
    onFiles?.(paths);
  };
  const sellers = sampleSellers(options);
  deliver([files.write('sellers.csv', [sellersHeader, ...sellers.map(sellerRow)])]);

  const returnsOf = returnsCalendar(stamps, stretch);
  const rows = feedRows(files, stamps, until, returnsOf);
  const monthOf = (day: Day) => dayText(day).slice(0, 7);
  let placed = 0;
  let covered: string[] = ['feed,day,rows'];
  for (let day = from; day <= until; day += 1) {
    const random = randomOf(seed, 2, until - day);
    for (const order of ordersOf(random, sellers, day, stretch)) {
      liveOrder(random, rows, `O${2_000_000 + (placed += 1)}`, order);
    }
    offerTradeIns(randomOf(seed, 3, until - day), rows, sellers, day);
    for (const feed of sampleFeeds) {
      if (feed === 'returns' && returnsOf(day) === null) continue;
      covered.push(`${feed},${dayText(day)},${files.rowsOn(feed, day)}`);
    }
    if (day === until - flawedBefore) addFlawedReviews(files, stamps, day);
    if (day < until && monthOf(day + 1) === monthOf(day)) continue;
    deliver([...files.flush(monthOf(day)), files.write(`coverage-${monthOf(day)}.csv`, covered)]);
    covered = covered.slice(0, 1);
  }
  return { from, until, files: written, orders: placed };
}

/** The orders of one day in the order of their time. */
function ordersOf(random: Random, sellers: readonly SampleSeller[], day: Day, stretch: Stretch): NewOrder[] {
  const nightsLeft = stretch.until - day;
  const demand = demandThen(day, stretch);
  const orders: NewOrder[] = [];
  for (const seller of sellers) {
    if (seller.joined > day) continue;
    const count = seller.story?.orderedBefore
      ? Number(seller.story.orderedBefore.includes(nightsLeft))
      : random.poisson(seller.ordersPerDay * demand);
    if (count === 0) continue;
    const rates = ratesOn(seller, nightsLeft);
    for (let nth = 0; nth < count; nth += 1) {
      const second = (5 + random.weighted(hourSums)) * 3600 + random.between(0, 3599);
      orders.push({ seller, rates, at: day * secondsPerDay + second, nightsLeft });
    }
  }
  return orders.sort((a, b) => a.at - b.at || (a.seller.id < b.seller.id ? -1 : 1));
}

/** Which file brings the returns of a day: the month's, one sent again later, or none (null). */
function returnsCalendar(stamps: Stamps, stretch: Stretch): (day: Day) => string | null {
  const left = (nights: number) => stretch.until - nightsBefore(nights, stretch.nights);
  return (day) => {
    const month = stamps.day(day).slice(0, 7);
    if (day > stretch.until - silence.missingDays) return null;
    if (day < left(silence.from) || day > left(silence.to)) return month;
    return day <= left(silence.resentTo) ? `${month}-resent` : null;
  };
}

function offerTradeIns(random: Random, rows: FeedRows, sellers: readonly SampleSeller[], day: Day) {
  for (const seller of sellers) {
    if (seller.joined > day || seller.tradeInsPerOrder === 0) continue;
    const count = random.poisson(seller.ordersPerDay * seller.tradeInsPerOrder);
    for (let nth = 0; nth < count; nth += 1) {
      const at = day * secondsPerDay + random.between(25_200, 82_800);
      const category = random.pick(categories);
      const offer = Math.round((category.price * (0.25 + 0.3 * random.next())) / 100) * 100;
      rows.tradeIn(seller.id, category.name, offer, tradeIn(random, at, offer, seller.tradeInCare));
    }
  }
}
