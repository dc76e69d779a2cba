/** Observed and expected events of each seller, night by night, from what every order counts as. */
import { monthOf } from './calendar.ts';
import type { Counted } from './definitions.ts';
import { curveOn, riskOn, type Given } from './given.ts';

/** What is known from a night on: everything that every order counts as under one metric. */
export interface Knowledge {
  from: number;
  counted: Counted[];
}

/** A seller's part in one night's ledger: one order's, on one day. */
export interface Entry {
  seller: number;
  night: number;
  observed: number;
  expected: number;
  /** The night in whose ledger this was taken out again, if it was withdrawn later. */
  withdrawn: number | null;
  /** It was a declared incident that took it out: then what was expected never was, either. */
  isExcused: boolean;
}

/** One order on one day of its life: the part of its risk that ends on that day, or its event. */
interface Fact {
  day: number;
  observed: number;
  expected: number;
}

function factsOf(given: Given, metric: string, { opened, event, ...one }: Counted): Fact[] {
  const rate = (1 + given.policy.delta) * (given.policy.metrics[metric]?.acceptable ?? 0);
  const month = metric === 'late-delivery' ? [String(monthOf(opened))] : [];
  const risk = riskOn(given, metric, opened, [one.category, one.grade, one.market, ...month]);
  const shares = curveOn(given, metric, opened);
  const facts = shares.map((share, age) => {
    return { day: opened + age, observed: 0, expected: rate * risk * (share - (shares[age - 1] ?? 0)) };
  });
  if (event !== null) facts.push({ day: event, observed: 1, expected: 0 });
  return facts;
}

/**
 * A day's facts enter the ledger of the night that posted the day. What is learned later enters the next night that posts
 * the metric; what turns out not to count is taken out on that night.
 */
export function entriesOf(given: Given, metric: string, knowledge: readonly Knowledge[]): Entry[] {
  const posted = given.posted.get(metric) ?? new Map<number, number>();
  const nights = [...new Set(posted.values())].sort((a, b) => a - b);
  const stages = knowledge.map(({ from }, stage) => {
    return { from, until: knowledge[stage + 1]?.from ?? Infinity, first: nights.find((night) => night >= from) };
  });
  const versions = new Map<string, (Counted | undefined)[]>();
  knowledge.forEach(({ counted }, stage) => {
    for (const one of counted) {
      const all = versions.get(one.key) ?? [];
      versions.set(one.key, all);
      all[stage] = one;
    }
  });
  const entries: Entry[] = [];
  for (const all of versions.values()) {
    const { seller } = all.find((one) => one !== undefined)!;
    const kept = new Map<string, Entry>();
    let before = new Set<string>();
    stages.forEach(({ from, until, first }, stage) => {
      const facts = all[stage] && !all[stage].isExcused ? factsOf(given, metric, all[stage]) : [];
      const named = new Map(facts.map((fact) => [Object.values(fact).join(), fact]));
      for (const [name, { day, observed, expected }] of named) {
        const night = posted.get(day);
        if (night === undefined || night >= until) continue;
        const late = night < from && !before.has(name) ? first : undefined;
        if (night < from && late === undefined) continue;
        kept.set(name, { seller, night: late ?? night, observed, expected, withdrawn: null, isExcused: false });
      }
      for (const name of before) {
        const entry = kept.get(name);
        if (!entry || named.has(name) || first === undefined) continue;
        entry.withdrawn ??= first;
        entry.isExcused = all[stage]?.isExcused ?? false;
      }
      before = new Set(named.keys());
    });
    entries.push(...kept.values());
  }
  return entries;
}

/** What a metric knew by its last posting, whatever its days: gaps are not judged, but they are counted. */
export function plainCounts(given: Given, metric: string, counted: readonly Counted[], asOf: number) {
  const counts = { events: 0, exposure: 0 };
  for (const { opened, event, isExcused } of counted) {
    if (isExcused || opened > asOf || opened <= asOf - given.policy.windowDays) continue;
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

/**
 * The rows of one seller as they are known on a night. What was withdrawn by then never was: the detector is replayed without
 * it. Expected events leave on the night that learned it, but no night expects less than nothing. A night that brought nothing
 * has no row.
 */
export function rowsKnown(entries: readonly Entry[], asOf: number): LedgerRow[] {
  const rows = new Map<number, LedgerRow & { brought: number }>();
  const add = (night: number, observed: number, expected: number, brought: number) => {
    const row = rows.get(night) ?? { night, observed: 0, expected: 0, brought: 0 };
    row.observed += observed;
    row.expected += expected;
    row.brought += brought;
    rows.set(night, row);
  };
  for (const { night, observed, expected, withdrawn, isExcused } of entries) {
    if (night > asOf) continue;
    const isWithdrawn = withdrawn !== null && withdrawn <= asOf;
    // What an incident took out leaves the night that expected it, and both nights keep their rows.
    if (isWithdrawn && isExcused) for (const row of [night, withdrawn]) add(row, 0, 0, 1);
    else add(night, isWithdrawn ? 0 : observed, expected, observed);
    if (isWithdrawn && !isExcused) add(withdrawn, 0, -expected, observed);
  }
  return [...rows.values()]
    .map(({ night, observed, expected, brought }) => ({ night, observed, expected: floor(expected), brought }))
    .filter(({ expected, brought }) => expected > 0 || brought > 0)
    .sort((a, b) => a.night - b.night);
}

/** No night expects less than nothing; what is left of parts that cancel each other is nothing. */
export const floor = (expected: number): number => (expected < 1e-14 ? 0 : expected);
