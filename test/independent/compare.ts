/** Reckons nights anew from the raw orders and tells where the product's own figures differ. */
import type { DayOf } from './calendar.ts';
import { countedUnder, horizons, type Counted } from './definitions.ts';
import { readGiven, type Given } from './given.ts';
import { entriesOf, floor, type Entry, type Knowledge } from './ledger.ts';
import type { Query, RawRows } from './raw-rows.ts';
import { lastPosted, levels, reckon, scoreOf, sellerEvidence, type Reckoned } from './reckon.ts';

/** The raw rows as they were known from a night on. */
export interface RowsFrom {
  from: number;
  rows: RawRows;
}

export interface Comparison {
  /** How many figures of each kind were compared. */
  compared: Record<string, number>;
  disagreements: string[];
}

class Tally implements Comparison {
  compared: Record<string, number> = {};
  disagreements: string[] = [];

  /** Says whether two figures are as close as they should be. */
  close(kind: string, where: string, ours: number | null, theirs: unknown, relative: number, absolute: number): void {
    this.compared[kind] = (this.compared[kind] ?? 0) + 1;
    const stored = theirs === null || theirs === undefined ? null : Number(theirs);
    if (ours === null && stored === null) return;
    if (ours !== null && stored !== null && Math.abs(ours - stored) <= relative * Math.abs(stored) + absolute) return;
    this.disagreements.push(`${kind} ${where}: reckoned ${ours}, the product says ${stored}`);
  }
}

interface Known {
  entries: ReadonlyMap<number, Entry[]>;
  counted: { from: number; bySeller: ReadonlyMap<number, Counted[]> }[];
}

export async function compare(
  query: Query,
  knowledge: readonly RowsFrom[],
  nights: readonly number[],
  dayOf: DayOf,
): Promise<Comparison> {
  const given = await readGiven(query);
  const comparison = new Tally();
  const known = new Map<string, Known>();
  for (const metric of Object.keys(horizons)) {
    const counted: Knowledge[] = knowledge.map(({ from, rows }) => {
      return { from, counted: countedUnder(metric, rows, dayOf) };
    });
    const found = entriesOf(given, metric, counted);
    known.set(metric, {
      entries: Map.groupBy(found, ({ seller }) => seller),
      counted: counted.map(({ from, counted: all }) => {
        return { from, bySeller: Map.groupBy(all, ({ seller }) => seller) };
      }),
    });
    await compareLedger(query, metric, found, comparison);
  }
  for (const night of nights) await compareNight(query, given, known, night, comparison);
  return comparison;
}

/** O exactly and E nearly so, of every night, seller and metric; a row on one side only is a disagreement. */
async function compareLedger(query: Query, metric: string, entries: readonly Entry[], tally: Tally): Promise<void> {
  const ours = new Map<string, { observed: number; expected: number; excused: number }>();
  const at = (night: number, seller: number) => {
    const key = `${night} ${seller}`;
    const row = ours.get(key) ?? { observed: 0, expected: 0, excused: 0 };
    ours.set(key, row);
    return row;
  };
  for (const { night, seller, observed, expected, withdrawn, isExcused } of entries) {
    const row = at(night, seller);
    row.observed += observed;
    row.expected += expected;
    if (withdrawn === null) continue;
    const later = at(withdrawn, seller);
    later.observed -= observed;
    if (isExcused) later.excused += expected;
    else later.expected -= expected;
  }
  const rows = await query(`SELECT night, seller, observed, expected FROM ledger WHERE metric = '${metric}'`);
  for (const { night, seller, observed, expected } of rows) {
    const key = `${String(night)} ${String(seller)}`;
    const row = ours.get(key);
    ours.delete(key);
    tally.close('O', `${metric} night/seller ${key}`, row?.observed ?? null, observed, 0, 0);
    tally.close(
      'E',
      `${metric} night/seller ${key}`,
      row ? floor(row.expected) - row.excused : null,
      expected,
      1e-9,
      1e-12,
    );
  }
  for (const [key, { observed, expected, excused }] of ours) {
    if (observed === 0 && excused === 0 && floor(expected) === 0) continue;
    tally.close('O', `${metric} night/seller ${key}`, observed, null, 0, 0);
  }
}

async function compareNight(
  query: Query,
  given: Given,
  known: ReadonlyMap<string, Known>,
  night: number,
  tally: Tally,
): Promise<void> {
  const reckoned = new Map<number, Map<string, Reckoned>>();
  for (const [metric, { entries: bySeller, counted }] of known) {
    const last = lastPosted(given, metric, night);
    if (last === null) continue;
    const then = counted.findLast(({ from }) => from <= last.night)!.bySeller;
    for (const [seller, own] of bySeller) {
      const one = reckon(given, metric, seller, own, then.get(seller) ?? [], last, night);
      const all = reckoned.get(seller) ?? new Map<string, Reckoned>();
      reckoned.set(seller, all);
      if (one) all.set(metric, one);
    }
  }
  const toldOf = new Set([...reckoned.values()].flatMap((metrics) => [...metrics.keys()]));
  const told = new Set<string>();
  for (const row of await query(`SELECT * FROM readings WHERE night = ${night}`)) {
    const { seller, metric } = row;
    told.add(`${String(seller)} ${String(metric)}`);
    if (horizons[String(metric)] !== undefined)
      compareReading(night, row, reckoned.get(Number(seller))?.get(String(metric)), tally);
  }
  for (const [seller, metrics] of reckoned)
    for (const [metric, { events }] of metrics)
      if (!told.has(`${seller} ${metric}`))
        tally.close('events', `${metric} night ${night} seller ${seller}`, events, null, 0, 0);
  for (const row of await query(`SELECT * FROM scores WHERE night = ${night}`)) {
    const own = [...(reckoned.get(Number(row['seller']))?.values() ?? [])];
    const where = `night ${night} seller ${String(row['seller'])}`;
    const cap = row['cap'] === null ? null : Number(row['cap']);
    const { score, state } = scoreOf(given, night, own, cap, [...toldOf]);
    tally.close('score', where, score, row['score'], 0, 0.01);
    tally.close('state', where, Number(state === 'ranked'), Number(row['state'] === 'ranked'), 0, 0);
    tally.close('scores.evidence', where, shown(sellerEvidence(given, own, 'warn')), row['evidence'], 1e-3, 6e-4);
  }
}

function compareReading(night: number, row: Record<string, unknown>, ours: Reckoned | undefined, tally: Tally): void {
  const where = `${String(row['metric'])} night ${night} seller ${String(row['seller'])}`;
  const judged = ours?.judged;
  tally.close('events', where, ours?.events ?? null, row['events'], 0, 0);
  tally.close('exposure', where, ours?.exposure ?? null, row['exposure'], 1e-6, 1e-6);
  tally.close('expected', where, judged?.expected ?? null, row['expected'], 1e-6, 2e-9);
  for (const figure of ['ratio', 'rate', 'low', 'high'] as const)
    tally.close(figure, where, judged?.[figure] ?? null, row[figure], 1e-6, 2e-9);
  const evidence = JSON.parse((row['evidence'] as string | null) ?? '{}') as Record<string, number>;
  for (const level of levels)
    tally.close(
      'evidence',
      `${where} ${level}`,
      shown(judged?.evidence[level] ?? null),
      evidence[level] ?? null,
      1e-3,
      6e-4,
    );
}

/** Odds are shown up to a million to one. */
const shown = (odds: number | null): number | null => (odds === null ? null : Math.min(1e6, odds));
