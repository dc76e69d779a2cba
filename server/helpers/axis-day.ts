/** A day as it stands under a picture, without its year. */
import { eachLanguage } from '../languages/each-language.ts';
import { localeOf, type Tongue } from '../languages/texts.ts';
import { dayText, type Day } from '../scoring/day.ts';
import { exactDay } from './days.ts';

const formatOf = eachLanguage(
  (tongue) => new Intl.DateTimeFormat(localeOf(tongue), { day: 'numeric', month: 'short', timeZone: 'UTC' }),
);

/** @example axisDay(20395, 'en') // '3 Nov' */
export const axisDay = (day: Day, tongue: Tongue): string =>
  tongue === 'en' ? exactDay(day).slice(4, -5) : formatOf(tongue).format(new Date(`${dayText(day)}T00:00:00Z`));
