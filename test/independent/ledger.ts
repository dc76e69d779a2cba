/** Observed and expected events of each seller, night by night, from what every order counts as. */
import { monthOf } from './calendar.ts';
import type { Counted } from './definitions.ts';
import { curveOn, riskOn, type Given } from './given.ts';

/** What is known from a night on: everything that every order counts as under one metric. */
export interface Knowledge {
  from: number;
  counted: Counted[];
}

/** What happens in one night's ledger, of orders whose risk opened on one day. */
export interface Entry {
  seller: number;
  night: number;
  /** The day that is posted. */
  day: number;
  opened: number;
  observed: number;
  expected: number;
  /** The night in whose ledger this was taken out again, if it was withdrawn later. */
  withdrawn: number | null;
}

/** One order on one day of its life: the part of its risk that ends on that day, or its event. */
interface Fact {
  id: string;
  seller: number;
  day: number;
  opened: number;
  observed: number;
  expected: number;
}

export function factsOf(given: Given, metric: string, counted: readonly Counted[]): Fact[] {
  const rate = (1 + given.policy.delta) * (given.policy.metrics[metric]?.acceptable ?? 0);
  const facts: Fact[] = [];
  for (const one of counted) {
    const { key, seller, opened, event } = one;
    const shares = curveOn(given, metric, opened);
    const month = metric === 'late-delivery' ? [String(monthOf(opened))] : [];
    const risk = riskOn(given, metric, opened, [one.category, one.grade, one.market, ...month]);
    shares.forEach((share, age) => {
      const part = share - (shares[age - 1] ?? 0);
      const day = opened + age;
      const id = `${key} risk ${day} ${opened} ${part}`;
      facts.push({ id, seller, day, opened, observed: 0, expected: rate * risk * part });
    });
    if (event !== null) {
      const id = `${key} event ${event} ${opened}`;
      facts.push({ id, seller, day: event, opened, observed: 1, expected: 0 });
    }
  }
  return facts;
}

/**
 * A day's facts enter the ledger of the night that posted the day. What is learned later enters the next night that posts
 * the metric; what turns out not to count is taken out on that night.
 */
export function entriesOf(given: Given, metric: string, knowledge: readonly Knowledge[]): Entry[] {
  const posted = given.posted.get(metric) ?? new Map<number, number>();
  const nights = [...new Set(posted.values())].sort((a, b) => a - b);
  const entries = new Map<string, Entry>();
  let before = new Map<string, Fact>();
  knowledge.forEach(({ from, counted }, stage) => {
    const facts = new Map(factsOf(given, metric, counted).map((fact) => [fact.id, fact]));
    const until = knowledge[stage + 1]?.from ?? Infinity;
    const first = nights.find((night) => night >= from);
    for (const [id, fact] of facts) {
      const night = posted.get(fact.day);
      if (night === undefined || night >= until) continue;
      if (night >= from) entries.set(id, { ...fact, night, withdrawn: null });
      else if (!before.has(id) && first !== undefined) entries.set(id, { ...fact, night: first, withdrawn: null });
    }
    for (const id of before.keys()) {
      const entry = entries.get(id);
      if (!facts.has(id) && entry && first !== undefined) entry.withdrawn ??= first;
    }
    before = facts;
  });
  return [...entries.values()];
}

/** What a metric knew by its last posting, whatever its days: gaps are not judged, but they are counted. */
export function plainCounts(given: Given, metric: string, counted: readonly Counted[], asOf: number) {
  const counts = { events: 0, exposure: 0 };
  for (const { opened, event } of counted) {
    if (opened > asOf || opened <= asOf - given.policy.windowDays) continue;
    const shares = curveOn(given, metric, opened);
    counts.exposure += shares[Math.min(asOf - opened, shares.length - 1)]!;
    if (event !== null && event <= asOf) counts.events += 1;
  }
  return counts;
}

export interface LedgerRow {
  night: number;
  observed: number;
  expected: number;
}

/** The rows of one seller as they are known on a night. */
export function rowsKnown(entries: readonly Entry[], asOf: number): LedgerRow[] {
  const rows = new Map<number, LedgerRow>();
  for (const { night, observed, expected, withdrawn } of entries) {
    if (night > asOf) continue;
    const row = rows.get(night) ?? { night, observed: 0, expected: 0 };
    rows.set(night, row);
    if (withdrawn !== null && withdrawn <= asOf) {
      // An event that never was: the detector is replayed without it. Expected events leave on the night that learned it.
      if (observed > 0) continue;
      const later = rows.get(withdrawn) ?? { night: withdrawn, observed: 0, expected: 0 };
      rows.set(withdrawn, later);
      later.expected -= expected;
    }
    row.observed += observed;
    row.expected += expected;
  }
  return [...rows.values()].sort((a, b) => a.night - b.night);
}
