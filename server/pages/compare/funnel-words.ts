/** What the funnel says in words. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { tails, type Place } from '../../scoring/funnel-places.ts';
import { spokenMetric } from '../desk/spoken-metric.ts';
import { metricWords } from '../metric-words.ts';
import { numberWord, sentence } from '../desk/words.ts';
import type { Funnel } from './funnel-rows.ts';
import { groupName } from './group-name.ts';
import type { Group } from './group-query.ts';

/** As the file says them. */
export const placeWord: Record<Place, string> = {
  2: 'far above',
  1: 'above',
  0: 'within',
  [-1]: 'below',
  [-2]: 'far below',
};

/** The same in a cell. */
export const placeWords = (place: Place, t: Texts): string =>
  t('{place, select, high2 {far above} high1 {above} low1 {below} low2 {far below} other {within}}', {
    place: place === 0 ? 'within' : `${place > 0 ? 'high' : 'low'}${Math.abs(place)}`,
  });

export function funnelLead({ rows, rate, tau2 }: Funnel, metric: string, group: Group, t: Texts): string {
  const { label } = metricWords(t, metric);
  const { base } = spokenMetric(t, metric);
  if (rows.length === 0 || rate === null)
    return t('No {sellers} with {base} to count: there is nothing to compare yet.', {
      ...{ sellers: groupName(group, 2, t), base },
    });
  const { percent, count } = numbersIn(t.language);
  const all = { metric: label, rate: percent(rate), sellers: groupName(group, rows.length, t) };
  if (rows.length === 1)
    return t('{metric}: {rate} for the one {sellers} there is. It has nobody to be compared with.', all);
  const whole = t('{metric}: {rate} for all {n} {sellers} together.', { ...all, n: count(rows.length) });
  return `${whole} ${outsideWords(rows, tau2 !== null, t)}`;
}

function outsideWords(rows: Funnel['rows'], hasSpread: boolean, t: Texts): string {
  const n = rows.filter(({ place }) => place > 0).length;
  const low = rows.filter(({ place }) => place < 0).length;
  if (n + low === 0)
    return hasSpread
      ? t('Chance and the usual differences explain how they differ.')
      : t('Chance explains how they differ.');
  const values = { n, above: numberWord(n, t), low, below: numberWord(low, t) };
  return sentence(
    hasSpread
      ? t(
          '{n, plural, =0 {none lies} one {{above} lies} other {{above} lie}} above what chance and the usual differences explain, {low, plural, =0 {none} other {{below}}} below.',
          values,
        )
      : t(
          '{n, plural, =0 {none lies} one {{above} lies} other {{above} lie}} above what chance explains, {low, plural, =0 {none} other {{below}}} below.',
          values,
        ),
  );
}

/** How many chance alone would put outside, against how many lie there. */
export function chanceWords({ rows, rate }: Funnel, t: Texts): string | null {
  if (rate === null || rows.length < 20) return null;
  const { count } = numbersIn(t.language);
  const n = rows.filter(({ chance }) => chance !== 0).length;
  const expected = Math.round(rows.length * tails.inner * 2);
  return t(
    'By chance alone at most about {expected} of {all} would lie outside the dotted lines; {n, plural, one {{outside} do} other {{outside} do}}.',
    { expected: count(expected), all: count(rows.length), n, outside: count(n) },
  );
}

/** What static/js/funnel.js says by itself; it puts figures in the place of names in braces. */
export const pictureWords = (metric: string, hasSpread: boolean, t: Texts) => {
  const { many } = metricWords(t, metric);
  const { base } = spokenMetric(t, metric);
  const figures = { rate: '{rate}', events: '{events}', many, orders: '{orders}', base, place: '{place}' };
  return {
    chosen: t('{rate}, {events} {many} of {orders} {base}; {place}', figures),
    more: t('{n} more in the same place', { n: '{n}' }),
    counted: t('{base} counted', { base }),
    together: t('all together'),
    acceptable: t('acceptable'),
    ...named('chance', beyondChance, t),
    ...(hasSpread ? named('spread', beyondSpread, t) : {}),
  };
};

const named = (name: string, words: Record<Place, string>, t: Texts) =>
  Object.fromEntries(Object.entries(words).map(([place, text]) => [`${name}${place}`, t(text)]));

const beyondChance: Record<Place, string> = {
  2: message('far above what chance explains'),
  1: message('above what chance explains'),
  0: message('within what chance explains'),
  [-1]: message('below what chance explains'),
  [-2]: message('far below what chance explains'),
};

const beyondSpread: Record<Place, string> = {
  2: message('far above the usual spread'),
  1: message('above the usual spread'),
  0: message('within the usual spread'),
  [-1]: message('below the usual spread'),
  [-2]: message('far below the usual spread'),
};
