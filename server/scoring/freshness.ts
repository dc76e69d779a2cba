/** How far a feed is behind, and which days a metric may post: none before every feed it needs is complete. */
import type { Day } from './day.ts';
import type { FeedCalendar } from './feed-calendar.ts';

export { feedCalendar, type FeedCalendar, type FeedDay } from './feed-calendar.ts';

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
