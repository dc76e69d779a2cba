/** The published night and how far each feed reaches, as the strip under the header says it. Read once for each publication. */
import type { Context } from './context.ts';
import { overdueNights } from './overdue.ts';
import type { Day } from './scoring/day.ts';
import { publishedNight, type PublishedNight } from './stores/published-night.ts';
import type { OpenSession } from './stores/sessions.ts';

export interface ShownNight {
  day: Day;
  policy: number;
  publishedAt: string;
  held: boolean;
  /** Nights that should have been published since. */
  overdue: number;
}

export interface FeedMark {
  feed: string;
  state: 'fresh' | 'behind' | 'missing';
  /** Days that the feed lacks up to the night. */
  behind: number;
}

export interface NightFacts {
  night: ShownNight | null;
  feeds: FeedMark[];
}

export function nightFacts(context: Context): (session: OpenSession | null) => Promise<NightFacts> {
  let known: { version: string; night: Promise<PublishedNight | null> } | undefined;
  const feedsOf = new WeakMap<PublishedNight, FeedMark[]>();
  return async (session) => {
    if (!session) return { night: null, feeds: [] };
    if (known?.version !== session.published) {
      const night = publishedNight(context.database);
      night.catch(() => (known = undefined));
      known = { version: session.published, night };
    }
    const published = await known.night;
    if (!published) return { night: null, feeds: [] };
    const { night: day, policy, publishedAt, summary } = published;
    let feeds = feedsOf.get(published);
    if (!feeds) {
      feeds = Object.entries(summary.feeds).map(([feed, { watermark }]) => markOf(feed, watermark, day));
      feedsOf.set(published, feeds);
    }
    return {
      night: { day, policy, publishedAt, held: summary.held, overdue: overdueNights(context, day) },
      feeds,
    };
  };
}

function markOf(feed: string, watermark: Day | null, night: Day): FeedMark {
  if (watermark === null) return { feed, state: 'missing', behind: 0 };
  const behind = Math.max(0, night - watermark);
  return { feed, state: behind > 0 ? 'behind' : 'fresh', behind };
}
