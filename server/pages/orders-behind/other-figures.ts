/** What is counted that is no order: test orders and devices. A seller has few enough of them to read them all. */
import type { Database } from '../../../db/connect.ts';
import { dayOf } from '../../scoring/day.ts';
import { curveUnit, reportedUnits } from '../../scoring/delay-curves.ts';
import type { Metric } from '../../scoring/metrics/index.ts';
import { countedDevices, countedEvents, countedTestOrders } from '../../stores/counted-orders.ts';
import type { FigureDay } from '../../stores/orders-in-figure.ts';
import { readCommitted } from '../../stores/read.ts';
import { deviceWords } from './device-words.ts';
import type { FigureRow, FigureWords } from './figure-rows.ts';
import type { Wanted } from './read-wanted.ts';

export interface OtherFigure {
  days: FigureDay[];
  /** All of them, the latest first. */
  rows: FigureRow[];
}

export async function otherFigure(
  database: Database,
  seller: number,
  metric: Exclude<Metric, { subject: 'order' }>,
  wanted: Wanted,
  words: FigureWords,
): Promise<OtherFigure> {
  const read = readCommitted(database);
  const { asOf, night, t, curveOf } = words;
  const events = new Map(
    (await countedEvents(read, seller, metric.key))
      .filter(({ day, retracted }) => day <= asOf && (retracted === null || retracted > night))
      .map(({ id, day }) => [id, day]),
  );
  const counted =
    metric.subject === 'trade-in'
      ? (await countedDevices(read, seller)).map((device) => ({
          ...{ id: device.tradeInId, orderId: device.tradeInId, opened: device[metric.base], href: null },
          what: deviceWords(device, metric.key, words),
        }))
      : (await countedTestOrders(read, seller)).map(({ id, orderId, revealed }) => ({
          ...{ id: String(id), orderId: orderId ?? String(id), opened: dayOf(revealed), href: `/verdicts/${id}` },
          what: events.has(String(id))
            ? t('Found worse than it was sold.')
            : t('Passed the inspection, or was not found worse.'),
        }));
  const rows = counted.flatMap(({ id, orderId, opened, href, what }): FigureRow[] => {
    if (opened === null || opened < wanted.from || opened > wanted.to) return [];
    const day = events.get(id) ?? null;
    const state = day === null ? 'none' : 'event';
    if ((wanted.kept ?? state) !== state || !orderId.startsWith(wanted.search ?? '')) return [];
    const part = reportedUnits(curveOf(opened), asOf - opened) / curveUnit;
    return [{ orderId, opened, counted: day, ordered: null, market: null, category: '', part, state, what, href }];
  });
  rows.sort((a, b) => b.opened - a.opened || (a.orderId < b.orderId ? 1 : -1));
  const days = rows.map(({ opened, counted: day }) => ({
    opened,
    orders: 1,
    events: day === null ? 0 : 1,
    excused: 0,
  }));
  return { days, rows };
}
