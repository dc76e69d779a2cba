/** How feeds are called, what each is for, and what its absence costs. */
import { message, type Texts } from '../../languages/texts.ts';
import { allMetrics } from '../../scoring/metrics/index.ts';
import { metricWords } from '../metric-words.ts';

/** Feeds whose rows fall on days, in the order in which people see them. */
export const dailyFeeds = ['orders', 'deliveries', 'reviews', 'complaints', 'returns', 'trade_ins'] as const;

export const allFeeds = ['sellers', ...dailyFeeds] as const;

const labels: Readonly<Record<string, string>> = {
  sellers: message('Sellers'),
  orders: message('Orders'),
  deliveries: message('Deliveries'),
  reviews: message('Reviews'),
  complaints: message('Complaints'),
  returns: message('Returns'),
  trade_ins: message('Trade-ins'),
  coverage: message('Coverage'),
};

export function feedLabel(t: Texts, feed: string | null): string {
  const known = feed !== null && Object.hasOwn(labels, feed) ? labels[feed] : undefined;
  if (known !== undefined) return t(known);
  const words = (feed ?? '').replaceAll('_', ' ');
  return words === '' ? t('unknown feed') : words.charAt(0).toUpperCase() + words.slice(1);
}

/** The figures that need a feed, as words in the middle of a sentence. */
export const figuresOf = (t: Texts, feed: string): string[] =>
  allMetrics.filter((metric) => metric.feeds.includes(feed)).map(({ key }) => metricWords(t, key).name);
