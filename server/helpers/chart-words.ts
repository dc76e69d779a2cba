/** What static/js/charts.js says by itself, as it goes with the picture; figures take the place of names in braces. */
import { eachLanguage } from '../languages/each-language.ts';
import { texts, type Tongue } from '../languages/texts.ts';
import { parseDay, type Day } from '../scoring/day.ts';
import { thresholdLevels } from '../scoring/policy.ts';
import { axisDay } from './axis-day.ts';
import { wordsIn } from './words-in.ts';

export const chartWords = eachLanguage((tongue) => {
  const t = texts(tongue);
  const { statusWord } = wordsIn(tongue);
  return {
    week: t('Week of {day}', { day: '{day}' }),
    rate: t('{rate}  ({low} to {high})', { rate: '{rate}', low: '{low}', high: '{high}' }),
    alone: t('that week alone {rate}, {orders} orders', { rate: '{rate}', orders: '{orders}' }),
    stale: t('stale: the feed was behind'),
    ...Object.fromEntries(thresholdLevels.map((level) => [level, statusWord(level)])),
    months: monthNames(tongue).join('|'),
  };
});

/** 'Jan' to 'Dec', as they follow a date. */
const monthNames = (tongue: Tongue): string[] =>
  Array.from({ length: 12 }, (_, index) => {
    const first = parseDay(`2026-${String(index + 1).padStart(2, '0')}-01`) as Day;
    return axisDay(first, tongue).replace(/^1\S*\s/, '');
  });
