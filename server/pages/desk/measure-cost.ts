/** What a measure would take from a seller, in orders a week, by what it sold lately. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Measure, Restriction, Scope } from '../../cases/decision.ts';
import type { PlaceOrders } from '../../stores/case-volume.ts';
import { numberWord } from './words.ts';

/** Days of orders by which a week is taken. */
export const costDays = 28;

export interface SellerVolume {
  /** Orders placed on each of the last days; days without any are left out. */
  daily: readonly number[];
  places: readonly PlaceOrders[];
}

const weeks = costDays / 7;
const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Null: it sold nothing lately. */
export function ordersPerDay({ daily }: SellerVolume): number | null {
  const placed = sum(daily);
  return placed === 0 ? null : placed / costDays;
}

/** The share of the seller's orders that lies in the markets and categories of a measure. */
export function shareIn(scope: Scope, { places }: SellerVolume): number {
  const all = sum(places.map(({ orders }) => orders));
  const { markets = [], categories = [] } = scope;
  if (all === 0 || (markets.length === 0 && categories.length === 0)) return 1;
  const within = places.filter(
    ({ market, category }) =>
      (markets.length === 0 || markets.includes(market)) && (categories.length === 0 || categories.includes(category)),
  );
  return sum(within.map(({ orders }) => orders)) / all;
}

/**
 * Orders a week that the measure would have taken from the seller in the last four weeks.
 *
 * @example weeklyCost('limit', { ordersPerDay: 5 }, {}, { daily: [9, 9, 4, 4], places: [] }) // 2
 */
export function weeklyCost(
  measure: Measure,
  restriction: Restriction | null,
  scope: Scope,
  volume: SellerVolume,
): number {
  const share = shareIn(scope, volume);
  const within = volume.daily.map((placed) => placed * share);
  if (measure === 'warn') return 0;
  if (measure === 'suspend' || measure === 'end') return sum(within) / weeks;
  if (restriction === null) return 0;
  if ('shareOfListings' in restriction) return (sum(within) * (1 - restriction.shareOfListings / 100)) / weeks;
  return sum(within.map((placed) => Math.max(0, placed - restriction.ordersPerDay))) / weeks;
}

/** 'It takes about 217 of its 434 orders a week.' */
export function costWords(
  measure: Measure,
  restriction: Restriction | null,
  scope: Scope,
  volume: SellerVolume,
  t: Texts,
): string {
  const all = Math.round(sum(volume.daily) / weeks);
  if (all === 0) return t('It sold next to nothing in the last four weeks.');
  const cost = Math.round(weeklyCost(measure, restriction, scope, volume));
  const values = { n: all, number: numberWord(all, t) };
  if (cost === 0)
    return t(
      '{n, plural, one {It takes none of its {number} order a week.} other {It takes none of its {number} orders a week.}}',
      values,
    );
  if (cost >= all)
    return t(
      '{n, plural, one {It takes all of its {number} order a week.} other {It takes all of its {number} orders a week.}}',
      values,
    );
  return t(
    '{n, plural, one {It takes about {cost} of its {number} order a week.} other {It takes about {cost} of its {number} orders a week.}}',
    { ...values, cost: numbersIn(t.language).count(cost) },
  );
}
