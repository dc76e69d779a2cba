/** Inspected orders, each beside what the night before it knew of its seller. Nobody outside the lab reads from here. */
import { dayOf, type Day } from '../../scoring/day.ts';
import { failedVerdicts } from '../../scoring/metrics/inspection.ts';
import { effectiveVerdict } from '../effective-verdict.ts';
import { inStretches, marks } from '../in-list.ts';
import type { Read } from '../read.ts';

export interface RatedOrder {
  draw: 'random' | 'for_cause';
  category: string | null;
  /** By the verdict that counts now. */
  failed: boolean;
  /** The seller's shrunk ratio, by metric, on the last night before the order was placed. */
  ratios: ReadonlyMap<string, number>;
}

interface OrderRow {
  seller: number;
  draw: RatedOrder['draw'];
  category: string | null;
  orderedOn: string;
  verdict: string;
}

/** A night longer ago says nothing of the time of the order. */
const oldestNight = 14;

/** All with a verdict, revealed or not, by the day they were ordered. */
export async function ratedOrders(read: Read, metrics: readonly string[]): Promise<RatedOrder[]> {
  const orders = await read<OrderRow>(
    `SELECT m.seller AS seller, m.draw AS draw, m.category AS category, m.ordered_on AS "orderedOn",
       ${effectiveVerdict} AS verdict
     FROM mystery_orders m WHERE m.inspected_on IS NOT NULL AND m.verdict IS NOT NULL AND m.withdrawn_on IS NULL
     ORDER BY m.ordered_on, m.id`,
  );
  const nights = (await read<{ night: Day }>('SELECT night FROM nights ORDER BY night')).map(({ night }) => night);
  const nightOf = new Map(orders.map((order) => [order, nightBefore(nights, dayOf(order.orderedOn))]));
  const ratios = new Map<OrderRow, Map<string, number>>();
  for (const [night, some] of Map.groupBy(orders, (order) => nightOf.get(order) ?? null)) {
    if (night === null) continue;
    const sellers = [...new Set(some.map(({ seller }) => seller))];
    const known = Map.groupBy(await ratiosOn(read, night, sellers), ({ seller }) => seller);
    for (const order of some) {
      const own = (known.get(order.seller) ?? []).filter(({ metric }) => metrics.includes(metric));
      ratios.set(order, new Map(own.map(({ metric, ratio }) => [metric, ratio])));
    }
  }
  return orders.map((order) => ({
    ...{ draw: order.draw, category: order.category },
    failed: failedVerdicts.includes(order.verdict),
    ratios: ratios.get(order) ?? new Map<string, number>(),
  }));
}

/** @param nights ascending */
function nightBefore(nights: readonly Day[], day: Day): Day | null {
  const last = nights.findLast((night) => night < day);
  return last === undefined || day - last > oldestNight ? null : last;
}

const ratiosOn = (read: Read, night: Day, sellers: readonly number[]) =>
  inStretches(sellers, (list) =>
    read<{ seller: number; metric: string; ratio: number }>(
      `SELECT seller, metric, ratio FROM readings WHERE night = ? AND seller IN (${marks}) AND ratio IS NOT NULL
       ORDER BY seller, metric`,
      [night, ...list],
    ),
  );
