/** What an incident would take out, before anybody declares it: each order that it may concern is counted as it would be. */
import type { Context } from '../../context.ts';
import { dayOf } from '../../scoring/day.ts';
import { excusesOf } from '../../scoring/incidents.ts';
import { outcomeOf } from '../../scoring/order.ts';
import { declaredIncidents, ordersConcerned, standingIncidents, type Declaration } from '../../stores/incidents.ts';
import { batchSize, orderFacts } from '../../stores/order-facts.ts';
import { readCommitted } from '../../stores/read.ts';

export interface Foreseen {
  /** Events that would not count, by metric, the most first. */
  events: { metric: string; events: number }[];
  sellers: number;
}

/** The incident that is looked at comes after all that are declared. */
const last = Number.MAX_SAFE_INTEGER;

export async function foresee(context: Context, declaration: Declaration): Promise<Foreseen> {
  const { database, calendar, holidays } = context;
  const read = readCommitted(database);
  const { metrics, market, carrier, from, to } = declaration;
  const incident = { id: last, metrics, market, carrier, from: dayOf(from), to: dayOf(to) };
  const excuseOf = excusesOf([...standingIncidents(await declaredIncidents(read)), incident]);
  const keys = [...new Set(await ordersConcerned(read, declaration))].sort((a, b) => a - b);
  const counts = new Map<string, number>();
  const sellers = new Set<number>();
  for (let start = 0; start < keys.length; start += batchSize) {
    for (const { seller, facts } of await orderFacts(read, keys.slice(start, start + batchSize))) {
      const { excused } = outcomeOf(facts, calendar, holidays, excuseOf);
      for (const [metric, excuse] of Object.entries(excused)) {
        if (excuse.incident !== last) continue;
        counts.set(metric, (counts.get(metric) ?? 0) + 1);
        sellers.add(seller);
      }
    }
  }
  const events = [...counts].map(([metric, count]) => ({ metric, events: count }));
  return {
    events: events.sort((a, b) => b.events - a.events || (a.metric < b.metric ? -1 : 1)),
    sellers: sellers.size,
  };
}
