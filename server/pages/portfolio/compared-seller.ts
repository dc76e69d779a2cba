/** One of two sellers that are held against each other: its figures, as the desk knows them. */
import type { Database } from '../../../db/connect.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { scoreTrends } from '../../stores/desk-sellers.ts';
import type { Seller } from '../../stores/desk-seller.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { ordersPlaced, standings } from '../../stores/seller-activity.ts';
import { recommendationsOf } from '../../stores/seller-history.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { sellerPath } from '../desk/present-seller.ts';
import { perWeek } from '../desk/present-sellers.ts';
import { sellerFacts, type SellerFacts } from '../desk/seller-facts.ts';
import type { Interval } from './differences.ts';

export interface ComparedSeller {
  seller: Seller;
  href: string;
  facts: SellerFacts;
  /** Scores of 26 Sundays up to the night. */
  trend: readonly (number | null)[];
  ordersAWeek: number | null;
  openCase: string | null;
  cases: number;
  inForce: string | null;
}

export const trendWeeks = 26;

/** Only a ranked seller's score is shown. */
export const scoreOf = ({ score }: SellerFacts): Interval =>
  score?.state === 'ranked'
    ? { value: score.score, low: score.low, high: score.high }
    : { value: null, low: null, high: null };

export function rateOf({ readings }: SellerFacts, metric: string): Interval {
  const reading = readings.get(metric);
  const told = reading?.state === 'ok' || reading?.state === 'stale';
  return told && isNumber(reading.rate)
    ? { value: reading.rate, low: reading.low, high: reading.high }
    : { value: null, low: null, high: null };
}

export async function comparedSeller(
  database: Database,
  seller: Seller,
  last: PublishedNight,
  sundays: readonly Day[],
  today: Day,
): Promise<ComparedSeller> {
  const { id } = seller;
  const facts = await sellerFacts(database, seller, last);
  const cases = await recommendationsOf(database, id);
  const open = cases.find(({ state }) => state === 'open' || state === 'held');
  const placed = (await ordersPlaced(database, [id], last.night, 28)).get(id) ?? null;
  const standing = (await standings(database, [id], dayText(today))).get(id);
  return {
    seller,
    href: sellerPath(seller),
    facts,
    trend: (await scoreTrends(database, sundays, [id])).get(id) ?? [],
    ordersAWeek: perWeek(placed),
    openCase: open ? `/recommendations/${open.id}` : null,
    cases: cases.length,
    inForce: standing?.level ?? null,
  };
}

/** Metrics of which one of the two has a figure or a threshold. */
export const comparable = (a: SellerFacts, b: SellerFacts) =>
  metrics.filter(({ key }) => isNumber(rateOf(a, key).value) || isNumber(rateOf(b, key).value));
