/**
 * The detectors of a whole marketplace in typed arrays, for replaying years of nights: the arithmetic of `detector.ts`, figure
 * by figure, without a new object for each night. A test advances both side by side and finds no difference.
 *
 * A slot is one seller and metric. Window counts and excursions are left out: no level rests on them.
 */
import type { Day } from './day.ts';
import { expectedPerDay, type DetectorRules, type DetectorState } from './detector.ts';
import { logSum } from './evidence.ts';
import { currentHalfLife, remainingWeight } from './posterior.ts';
import { levels, thresholdLevels, type Level, type ThresholdLevel } from './policy-document.ts';

const places = thresholdLevels.length;

export interface DetectorTable {
  /** Ratios for which there is room in a slot. */
  readonly ratios: number;
  /** 0 until the slot's first posting. */
  readonly begun: Uint8Array;
  readonly night: Int32Array;
  readonly first: Int32Array;
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  readonly nowObserved: Float64Array;
  readonly nowExpected: Float64Array;
  /** ln R, `ratios` of them for each level of each slot; −∞: none. */
  readonly logs: Float64Array;
  readonly peak: Float64Array;
  /** Place in `levels`. */
  readonly level: Uint8Array;
  readonly calm: Uint16Array;
  /** 1 where the evidence of some level reaches its bar. */
  readonly reached: Uint8Array;
}

export function detectorTable(slots: number, ratios: number): DetectorTable {
  return {
    ratios,
    begun: new Uint8Array(slots),
    night: new Int32Array(slots),
    first: new Int32Array(slots),
    observed: new Float64Array(slots),
    expected: new Float64Array(slots),
    nowObserved: new Float64Array(slots),
    nowExpected: new Float64Array(slots),
    logs: new Float64Array(slots * places * ratios).fill(-Infinity),
    peak: new Float64Array(slots * places).fill(-Infinity),
    level: new Uint8Array(slots),
    calm: new Uint16Array(slots),
    reached: new Uint8Array(slots),
  };
}

/** What is the same for every slot that meets one policy and method, worked out once. */
export interface TableRules {
  own: DetectorRules;
  acceptable: number;
  /** By the place of a level; NaN where it is not judged. */
  thresholds: readonly number[];
  ratios: readonly number[];
  logRatios: readonly number[];
  logCount: number;
  /** ln of the evidence each level asks for. */
  bars: readonly number[];
  /** What is left of a weight after one night. */
  daily: number;
}

export function tableRules(own: DetectorRules, evidence: Readonly<Record<ThresholdLevel, number>>): TableRules {
  const { ratios } = own.detector;
  return {
    own,
    acceptable: own.metric.acceptable ?? NaN,
    thresholds: thresholdLevels.map((level) => (own.metric.acceptable === null ? NaN : (own.metric[level] ?? NaN))),
    ratios,
    logRatios: ratios.map(Math.log),
    logCount: Math.log(ratios.length),
    bars: thresholdLevels.map((level) => Math.log(evidence[level]) - 1e-9),
    daily: remainingWeight(1, own.halfLifeDays),
  };
}

const sum = (value: number): number => Math.round(value * 1e9) / 1e9 + 0;
const logarithm = (value: number): number => Math.round(value * 1e6) / 1e6 + 0;

/** One posting of one slot: `advance` of detector.ts. */
export function advanceSlot(
  table: DetectorTable,
  slot: number,
  night: Day,
  observed: number,
  posted: number,
  rules: TableRules,
): void {
  const { own } = rules;
  if (table.begun[slot] === 0) {
    table.begun[slot] = 1;
    table.first[slot] = table.night[slot] = night;
  }
  const nights = night - table.night[slot]!;
  const kept = nights === 1 ? rules.daily : remainingWeight(nights, own.halfLifeDays);
  const expected = sum(table.expected[slot]! * kept + posted);
  const daily = expectedPerDay(expected, night - table.first[slot]!, own);
  const keptNow = remainingWeight(nights, currentHalfLife(daily));
  table.night[slot] = night;
  table.observed[slot] = sum(table.observed[slot]! * kept + observed);
  table.expected[slot] = expected;
  table.nowObserved[slot] = sum(table.nowObserved[slot]! * keptNow + observed);
  table.nowExpected[slot] = sum(table.nowExpected[slot]! * keptNow + posted);
  weigh(table, slot, observed, posted, Math.max(1, nights), 1 + own.clustering * 7 * daily, rules);
}

