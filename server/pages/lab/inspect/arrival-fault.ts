/** Why a day cannot be the one on which a parcel arrived; null: it can. Days are `YYYY-MM-DD`. */
import type { Texts } from '../../../languages/texts.ts';
import { parseDay } from '../../../scoring/day.ts';

export function arrivalFault(day: string, orderedOn: string, today: string, t: Texts): string | null {
  if (parseDay(day) === null) return t('It has not arrived yet: write the day on which it did, then inspect it.');
  if (day > today) return t('The day of its arrival is still to come.');
  return day < orderedOn ? t('It cannot arrive before it was ordered.') : null;
}
