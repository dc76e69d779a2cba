/** Who asks for the orders behind a figure, by the session alone, and for which. */
import type { Request } from 'express';
import type { Person } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { methodAt } from '../../scoring/estimates.ts';
import { isMetric, metricOf, metrics } from '../../scoring/metrics/index.ts';
import { readingsOf, type Seller } from '../../stores/desk-seller.ts';
import { estimatesUntil } from '../../stores/estimates.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { publishedNight, type PublishedNight } from '../../stores/published-night.ts';
import { firstOrderDay } from '../../stores/orders-in-figure.ts';
import { ownSeller } from '../../stores/scorecard.ts';
import { word } from '../desk/sellers-query.ts';
import type { FigureWords } from './figure-rows.ts';
import { readWanted, type Wanted } from './read-wanted.ts';

export interface Asked {
  seller: Seller;
  last: PublishedNight;
  wanted: Wanted;
  words: FigureWords;
}

/** Null before the first night, and for a person who speaks for no seller. */
export async function askedOf(request: Request, context: Context): Promise<Asked | null> {
  const { database, clock, calendar } = context;
  const own = await ownSeller(database, request.person as Person, dayText(calendar(clock.now())));
  const last = await publishedNight(database);
  if (!own || !last) return null;
  return askedFor(own.seller, last, { query: request.query, t: texts(request.language) }, context);
}

export async function askedFor(
  seller: Seller,
  last: PublishedNight,
  { query, t }: { query: Record<string, unknown>; t: Texts },
  { database, calendar }: Pick<Context, 'database' | 'calendar'>,
): Promise<Asked> {
  const { night } = last;
  const metric = word(query['metric'], isMetric) ?? metrics[0]!.key;
  const readings = await readingsOf(database, seller.id, night, metricOf(metric).family);
  const asOf = readings.get(metric)?.asOf ?? night;
  const method = await onceEachNight(database, last, 'method of the orders behind', async () =>
    methodAt(await estimatesUntil(database, night), night),
  );
  const words = { t, last, night, asOf, calendar, curveOf: (opened: number) => method.curveOf(metric, opened) };
  const first = await onceEachNight(database, last, 'first day of the orders behind', () => firstOrderDay(database));
  // Devices and test orders are days of their own.
  const earliest = metricOf(metric).subject === 'order' ? (first ?? asOf) : -Infinity;
  return { seller, last, wanted: readWanted(query, metric, asOf, earliest), words };
}
