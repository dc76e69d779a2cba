/** How incidents are told: what they excuse, where, when. */
import { daysIn } from '../../helpers/days.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Declaration } from '../../stores/incidents.ts';
import type { IncidentEffect, Lagging } from '../../stores/incident-effects.ts';
import { metricWords } from '../metric-words.ts';

/** 'France only' as the feeds name it: 'orders to FR carried by Colis'. */
export function whereWords(t: Texts, { market, carrier }: Pick<Declaration, 'market' | 'carrier'>): string {
  if (market !== null && carrier !== null) return t('orders in {market} carried by {carrier}', { market, carrier });
  if (market !== null) return t('orders in {market}', { market });
  return carrier === null ? t('all orders') : t('orders carried by {carrier}', { carrier });
}

export const metricsWords = (t: Texts, metrics: readonly string[]): string =>
  wordsIn(t.language).list(metrics.map((metric) => metricWords(t, metric).name));

/** '214 late deliveries and 12 bad orders of 37 sellers'. */
export function effectWords(t: Texts, { events, sellers }: Pick<IncidentEffect, 'events' | 'sellers'>): string {
  if (events.length === 0) return t('nothing');
  const counted = events.map(({ metric, events: count }) => metricWords(t, metric).counted(count));
  return t('{events} of {sellers, plural, one {# seller} other {# sellers}}', {
    ...{ events: wordsIn(t.language).list(counted), sellers },
  });
}

/** 'Takes effect with the next night that posts these days (returns: posted up to Sun 3 May 2026).' */
export function laggingWords(t: Texts, lagging: readonly Lagging[]): string {
  const behind = lagging.map(({ metric, day }) => {
    const { name } = metricWords(t, metric);
    return day === null
      ? t('nothing of {name} is posted yet', { name })
      : t('{name}: posted up to {day}', { name, day: daysIn(t.language).exactDay(day) });
  });
  return t('Takes effect with the next night that posts these days ({behind}).', {
    behind: wordsIn(t.language).list(behind),
  });
}
