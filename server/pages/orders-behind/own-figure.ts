/** One figure of a seller opened: how many orders it counts, how many of them with an event, and some of them. */
import type { Database } from '../../../db/connect.ts';
import { curveUnit, reportedUnits } from '../../scoring/delay-curves.ts';
import type { Day } from '../../scoring/day.ts';
import { metricOf, type OrderMetric } from '../../scoring/metrics/index.ts';
import { onceEachNight } from '../../stores/night-memo.ts';
import {
  figureChoices,
  figureDays,
  figureOrders,
  type Figure,
  type FigureDay,
  type FigurePart,
} from '../../stores/orders-in-figure.ts';
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

/** @param part of the rows; sums and choices are those of all */
export async function ownFigure(
  database: Database,
  seller: number,
  wanted: Wanted,
  words: FigureWords,
  part: FigurePart,
): Promise<OwnFigure> {
  const { surroundings, rows } = await opened(database, seller, wanted, words);
  const { days, choices } = await surroundings();
  return { ...sumsOf(days, words), rows: await rows(part), choices };
}

/** All of its orders, without what they come to. */
export async function allRows(
  database: Database,
  seller: number,
  wanted: Wanted,
  words: FigureWords,
): Promise<FigureRow[]> {
  const { rows } = await opened(database, seller, wanted, words);
  return rows({ limit: 1_000_000, offset: 0 });
}

/** The days on which any of them opened, each once, the earliest first. */
export async function daysWithRows(
  database: Database,
  seller: number,
  wanted: Wanted,
  words: FigureWords,
): Promise<Day[]> {
  const days = await (await opened(database, seller, wanted, words)).days();
  return [...new Set(days.map((day) => day.opened))].sort((a, b) => a - b);
}

type Choices = OwnFigure['choices'];

interface OpenedFigure {
  days: () => Promise<FigureDay[]>;
  surroundings: () => Promise<{ days: FigureDay[]; choices: Choices }>;
  rows: (part: FigurePart) => Promise<FigureRow[]>;
}

/** Orders are asked for part by part, a seller may have 300,000; of what else is counted it has few, and they come at once. */
async function opened(database: Database, seller: number, wanted: Wanted, words: FigureWords): Promise<OpenedFigure> {
  const metric = metricOf(wanted.metric);
  if (metric.subject !== 'order') {
    const { days, rows } = await otherFigure(database, seller, metric, wanted, words);
    const none: Choices = { markets: [], categories: [] };
    return {
      days: () => Promise.resolve(days),
      surroundings: () => Promise.resolve({ days, choices: none }),
      rows: ({ limit, offset, eventsFirst }) => {
        const parts = eventsFirst ? [rows.filter(isEvent), rows.filter((row) => !isEvent(row))] : [rows];
        return Promise.resolve(parts.flat().slice(offset, offset + limit));
      },
    };
  }
  const figure = figureOf(seller, metric, wanted, words);
  return {
    days: () => figureDays(database, figure, wanted),
    surroundings: () => surroundingsOf(database, figure, wanted, words),
    rows: async (part) => figureRows(database, await figureOrders(database, figure, wanted, part), metric.key, words),
  };
}

const isEvent = ({ state }: FigureRow): boolean => state === 'event';

const figureOf = (
  seller: number,
  { key, base }: OrderMetric,
  { from, to }: Wanted,
  { asOf, night }: FigureWords,
): Figure => ({ seller, metric: key, base, from, to, until: asOf, night });

/** Who turns the pages of a figure as it stands asks for the same sums and the same choices each time. */
async function surroundingsOf(database: Database, figure: Figure, wanted: Wanted, { last, asOf }: FigureWords) {
  const ask = async () => ({
    days: await figureDays(database, figure, wanted),
    choices: await figureChoices(database, figure),
  });
  if (isNarrowed(wanted, asOf)) return ask();
  return onceEachNight(database, last, `orders behind ${figure.metric} of ${figure.seller}`, ask);
}

function sumsOf(days: readonly FigureDay[], { asOf, curveOf }: FigureWords) {
  const sums = { orders: 0, events: 0, excused: 0, exposure: 0 };
  for (const { opened: day, orders, events, excused } of days) {
    sums.orders += orders;
    sums.events += events;
    sums.excused += excused;
    sums.exposure += ((orders - excused) * reportedUnits(curveOf(day), asOf - day)) / curveUnit;
  }
  return sums;
}
