/** Feeds that are late or never came, each with what follows from it. */
import { daysIn } from '../../helpers/days.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { FeedStanding, PublishedNight } from '../../stores/published-night.ts';
import { listed, metricWords, numberWord, plainWordIn, sentence } from './words.ts';

export interface FeedBehind {
  feed: string;
  missing: boolean;
  days: number | null;
  text: string;
  /** For a headline that goes on elsewhere. */
  brief: string;
}

export function feedsBehind(
  { night, summary }: Pick<PublishedNight, 'night' | 'summary'>,
  t: Texts = texts('en'),
): FeedBehind[] {
  return Object.entries(summary.feeds).flatMap(([feed, standing]): FeedBehind[] => {
    const figures = listed(
      metrics.filter((metric) => metric.feeds.includes(feed)).map(({ key }) => metricWords(key, t).name),
      t,
    );
    if (!figures || !isBehind(standing, night)) return [];
    const name = sentence(plainWordIn(feed, t));
    const { watermark } = standing;
    if (watermark === null) {
      const text = t(
        '{feed} never arrived: there are no figures for {figures}. That is not 0 %, and it counts against nobody.',
        { feed: name, figures },
      );
      return [{ feed, missing: true, days: null, text, brief: t('{feed} never arrived.', { feed: name }) }];
    }
    const days = night - watermark;
    const late = { feed: name, days, number: numberWord(days, t) };
    const day = daysIn(t.language).dayWords(watermark, night);
    const text = t(
      '{days, plural, one {{feed} are {number} day behind (complete up to {day}): the figures for {figures} did not move.} other {{feed} are {number} days behind (complete up to {day}): the figures for {figures} did not move.}}',
      { ...late, day, figures },
    );
    const brief = t(
      '{days, plural, one {{feed} are {number} day behind.} other {{feed} are {number} days behind.}}',
      late,
    );
    return [{ feed, missing: false, days, text, brief }];
  });
}

/** For a headline: one feed by its name, several by their number; the list below tells of each. */
export function behindLead(behind: readonly FeedBehind[], t: Texts): string {
  if (behind.length < 2) return behind[0]?.brief ?? '';
  return sentence(t('{number} feeds are behind or missing.', { number: numberWord(behind.length, t) }));
}

const isBehind = ({ watermark }: FeedStanding, night: Day): boolean => watermark === null || watermark < night;

/** The feeds among those a metric needs that are late or missing, as words. */
export const behindFor = (metric: string, behind: readonly FeedBehind[], t: Texts): string[] => {
  const needed = metrics.find(({ key }) => key === metric)?.feeds ?? [];
  return behind.filter(({ feed }) => needed.includes(feed)).map(({ feed }) => plainWordIn(feed, t));
};
