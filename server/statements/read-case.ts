/** The numbers of the night behind a case, out of its frozen snapshot. Snapshots are kept for ever: what an older program left out is null. */
import { parseDay, type Day } from '../scoring/day.ts';

export interface FrozenReading {
  metric: string;
  events: number | null;
  exposure: number | null;
  rate: number | null;
  evidence: Readonly<Record<string, unknown>>;
  asOf: Day | null;
}

export interface FrozenCase {
  night: Day | null;
  policy: number | null;
  readings: ReadonlyMap<string, FrozenReading>;
  orders: readonly string[];
}

type Loose = Record<string, unknown>;

export function readCase(content: unknown): FrozenCase {
  const root = loose(content);
  const readings = Array.isArray(root['readings']) ? root['readings'].map(loose) : [];
  const orders = Array.isArray(root['orders']) ? root['orders'] : [];
  return {
    night: dayIn(root['night']),
    policy: number(root['policy']) ?? number(loose(root['policy'])['version']),
    readings: new Map(readings.map((reading) => [String(reading['metric']), readingOf(reading)])),
    orders: orders.filter((order): order is string => typeof order === 'string'),
  };
}

const loose = (value: unknown): Loose => (value !== null && typeof value === 'object' ? (value as Loose) : {});
const number = (value: unknown): number | null => (typeof value === 'number' && Number.isFinite(value) ? value : null);
const dayIn = (value: unknown): Day | null => (typeof value === 'string' ? parseDay(value) : number(value));

const readingOf = (reading: Loose): FrozenReading => ({
  metric: String(reading['metric']),
  events: number(reading['events']),
  exposure: number(reading['exposure']),
  rate: number(reading['rate']),
  evidence: loose(reading['evidence']),
  asOf: number(reading['asOf']),
});
