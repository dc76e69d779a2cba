/** What the funnel says in words. */
import { count, percent } from '../../helpers/numbers.ts';
import { spelled } from '../../helpers/words.ts';
import { tails, type Place } from '../../scoring/funnel-places.ts';
import { metricWords, sentence } from '../desk/words.ts';
import type { Funnel } from './funnel-rows.ts';
import { groupName, type Group } from './group-query.ts';

export const placeWord: Record<Place, string> = {
  2: 'far above',
  1: 'above',
  0: 'within',
  [-1]: 'below',
  [-2]: 'far below',
};

export function funnelLead({ rows, rate, tau2 }: Funnel, metric: string, group: Group): string {
  const { label, base } = metricWords(metric);
  if (rows.length === 0 || rate === null)
    return `No ${groupName(group, 2)} with ${base} to count: there is nothing to compare yet.`;
  if (rows.length === 1)
    return `${label}: ${percent(rate)} for the one ${groupName(group, 1)} there is. It has nobody to be compared with.`;
  const whole = `${label}: ${percent(rate)} for all ${count(rows.length)} ${groupName(group, 2)} together.`;
  const above = rows.filter(({ place }) => place > 0).length;
  const below = rows.filter(({ place }) => place < 0).length;
  const explained = tau2 === null ? 'chance explains' : 'chance and the usual differences explain';
  if (above + below === 0) return `${whole} ${sentence(explained)} how they differ.`;
  return `${whole} ${sentence(spelled(above))} ${above === 1 ? 'lies' : 'lie'} above what ${explained}, ${spelled(below)} below.`;
}

/** How many chance alone would put outside, against how many lie there. */
export function chanceWords({ rows, rate }: Funnel): string | null {
  if (rate === null || rows.length < 20) return null;
  const outside = rows.filter(({ chance }) => chance !== 0).length;
  const expected = Math.round(rows.length * tails.inner * 2);
  return `By chance alone at most about ${count(expected)} of ${count(rows.length)} would lie outside the dotted lines; ${count(outside)} do.`;
}
