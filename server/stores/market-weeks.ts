/** The markets in which sellers sell: orders by market, week and seller, kept as orders are counted. */
import type { Database, Transaction } from '../../db/connect.ts';
import type { Day } from '../scoring/day.ts';
import { sundayOf } from './weeks.ts';

/** Where an order counts: '' is no market. */
export interface PlacedIn {
  seller: number;
  market: string;
  placed: Day;
}

export interface MarketOrders {
  /** Takes an order in: where it counted before, and where it counts now. */
  take(now: PlacedIn, before: PlacedIn | undefined): void;
  write(tx: Transaction): Promise<void>;
}

export function marketOrders(): MarketOrders {
  const changes = new Map<string, { market: string; week: Day; seller: number; orders: number }>();
  const add = ({ seller, market, placed }: PlacedIn, orders: number) => {
    if (market === '') return;
    const week = sundayOf(placed);
    const key = `${market}\t${week}\t${seller}`;
    const known = changes.get(key);
    if (known) known.orders += orders;
    else changes.set(key, { market, week, seller, orders });
  };
  return {
    take(now, before) {
      if (before?.seller === now.seller && before.market === now.market && before.placed === now.placed) return;
      if (before) add(before, -1);
      add(now, 1);
    },
    write: (tx) =>
      tx.insertMany(
        'market_weeks',
        ['market', 'week', 'seller', 'orders'],
        [...changes.values()]
          .filter(({ orders }) => orders !== 0)
          .map(({ market, week, seller, orders }) => [market, week, seller, orders]),
        { key: ['market', 'week', 'seller'], update: [], add: ['orders'] },
      ),
  };
}

/** Half a year: as far back as a figure counts plain orders. */
export const marketWeeks = 26;

/** The first and the last week that count on a night. */
const stretchTo = (night: Day): [Day, Day] => [sundayOf(night) - 7 * (marketWeeks - 1), sundayOf(night)];

/** Markets with orders in the last half year, by name. */
export async function marketsSold(database: Database, night: Day): Promise<string[]> {
  const rows = await database.read<{ market: string }>(
    `SELECT m.market AS market FROM (SELECT DISTINCT market FROM cells WHERE market <> '') m
     WHERE EXISTS (SELECT 1 FROM market_weeks w WHERE w.market = m.market AND w.week >= ? AND w.week <= ? AND w.orders > 0)
     ORDER BY m.market`,
    stretchTo(night),
  );
  return rows.map(({ market }) => market);
}

/** Sellers with orders placed in a market in the last half year. */
export async function sellersIn(database: Database, market: string, night: Day): Promise<ReadonlySet<number>> {
  const rows = await database.read<{ seller: number }>(
    `SELECT seller FROM market_weeks WHERE market = ? AND week >= ? AND week <= ?
     GROUP BY seller HAVING SUM(orders) > 0 ORDER BY seller`,
    [market, ...stretchTo(night)],
  );
  return new Set(rows.map(({ seller }) => seller));
}
