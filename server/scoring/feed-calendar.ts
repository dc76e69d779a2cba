/**
 * Which days of a feed are complete, judged by the dates in the data and never by the time of loading: late, missing or partial
 * data must not count against a seller.
 */
import { median } from 'simple-statistics';
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

interface JudgedDay extends FeedDay {
  /** The median of its weekday so far. */
  usual: number;
  complete: boolean;
  gap: boolean;
}

/**
 * The calendar of one feed as of a night: later days are left out of account.
 *
 * A day is complete if it is covered or confirmed, or if its rows lie within 50–150 % of the median of the last eight same weekdays
 * that had rows or were complete (a silent day teaches nothing, or an outage of weeks would become the custom). Before there are eight,
 * one row is enough. With a median under 8, 50–150 % is mere noise; then the rows must lie within the middle 99.9 % of a Poisson.
 *
 * A stretch of days with less than half of their rows each is silent if all of it together is beyond chance, though each of its days may be
 * plausible: then none of them is complete, and once the feed is back they are gaps, which wait for their rows.
 */
export function feedCalendar(days: readonly FeedDay[], night: Day): FeedCalendar {
  const judged = judgedDays(days, night);
  const watermark = judged.findLast(({ complete }) => complete)?.day ?? null;
  const gaps = judged.filter(({ gap, day }) => gap && watermark !== null && day < watermark).map(({ day }) => day);
  return { first: judged[0]?.day ?? null, watermark, gaps };
}

function judgedDays(days: readonly FeedDay[], night: Day): JudgedDay[] {
  const known = new Map(days.filter(({ day }) => day <= night).map((one) => [one.day, one]));
  const first = [...known.values()].reduce(
    (least, one) => (one.rows > 0 || isSaid(one) ? Math.min(least, one.day) : least),
    Infinity,
  );
  const customs: number[][] = [[], [], [], [], [], [], []];
  const judged: JudgedDay[] = [];
  let stretch: JudgedDay[] = [];
  for (let day = first; day <= night; day++) {
    const one = known.get(day) ?? { day, rows: 0, covered: false, confirmed: false };
    const custom = customs[(day - first) % 7]!;
    const usual = custom.length > 0 ? median(custom) : 0;
    const complete = isSaid(one) || isPlausible(one.rows, usual, custom.length);
    const own = { ...one, usual, complete, gap: false };
    judged.push(own);
    const isShort = !isSaid(one) && (one.rows < usual / 2 || (stretch.length > 0 && one.rows === 0 && usual === 0));
    if (isShort) stretch.push(own);
    else {
      endStretch(stretch, (day) => customs[(day - first) % 7]!);
      stretch = [];
    }
    // The zeros of a stretch are learned when it has ended, and only if they were no outage.
    if (one.rows > 0 || !isShort) learn(custom, one.rows);
  }
  endStretch(stretch, () => []);
  return judged;
}

const isSaid = ({ covered, confirmed }: FeedDay): boolean => covered || confirmed;

function learn(custom: number[], rows: number): void {
  custom.push(rows);
  if (custom.length > weeks) custom.shift();
}

function endStretch(stretch: readonly JudgedDay[], customOf: (day: Day) => number[]): void {
  const rows = stretch.reduce((sum, one) => sum + one.rows, 0);
  const usual = stretch.reduce((sum, one) => sum + one.usual, 0);
  const isSilent = stretch.length > 0 && poissonAtMost(rows, usual) < gapDoubt;
  for (const one of stretch) {
    if (isSilent) Object.assign(one, { complete: false, gap: true });
    else if (one.rows === 0 && one.complete) learn(customOf(one.day), 0);
  }
}

function isPlausible(rows: number, usual: number, known: number): boolean {
  if (known < weeks) return rows > 0;
  if (usual >= smallMedian) return rows >= usual * 0.5 && rows <= usual * 1.5;
  return poissonAtMost(rows, usual) > smallDoubt && poissonAtLeast(rows, usual) > smallDoubt;
}

const poissonAtMost = (count: number, mean: number): number => (mean > 0 ? gammaUpper(count + 1, mean) : 1);
const poissonAtLeast = (count: number, mean: number): number =>
  count === 0 ? 1 : mean > 0 ? gammaLower(count, mean) : 0;
