/** Which days are known of a source that is no feed of its own: from the first that was told, all. */
import { dayOf, type Day } from '../server/scoring/day.ts';
import type { FeedCalendar } from '../server/scoring/freshness.ts';
import type { Metric, Source } from '../server/scoring/metrics/index.ts';
import type { Read } from '../server/stores/read.ts';
import { firstTold } from '../server/stores/sources.ts';
import type { Memory, NightWork } from './night-work.ts';

const known = new WeakMap<Memory, Map<Source, Day | null>>();

/** The calendars of all that a metric rests on. */
export async function calendarsOf(work: NightWork, read: Read, { feeds, source }: Metric): Promise<FeedCalendar[]> {
  const calendars = feeds.map((feed) => work.feed(feed));
  return source ? [...calendars, await sourceCalendar(work, read, source)] : calendars;
}

async function sourceCalendar(
  { context, memory, night }: NightWork,
  read: Read,
  source: Source,
): Promise<FeedCalendar> {
  let firsts = known.get(memory);
  if (!firsts) known.set(memory, (firsts = new Map<Source, Day | null>()));
  let first = firsts.get(source);
  // The lab is no feed: it may reveal its first test order between two nights of a backfill.
  if (first === undefined || (first === null && source === 'inspections')) {
    const told = await firstTold(read, source);
    first = typeof told === 'string' ? dayOf(told) : told === null ? null : context.calendar(told);
    firsts.set(source, first);
  }
  if (first === null || first > night) return { first: null, watermark: null, gaps: [] };
  return { first, watermark: night, gaps: [] };
}
