/** How long the orders that would bring a seller back take, as it sells under the measure. */
import type { Measure, Restriction } from '../../cases/decision.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { WayBack } from '../../statements/facts.ts';
import { ordersPerDay, weeklyCost, type SellerVolume } from './measure-cost.ts';

/** Null where no number of orders is named, or where none can be placed. */
export function paceWords(
  wayBack: WayBack | null,
  { measure, restriction, volume }: { measure: Measure; restriction: Restriction | null; volume: SellerVolume },
  t: Texts,
): string | null {
  if (wayBack === null || typeof wayBack === 'string' || wayBack.orders === null) return null;
  const pace = (ordersPerDay(volume) ?? 0) * 7 - weeklyCost(measure, restriction, {}, volume);
  if (pace <= 0) return null;
  const { count, decimal } = numbersIn(t.language);
  return t('As it sells, that takes about {weeks, plural, one {# week} other {# weeks}} ({pace} orders a week).', {
    weeks: Math.ceil(wayBack.orders / pace),
    pace: pace < 10 ? decimal(pace) : count(Math.round(pace)),
  });
}
