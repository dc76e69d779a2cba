/** Publishes a night: one row, and every page shows it. */
import { instantText } from '../server/context.ts';
import { feedState } from '../server/scoring/freshness.ts';
import { metrics, tradeInMetrics } from '../server/scoring/metrics/index.ts';
import { countScores } from '../server/stores/night-results.ts';
import { publishNight } from '../server/stores/nights.ts';
import { changesOfNight } from '../server/stores/recommendations.ts';
import type { NightWork, Step } from './night-work.ts';

/** As many changes as a person reads. */
const listedChanges = 200;

export const publishStep: Step = async (work, read) => {
  const { night, version, method, context } = work;
  const changes = await changesOfNight(read, night);
  const opened = changes.filter(({ since }) => since === night);
  const ended = changes.filter(({ closed }) => closed === night);
  const summary = {
    ...(await countScores(read, night)),
    opened: byLevel(opened),
    ended: byLevel(ended),
    changes: [...listed(opened, 'opened'), ...listed(ended, 'ended')].slice(0, listedChanges),
    feeds: feedsOf(work),
    held: opened.some(({ held }) => held === 1),
  };
  return async (tx) => {
    const publishedAt = instantText(context.clock.now());
    await publishNight(tx, { night, policy: version.version, method: method.versions, summary, publishedAt });
    return { opened: opened.length, ended: ended.length };
  };
};

type Changes = Awaited<ReturnType<typeof changesOfNight>>;

function byLevel(changes: Changes): Record<string, number> {
  const counts: Record<string, number> = { warn: 0, limit: 0, suspend: 0 };
  for (const { level } of changes) counts[level] = (counts[level] ?? 0) + 1;
  return counts;
}

const listed = (changes: Changes, change: 'opened' | 'ended') =>
  changes.map(({ id, sellerId, level }) => ({ change, recommendation: id, seller: sellerId, level }));

function feedsOf(work: NightWork) {
  // A marketplace without trade-ins need not hear that none arrived.
  const buying = tradeInMetrics.filter(({ feeds }) => feeds.every((feed) => work.feed(feed).first !== null));
  const feeds = [...new Set([...metrics, ...buying].flatMap((metric) => metric.feeds))];
  return Object.fromEntries(
    feeds.map((feed) => {
      const calendar = work.feed(feed);
      return [feed, { watermark: calendar.watermark, state: feedState(calendar, work.night).state }];
    }),
  );
}
