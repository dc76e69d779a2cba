/** How feeds are called, what each is for, and what its absence costs. */
import { allMetrics } from '../../scoring/metrics/index.ts';

/** Feeds whose rows fall on days, in the order in which people see them. */
export const dailyFeeds = ['orders', 'deliveries', 'reviews', 'complaints', 'returns', 'trade_ins'] as const;

export const allFeeds = ['sellers', ...dailyFeeds] as const;

export const feedLabel = (feed: string | null): string => {
  const words = feed === 'trade_ins' ? 'trade-ins' : (feed ?? '').replaceAll('_', ' ');
  return words === '' ? 'unknown feed' : words.charAt(0).toUpperCase() + words.slice(1);
};

/** The figures that need a feed, as words in the middle of a sentence. */
export const figuresOf = (feed: string): string[] =>
  allMetrics.filter((metric) => metric.feeds.includes(feed)).map(({ label }) => label.toLowerCase());
