/** How incidents are told: what they excuse, where, when. */
import { exactDay } from '../../helpers/days.ts';
import { list, plural } from '../../helpers/words.ts';
import { dayOf } from '../../scoring/day.ts';
import { metricOf } from '../../scoring/metrics/index.ts';
import type { Declaration } from '../../stores/incidents.ts';
import type { IncidentEffect, Lagging, SellerExcuse } from '../../stores/incident-effects.ts';

/** '3–9 May 2026', '28 Apr – 3 May 2026', '3 May 2026'. */
export function stretchWords({ from, to }: Pick<Declaration, 'from' | 'to'>): string {
  const [first, last] = [exactDay(dayOf(from)).split(' ').slice(1), exactDay(dayOf(to)).split(' ').slice(1)];
  if (from === to) return last.join(' ');
  const [date, month, year] = first as [string, string, string];
  if (year !== last[2]) return `${first.join(' ')} – ${last.join(' ')}`;
  return month === last[1] ? `${date}–${last.join(' ')}` : `${date} ${month} – ${last.join(' ')}`;
}

/** 'France only' as the feeds name it: 'orders to FR carried by Colis'. */
export function whereWords({ market, carrier }: Pick<Declaration, 'market' | 'carrier'>): string {
  if (market === null && carrier === null) return 'all orders';
  return `orders${market === null ? '' : ` in ${market}`}${carrier === null ? '' : ` carried by ${carrier}`}`;
}

export const metricsWords = (metrics: readonly string[]): string =>
  list(metrics.map((metric) => metricOf(metric).label.toLowerCase()));

/** '214 late deliveries and 12 bad orders of 37 sellers'. */
export function effectWords({ events, sellers }: Pick<IncidentEffect, 'events' | 'sellers'>): string {
  if (events.length === 0) return 'nothing';
  return `${list(events.map(({ metric, events: count }) => countedEvents(metric, count)))} of ${plural(sellers, 'seller')}`;
}

export function countedEvents(metric: string, count: number): string {
  const { one, many } = metricOf(metric).unit;
  return plural(count, one, many);
}

/** 'Takes effect with the next night that posts these days (returns: posted up to Sun 3 May 2026).' */
export function laggingWords(lagging: readonly Lagging[]): string {
  const behind = lagging.map(({ metric, day }) => {
    const label = metricOf(metric).label.toLowerCase();
    return day === null ? `nothing of ${label} is posted yet` : `${label}: posted up to ${exactDay(day)}`;
  });
  return `Takes effect with the next night that posts these days (${list(behind)}).`;
}

/** '3 late orders do not count: carrier strike in FR, 3–9 May 2026.' What a seller may read: neither who declared it nor when. */
export const excuseWords = (metric: string, excuses: readonly SellerExcuse[]): string[] =>
  excuses.map(
    ({ events, ...incident }) =>
      `${countedEvents(metric, events)} ${events === 1 ? 'does' : 'do'} not count: ${incident.name}, ${stretchWords(incident)}.`,
  );
