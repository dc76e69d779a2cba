/** One figure of a seller opened: how many orders it counts, how many of them with an event, and some of them. */
import type { Database } from '../../../db/connect.ts';
import { curveUnit, reportedUnits } from '../../scoring/delay-curves.ts';
import type { Day } from '../../scoring/day.ts';
import { metricOf, type OrderMetric } from '../../scoring/metrics/index.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import { figureChoices, figureDays, figureOrders, type Figure, type FigureDay } from '../../stores/orders-in-figure.ts';
import { figureRows, type FigureRow, type FigureWords } from './figure-rows.ts';
import { otherFigure } from './other-figures.ts';
import { isNarrowed, type Wanted } from './read-wanted.ts';

export interface OwnFigure {
  /** Of all that the filter lets through: how many, with an event, taken out, and what they count as together. */
  orders: number;
  events: number;
  excused: number;
  exposure: number;
  rows: FigureRow[];
  choices: { markets: string[]; categories: string[] };
}

/** @param limit rows at most, from `offset` on */
export async function ownFigure(
  database: Database,
  seller: number,
  wanted: Wanted,
  words: FigureWords,
  { limit, offset }: { limit: number; offset: number },
): Promise<OwnFigure> {
  const metric = metricOf(wanted.metric);
  if (metric.subject !== 'order') {
    const { days, rows } = await otherFigure(database, seller, metric, wanted, words);
    const choices = { markets: [], categories: [] };
    return { ...sumsOf(days, words), rows: rows.slice(offset, offset + limit), choices };
  }
  const figure = figureOf(seller, metric, wanted, words);
  const { days, choices } = await surroundings(database, figure, wanted, words);
  const orders = await figureOrders(database, figure, wanted, { limit, offset });
  return { ...sumsOf(days, words), rows: await figureRows(database, orders, metric.key, words), choices };
}

/** All of its orders, without what they come to. */
export async function allRows(
  database: Database,
  seller: number,
  wanted: Wanted,
  words: FigureWords,
): Promise<FigureRow[]> {
  const metric = metricOf(wanted.metric);
  if (metric.subject !== 'order') return (await otherFigure(database, seller, metric, wanted, words)).rows;
  const figure = figureOf(seller, metric, wanted, words);
  const orders = await figureOrders(database, figure, wanted, { limit: 1_000_000, offset: 0 });
  return figureRows(database, orders, metric.key, words);
}

/** The days on which any of them opened, each once, the earliest first. */
export async function daysWithRows(
  database: Database,
  seller: number,
  wanted: Wanted,
  words: FigureWords,
): Promise<Day[]> {
  const metric = metricOf(wanted.metric);
  const days =
    metric.subject === 'order'
      ? await figureDays(database, figureOf(seller, metric, wanted, words), wanted)
      : (await otherFigure(database, seller, metric, wanted, words)).days;
  return [...new Set(days.map(({ opened }) => opened))].sort((a, b) => a - b);
}

const figureOf = (
  seller: number,
  { key, base }: OrderMetric,
  { from, to }: Wanted,
  { asOf, night }: FigureWords,
): Figure => ({ seller, metric: key, base, from, to, until: asOf, night });

/** Who turns the pages of a figure as it stands asks for the same sums and the same choices each time. */
async function surroundings(database: Database, figure: Figure, wanted: Wanted, { last, asOf }: FigureWords) {
  const ask = async () => ({
    days: await figureDays(database, figure, wanted),
    choices: await figureChoices(database, figure),
  });
  if (isNarrowed(wanted, asOf)) return ask();
  return onceEachNight(database, last, `orders behind ${figure.metric} of ${figure.seller}`, ask);
}

function sumsOf(days: readonly FigureDay[], { asOf, curveOf }: FigureWords) {
  const sums = { orders: 0, events: 0, excused: 0, exposure: 0 };
  for (const { opened, orders, events, excused } of days) {
    sums.orders += orders;
    sums.events += events;
    sums.excused += excused;
    sums.exposure += ((orders - excused) * reportedUnits(curveOf(opened), asOf - opened)) / curveUnit;
  }
  return sums;
}
