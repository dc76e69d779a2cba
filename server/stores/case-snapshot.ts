/** The frozen snapshot of a case: what the numbers said on the night that recommended it. */
import { parseDay, type Day } from '../scoring/day.ts';
import type { ByThreshold, Reading } from './night-rows.ts';

export interface Snapshot {
  night: Day | null;
  policy: number | null;
  score: number | null;
  low: number | null;
  high: number | null;
  rank: number | null;
  readings: ReadonlyMap<string, Reading>;
  /** Of the grounds: the rate as it was of late on that night, which the levels look at. */
  lately: ReadonlyMap<string, number>;
  orders: string[];
}

type Loose = Record<string, unknown>;

/** Snapshots are kept for ever: whatever an older program left out is null here. */
export function readSnapshot(content: unknown): Snapshot {
  const root = loose(content);
  const score = loose(root['score']);
  return {
    night: dayNumber(root['night']),
    policy: number(root['policy']) ?? number(loose(root['policy'])['version']),
    score: number(score['score']),
    low: number(score['low']),
    high: number(score['high']),
    rank: number(score['rank']),
    readings: new Map(listOf(root['readings']).map((reading) => [String(reading['metric']), readingOf(reading)])),
    lately: new Map(
      Object.entries(loose(root['lately'])).filter((entry): entry is [string, number] => number(entry[1]) !== null),
    ),
    orders: ordersOf(root['orders']),
  };
}

const loose = (value: unknown): Loose => (value !== null && typeof value === 'object' ? (value as Loose) : {});
const dayNumber = (value: unknown): Day | null => (typeof value === 'string' ? parseDay(value) : number(value));
const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);

function listOf(value: unknown): Loose[] {
  if (Array.isArray(value)) return value.map(loose);
  return Object.entries(loose(value)).map(([metric, reading]) => ({ metric, ...loose(reading) }));
}

function readingOf(reading: Loose): Reading {
  const state = reading['state'];
  return {
    metric: String(reading['metric']),
    events: number(reading['events']),
    exposure: number(reading['exposure']),
    expected: number(reading['expected']),
    rate: number(reading['rate']),
    low: number(reading['low']),
    high: number(reading['high']),
    reliability: number(reading['reliability']),
    chanceAbove: byThreshold(reading['chanceAbove'] ?? reading['chance_above']),
    evidence: byThreshold(reading['evidence']),
    state: state === 'ok' || state === 'too_few' || state === 'stale' ? state : 'missing',
    asOf: number(reading['asOf'] ?? reading['as_of']),
  };
}

const byThreshold = (value: unknown): ByThreshold => loose(typeof value === 'string' ? JSON.parse(value) : value);

/** A plain list of order ids, or one list for each ground. */
function ordersOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map((order) => String(loose(order)['orderId'] ?? order));
  return Object.values(loose(value)).flatMap(ordersOf);
}
