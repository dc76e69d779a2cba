/** The way of a parcel: what was promised, when it left, whether and when it came. */
import { weekday, type Day } from '../../server/scoring/day.ts';
import type { Market } from './markets.ts';
import type { Random } from './random.ts';
import { strainOn } from './season.ts';
import type { SampleSeller } from './sellers.ts';
import { strike } from './stories.ts';

export interface Parcel {
  carrier: string;
  promised: Day;
  /** Local seconds. */
  shipped: number;
  /** Null: lost. */
  delivered: number | null;
  deliveredDay: Day;
  daysLate: number;
}

const secondsPerDay = 86_400;
const farAway = new Set(['US', 'JP', 'GB']);
const daysLateInStrike = [1, 1, 2, 2, 2, 3, 3, 5];
const daysLateWhenLate = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 4, 5, 6, 9];

/** @param nightsLeft from the day of the order to the last night of the sample. */
export function sendParcel(
  random: Random,
  order: { seller: SampleSeller; market: Market; orderedAt: number; nightsLeft: number; lateRate: number },
): Parcel {
  const { seller, market, orderedAt, nightsLeft } = order;
  const day = Math.floor(orderedAt / secondsPerDay);
  const carrier =
    market.carriers[seller.oneCarrier || random.chance(0.5) ? 0 : random.between(1, market.carriers.length - 1)]!;
  const abroad = market.code !== seller.country;
  const transit = abroad ? (farAway.has(market.code) || farAway.has(seller.country) ? 6 : 3) : 2;
  const promised = notSunday(day + seller.leadDays + transit + random.between(0, 1), 1);
  const handling = random.between(0, seller.leadDays);
  const shipped =
    handling === 0
      ? Math.min(orderedAt + random.between(1800, 14_400), (day + 1) * secondsPerDay - 1)
      : (day + handling) * secondsPerDay + random.between(28_800, 66_600);
  const late = random.chance(order.lateRate * strainOn(day));
  const onTime = notSunday(Math.max(day + handling + 1, promised - random.between(0, 2)), 1);
  let deliveredDay = late ? notSunday(promised + random.pick(daysLateWhenLate), 1) : onTime;
  const struckBy = random.pick(daysLateInStrike);
  const struck = random.chance(seller.oneCarrier ? strike.worst : strike.usual);
  if (struck && market.code === strike.market && carrier === market.carriers[0]) {
    const left = nightsLeft - (promised - day);
    if (left <= strike.from && left >= strike.to)
      deliveredDay = Math.max(deliveredDay, notSunday(promised + struckBy, 1));
  }
  const lost = random.chance(0.0012);
  const delivered = Math.max(deliveredDay * secondsPerDay + random.between(32_400, 72_000), shipped + 3600);
  return {
    carrier,
    promised,
    shipped,
    delivered: lost ? null : delivered,
    deliveredDay,
    daysLate: deliveredDay - promised,
  };
}

const notSunday = (day: Day, step: number): Day => (weekday(day) === 6 ? day + step : day);
