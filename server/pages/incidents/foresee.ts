/** What an incident would take out, before a night has done so: each order that it may concern is counted as it would be. */
import type { Context } from '../../context.ts';
import { dayOf } from '../../scoring/day.ts';
import { excusesOf } from '../../scoring/incidents.ts';
import { outcomeOf } from '../../scoring/order.ts';
import { declaredIncidents, ordersConcerned, standingIncidents, type Declaration } from '../../stores/incidents.ts';
import { batchSize, orderFacts } from '../../stores/order-facts.ts';
import { readCommitted } from '../../stores/read.ts';
import type { ContestedOrder } from '../disputes/without-orders.ts';

export interface Foreseen {
  /** Events that would not count, by metric, the most first. */
  events: { metric: string; events: number }[];
  sellers: number;
  /** Whose they are, by our key, the most events first. */
  bySeller: ReadonlyMap<number, ForeseenSeller>;
}

export interface ForeseenSeller {
  events: number;
  /** Each order with the metrics that it would leave. */
  orders: ContestedOrder[];
}

/** The incident that is looked at comes after all that are declared. */
const last = Number.MAX_SAFE_INTEGER;

/** @param declared its own number, where it is declared already and no night has counted it */
export async function foresee(
  context: Context,
  declaration: Declaration,
  declared: number | null = null,
): Promise<Foreseen> {
  const { database, calendar, holidays } = context;
  const read = readCommitted(database);
  const { metrics, market, carrier, from, to } = declaration;
  const incident = { id: last, metrics, market, carrier, from: dayOf(from), to: dayOf(to) };
  const others = (await declaredIncidents(read)).filter(({ id }) => id !== declared);
  const excuseOf = excusesOf([...standingIncidents(others), incident]);
  const keys = [...new Set(await ordersConcerned(read, declaration))].sort((a, b) => a - b);
  const counts = new Map<string, number>();
  const sellers = new Map<number, ForeseenSeller>();
  for (let start = 0; start < keys.length; start += batchSize) {
    for (const { key, seller, facts } of await orderFacts(read, keys.slice(start, start + batchSize))) {
      const { excused } = outcomeOf(facts, calendar, holidays, excuseOf);
      const left = Object.keys(excused).filter((metric) => excused[metric]?.incident === last);
      if (left.length === 0) continue;
      for (const metric of left) counts.set(metric, (counts.get(metric) ?? 0) + 1);
      const known = sellers.get(seller) ?? { events: 0, orders: [] };
      known.orders.push({ order: key, metrics: left });
      sellers.set(seller, { ...known, events: known.events + left.length });
    }
  }
  const events = [...counts].map(([metric, count]) => ({ metric, events: count }));
  return {
    events: events.sort((a, b) => b.events - a.events || (a.metric < b.metric ? -1 : 1)),
    sellers: sellers.size,
    bySeller: new Map([...sellers].sort((a, b) => b[1].events - a[1].events || a[0] - b[0])),
  };
}
