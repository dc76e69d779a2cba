/** Feeds that are late or never came, each with what follows from it. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import { isMetric, metricOf, metrics } from '../../scoring/metrics/index.ts';
import type { PublishedNight } from '../../stores/published-night.ts';
import { metricWords } from '../metric-words.ts';
import { listed, numberWord, plainWordIn, sentence } from './words.ts';

export interface FeedBehind {
  feed: string;
  missing: boolean;
  days: number | null;
  text: string;
  /** For a headline that goes on elsewhere. */
  brief: string;
}

type Brought = Pick<PublishedNight, 'night' | 'summary'>;

/** The feeds that are late or never came, of those that a figure needs. */
export const lateFeeds = ({ night, summary }: Brought): string[] =>
  Object.entries(summary.feeds).flatMap(([feed, { watermark }]) => {
    const isLate = watermark === null || watermark < night;
    return isLate && metrics.some(({ feeds }) => feeds.includes(feed)) ? [feed] : [];
  });

export function feedsBehind({ night, summary }: Brought, t: Texts): FeedBehind[] {
  return lateFeeds({ night, summary }).map((feed): FeedBehind => {
    const figures = listed(
      metrics.filter(({ feeds }) => feeds.includes(feed)).map(({ key }) => metricWords(t, key).name),
      t,
    );
    const name = sentence(plainWordIn(feed, t));
    const { watermark } = summary.feeds[feed]!;
    if (watermark === null) {
      const text = t(
        '{feed} never arrived: there are no figures for {figures}. That is not 0 %, and it counts against nobody.',
        { feed: name, figures },
      );
      return { feed, missing: true, days: null, text, brief: t('{feed} never arrived.', { feed: name }) };
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
    return { feed, missing: false, days, text, brief };
  });
}

/** For a headline: one feed by its name, several by their number; the list below tells of each. */
export function behindLead(behind: readonly FeedBehind[], t: Texts): string {
  if (behind.length < 2) return behind[0]?.brief ?? '';
  return sentence(t('{number} feeds are behind or missing.', { number: numberWord(behind.length, t) }));
}

/** The late feeds among those that a metric needs, as words. */
export const behindFor = (metric: string, late: readonly string[], t: Texts): string[] => {
  const needed = isMetric(metric) ? metricOf(metric).feeds : [];
  return late.filter((feed) => needed.includes(feed)).map((feed) => plainWordIn(feed, t));
};
