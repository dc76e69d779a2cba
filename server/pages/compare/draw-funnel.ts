/** What the script of the funnel draws, small enough to travel with the page: sellers that would cover each other are one dot. */
import type { Funnel, FunnelRow } from './funnel-rows.ts';
import { limitLines, type LimitLines } from './limit-lines.ts';

export interface FunnelPicture {
  /** The rate of all; shares. */
  rate: number;
  acceptable: number | null;
  /** The highest rate drawn; dots above it stand at the edge. */
  top: number;
  /** The right end of the volumes. */
  most: number;
  lines: LimitLines;
  /** One entry for each dot: orders, events, its places, how many other sellers it covers. */
  orders: number[];
  events: number[];
  places: number[];
  chances: number[];
  covers: number[];
  /** Joined by line feeds: quotation marks are the dearest sign in an attribute. */
  names: string;
  ids: string;
}

export function drawFunnel({ rows, rate, tau2 }: Funnel, acceptable: number | null): FunnelPicture {
  const centre = rate ?? 0;
  const most = Math.max(10, ...rows.map(({ exposure }) => exposure));
  const top = topOf(rows, centre, acceptable);
  const dots = dotsOf(rows, top, most);
  return {
    ...{ rate: centre, acceptable, top, most },
    lines: limitLines(centre, tau2, most),
    orders: dots.map(({ row }) => Number(row.exposure.toPrecision(4))),
    events: dots.map(({ row }) => row.events),
    places: dots.map(({ row }) => row.place),
    chances: dots.map(({ row }) => row.chance),
    covers: dots.map(({ covers }) => covers),
    names: dots.map(({ row }) => row.name.replaceAll('\n', ' ')).join('\n'),
    ids: dots.map(({ row }) => row.sellerId.replaceAll('\n', ' ')).join('\n'),
  };
}

/** High enough for all that stand out on more than a handful of orders. */
function topOf(rows: readonly FunnelRow[], rate: number, acceptable: number | null): number {
  const telling = rows.filter(({ exposure }) => exposure * rate >= 1).map((row) => row.rate);
  const highest = Math.max(rate * 2.5, acceptable ?? 0, ...telling);
  return Math.min(1, highest * 1.08) || 1;
}

interface Dot {
  row: FunnelRow;
  covers: number;
}

const [across, down] = [240, 100];

/** Sellers outside the limits are all drawn; of those within, one for each small cell of the picture. */
function dotsOf(rows: readonly FunnelRow[], top: number, most: number): Dot[] {
  const cells = new Map<number, Dot>();
  const dots: Dot[] = [];
  for (const row of rows) {
    const column = Math.floor((Math.log(row.exposure) / Math.log(most)) * across);
    const cell = column * (down + 1) + Math.floor((Math.min(row.rate, top) / top) * down);
    const there = row.chance === 0 ? cells.get(cell) : undefined;
    if (there) {
      there.covers += 1;
      continue;
    }
    const dot = { row, covers: 0 };
    dots.push(dot);
    if (row.chance === 0) cells.set(cell, dot);
  }
  return dots;
}
