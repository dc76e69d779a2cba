/**
 * Which days of a feed are complete, judged by the dates in the data and never by the time of loading: late, missing or partial
 * data must not count against a seller.
 */
import type { Day } from './day.ts';
import { gammaLower, gammaUpper } from './special-functions.ts';

/** One day of one feed: rows dated on it, and whether the source or a person says that it is complete. */
export interface FeedDay {
  day: Day;
  rows: number;
  covered: boolean;
  confirmed: boolean;
}

export interface FeedCalendar {
  /** The first day with rows or coverage; null: the feed never had any, it is missing. */
  first: Day | null;
  /** The last complete day. */
  watermark: Day | null;
  /** Days before the watermark whose rows have not come; they wait. Ascending. */
  gaps: readonly Day[];
}

const weeks = 8;
const smallMedian = 8;
const smallDoubt = 0.0005;
const gapDoubt = 1e-4;

/**
 * The calendar of one feed as of a night: later days are left out of account.
 *
 * A day is complete if it is covered or confirmed, or if its rows lie within 50–150 % of the median of the last eight same weekdays
 * that had rows or were complete (a silent day teaches nothing, or an outage of weeks would become the custom). Before there are eight,
 * one row is enough. With a median under 8, 50–150 % is mere noise; then the rows must lie within the middle 99.9 % of a Poisson.
 */
export function feedCalendar(days: readonly FeedDay[], night: Day): FeedCalendar {
  const known = new Map(days.filter(({ day }) => day <= night).map((one) => [one.day, one]));
  const counted = [...known.values()].filter((one) => one.rows > 0 || one.covered || one.confirmed);
  if (counted.length === 0) return { first: null, watermark: null, gaps: [] };
  const first = Math.min(...counted.map(({ day }) => day));
  const customs: number[][] = [[], [], [], [], [], [], []];
  let watermark: Day | null = null;
  let run: { day: Day; rows: number; usual: number }[] = [];
  const gaps: Day[] = [];
  let pending: Day[] = [];
  for (let day = first; day <= night; day++) {
    const one = known.get(day) ?? { day, rows: 0, covered: false, confirmed: false };
    const custom = customs[(day - first) % 7]!;
    const usual = median(custom);
    const complete = one.covered || one.confirmed || isPlausible(one.rows, usual, custom.length);
    if (!complete && one.rows < usual) run.push({ day, rows: one.rows, usual });
    else {
      pending.push(...gapOf(run));
      run = [];
    }
    if (complete) {
      watermark = day;
      gaps.push(...pending);
      pending = [];
    }
    if (complete || one.rows > 0) {
      custom.push(one.rows);
      if (custom.length > weeks) custom.shift();
    }
  }
  return { first, watermark, gaps };
}

function isPlausible(rows: number, usual: number, known: number): boolean {
  if (known < weeks) return rows > 0;
  if (usual >= smallMedian) return rows >= usual * 0.5 && rows <= usual * 1.5;
  return poissonAtMost(rows, usual) > smallDoubt && poissonAtLeast(rows, usual) > smallDoubt;
}

/** The days of a run of short days, if its rows together are implausibly few: under half, and beyond chance. */
function gapOf(run: readonly { day: Day; rows: number; usual: number }[]): Day[] {
  const rows = run.reduce((sum, one) => sum + one.rows, 0);
  const usual = run.reduce((sum, one) => sum + one.usual, 0);
  const isGap = rows < usual * 0.5 && poissonAtMost(rows, usual) < gapDoubt;
  return isGap ? run.map(({ day }) => day) : [];
}

const poissonAtMost = (count: number, mean: number): number => (mean > 0 ? gammaUpper(count + 1, mean) : 1);
const poissonAtLeast = (count: number, mean: number): number =>
  count === 0 ? 1 : mean > 0 ? gammaLower(count, mean) : 0;

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

export interface FeedState {
  state: 'fresh' | 'behind' | 'missing';
  /** Days between the watermark and the night; null when missing. */
  behind: number | null;
  words: string;
}

export function feedState({ watermark, first }: FeedCalendar, night: Day): FeedState {
  if (first === null) return { state: 'missing', behind: null, words: 'missing' };
  const behind = night - (watermark ?? first - 1);
  if (behind <= 0) return { state: 'fresh', behind: 0, words: 'fresh' };
  return { state: 'behind', behind, words: behind === 1 ? '1 day behind' : `${behind} days behind` };
}

/**
 * The days a metric may post on a night: up to the watermark of every feed it needs, from the first day on which all
 * of them exist, without the gaps of any, and each day once.
 *
 * @param first the first day the ledger posts at all.
 * @returns null if a feed is missing; else the days, ascending.
 */
export function postableDays(
  feeds: readonly FeedCalendar[],
  night: Day,
  first: Day,
  isPosted: (day: Day) => boolean,
): Day[] | null {
  const from = startOf(feeds);
  if (from === null) return null;
  const until = Math.min(night, watermarkOf(feeds) ?? -Infinity);
  const gaps = new Set(feeds.flatMap((feed) => feed.gaps));
  const days: Day[] = [];
  for (let day = Math.max(first, from); day <= until; day++) if (!gaps.has(day) && !isPosted(day)) days.push(day);
  return days;
}

/** The last day that is complete in every feed; null while one has none. */
export function watermarkOf(feeds: readonly FeedCalendar[]): Day | null {
  let lowest = Infinity;
  for (const { watermark } of feeds) {
    if (watermark === null) return null;
    lowest = Math.min(lowest, watermark);
  }
  return lowest;
}

function startOf(feeds: readonly FeedCalendar[]): Day | null {
  let latest = -Infinity;
  for (const { first } of feeds) {
    if (first === null) return null;
    latest = Math.max(latest, first);
  }
  return latest;
}