function weigh(
  { logs, peak, reached, ratios: room }: DetectorTable,
  slot: number,
  observed: number,
  posted: number,
  nights: number,
  phi: number,
  rules: TableRules,
): void {
  const { acceptable, ratios, logRatios } = rules;
  const seed = Math.log((nights * rules.own.detector.restart) / ratios.length);
  let isReached = 0;
  for (let place = 0; place < places; place++) {
    const threshold = rules.thresholds[place]!;
    if (Number.isNaN(threshold)) continue;
    const expected = (posted * threshold) / acceptable;
    const start = (slot * places + place) * room;
    let highest = -Infinity;
    for (let index = 0; index < ratios.length; index++) {
      const growth = (observed * logRatios[index]! - (ratios[index]! - 1) * expected) / phi;
      const before = logs[start + index]!;
      const gap = before < seed ? before - seed : seed - before;
      const high = before < seed ? seed : before;
      const log = logarithm(high + Math.log1p(Math.exp(gap)) + growth);
      logs[start + index] = log;
      if (log > highest) highest = log;
    }
    const at = slot * places + place;
    if (highest > peak[at]!) peak[at] = highest;
    // The sum of k parts is at most k times the largest: most slots need no sum.
    if (highest + rules.logCount < rules.bars[place]!) continue;
    if (logEvidenceOf(logs, start, room) >= rules.bars[place]!) isReached = 1;
  }
  reached[slot] = isReached;
}

/** ln of the evidence of a level, by its place in `thresholdLevels`. */
export const logEvidenceAt = ({ logs, ratios }: DetectorTable, slot: number, place: number): number =>
  logEvidenceOf(logs, (slot * places + place) * ratios, ratios);

/** Never less than `logEvidenceAt`, and found without a sum: from the highest that the evidence has been since it was last zero. */
export const logEvidenceBound = ({ peak, ratios }: DetectorTable, slot: number, place: number): number =>
  peak[slot * places + place]! + Math.log(ratios);

function logEvidenceOf(logs: Float64Array, start: number, count: number): number {
  let total = -Infinity;
  for (let index = start; index < start + count; index++) total = logSum(total, logs[index]!);
  return total;
}

/** Levels are left: their evidence starts again from zero. */
export function releaseSlot(table: DetectorTable, slot: number, released: readonly ThresholdLevel[]): void {
  for (const level of released) {
    const at = slot * places + thresholdLevels.indexOf(level);
    table.logs.fill(-Infinity, at * table.ratios, (at + 1) * table.ratios);
    table.peak[at] = -Infinity;
  }
}

/** Puts a state that was replayed on its own into the table; where it stands and how calm it was are kept. */
export function putState(table: DetectorTable, slot: number, state: DetectorState, bars: readonly number[]): void {
  table.begun[slot] = 1;
  for (const name of ['night', 'first', 'observed', 'expected', 'nowObserved', 'nowExpected'] as const)
    table[name][slot] = state[name];
  let reached = 0;
  thresholdLevels.forEach((level, place) => {
    const at = slot * places + place;
    table.logs.fill(-Infinity, at * table.ratios, (at + 1) * table.ratios);
    table.logs.set(state.evidence[level] ?? [], at * table.ratios);
    table.peak[at] = state.peak[level] ?? -Infinity;
    if (logEvidenceAt(table, slot, place) >= bars[place]!) reached = 1;
  });
  table.reached[slot] = reached;
}

/** The figures of a slot by name; evidence at zero is null, as in a state. Null before its first posting. */
export function stateOf(table: DetectorTable, slot: number): DetectorState | null {
  if (table.begun[slot] === 0) return null;
  const byLevel = <T>(of: (at: number) => T) => ({
    warn: of(slot * places),
    limit: of(slot * places + 1),
    suspend: of(slot * places + 2),
  });
  const logs = (at: number): number[] | null => {
    const own = Array.from(table.logs.subarray(at * table.ratios, (at + 1) * table.ratios));
    return own.every((log) => log === -Infinity) ? null : own.filter((log) => log !== -Infinity);
  };
  return {
    night: table.night[slot]!,
    first: table.first[slot]!,
    observed: table.observed[slot]!,
    expected: table.expected[slot]!,
    nowObserved: table.nowObserved[slot]!,
    nowExpected: table.nowExpected[slot]!,
    evidence: byLevel(logs),
    peak: byLevel((at) => (table.peak[at] === -Infinity ? null : table.peak[at]!)),
    excursions: [],
    events: 0,
    exposure: 0,
    level: levelAt(table, slot),
    calm: table.calm[slot]!,
  };
}

export const levelAt = (table: DetectorTable, slot: number): Level => levels[table.level[slot]!]!;
