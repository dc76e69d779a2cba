/** Feeds that are late or never came, each with what follows from it. */
import { dayWords } from '../../helpers/days.ts';
import type { Day } from '../../scoring/day.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { FeedStanding, PublishedNight } from '../../stores/published-night.ts';
import { counted, listed, sentence } from './words.ts';

export interface FeedBehind {
  feed: string;
  missing: boolean;
  days: number | null;
  text: string;
  /** For a headline that goes on elsewhere. */
  brief: string;
}

export function feedsBehind({ night, summary }: Pick<PublishedNight, 'night' | 'summary'>): FeedBehind[] {
  return Object.entries(summary.feeds).flatMap(([feed, standing]): FeedBehind[] => {
    const figures = listed(
      metrics.filter((metric) => metric.feeds.includes(feed)).map(({ label }) => label.toLowerCase()),
    );
    if (!figures || !isBehind(standing, night)) return [];
    const name = sentence(feed.replaceAll('_', ' '));
    const { watermark } = standing;
    if (watermark === null) {
      const text = `${name} never arrived: there are no figures for ${figures}. That is not 0 %, and it counts against nobody.`;
      return [{ feed, missing: true, days: null, text, brief: `${name} never arrived.` }];
    }
    const days = night - watermark;
    const text = `${name} are ${counted(days, 'day')} behind (complete up to ${dayWords(watermark, night)}): the figures for ${figures} did not move.`;
    return [{ feed, missing: false, days, text, brief: `${name} are ${counted(days, 'day')} behind.` }];
  });
}

/** For a headline: one feed by its name, several by their number; the list below tells of each. */
export function behindLead(behind: readonly FeedBehind[]): string {
  if (behind.length < 2) return behind[0]?.brief ?? '';
  return `${sentence(counted(behind.length, 'feed'))} are behind or missing.`;
}

const isBehind = ({ watermark }: FeedStanding, night: Day): boolean => watermark === null || watermark < night;

/** The feeds among those a metric needs that are late or missing, as words. */
export const behindFor = (metric: string, behind: readonly FeedBehind[]): string[] => {
  const needed = metrics.find(({ key }) => key === metric)?.feeds ?? [];
  return behind.filter(({ feed }) => needed.includes(feed)).map(({ feed }) => feed.replaceAll('_', ' '));
};
