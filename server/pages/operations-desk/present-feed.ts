/** One feed as its page shows it: how far it reaches, its last eight weeks, and the days that hold it back. */
import { dayWords, exactDay } from '../../helpers/days.ts';
import { count } from '../../helpers/numbers.ts';
import type { DayBar } from '../../helpers/pictures/bars.ts';
import { list, plural } from '../../helpers/words.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { feedCalendar, feedState, type FeedCalendar } from '../../scoring/freshness.ts';
import type { FeedDay } from '../../stores/feed-days.ts';
import { feedLabel, figuresOf } from './feed-words.ts';

const shownDays = 56;
const shownDoubts = 14;

export interface DoubtfulDay {
  feed: string;
  label: string;
  day: string;
  rows: number;
  usual: number | null;
}

export interface PresentedFeed {
  feed: string;
  label: string;
  state: 'fresh' | 'behind' | 'missing';
  words: string;
  behind: number | null;
  watermark: Day | null;
  bars: DayBar[];
  doubts: DoubtfulDay[];
  /** What follows from its state, as a sentence; null when it is up to date. */
  cost: string | null;
}

/** `days`: all days of the feed; `night`: the last night that could have used them. */
export function presentFeed(feed: string, days: readonly FeedDay[], night: Day): PresentedFeed {
  const known = new Map(days.map((one) => [one.day, one]));
  const calendar = feedCalendar(
    days.map((one) => ({ ...one, confirmed: one.confirmedBy !== null })),
    night,
  );
  const { state, behind } = feedState(calendar, night);
  const label = feedLabel(feed);
  const words =
    state === 'missing' ? 'never arrived' : state === 'fresh' ? 'up to date' : `${plural(behind, 'day')} behind`;
  return {
    feed,
    label,
    state,
    behind,
    words,
    watermark: calendar.watermark,
    bars: state === 'missing' ? [] : barsOf(known, calendar, night),
    doubts: doubtsOf(known, calendar, night).map((day) => ({
      feed,
      label,
      day: dayText(day),
      rows: known.get(day)?.rows ?? 0,
      usual: usualRows(known, day),
    })),
    cost: costOf(feed, state, calendar.watermark, night),
  };
}

function barsOf(known: ReadonlyMap<Day, FeedDay>, { watermark, gaps }: FeedCalendar, night: Day): DayBar[] {
  const gap = new Set(gaps);
  return Array.from({ length: shownDays }, (_, index) => {
    const day = night - shownDays + 1 + index;
    const one = known.get(day);
    const rows = one?.rows ?? 0;
    const told = one !== undefined && (one.covered || one.confirmedBy !== null);
    const complete = watermark !== null && day <= watermark && !gap.has(day);
    const state = told ? 'told' : rows === 0 ? 'none' : complete ? 'complete' : 'doubt';
    const by = one?.confirmedBy ? `, confirmed by ${one.confirmedBy}` : told ? ', the source says it is complete' : '';
    return {
      rows,
      state,
      words: `${exactDay(day)}: ${plural(rows, 'row')}${by || (complete ? '' : ', not complete')}`,
    };
  });
}

/** Days that are not complete, newest first: gaps, and what lies behind the last complete day. */
function doubtsOf(known: ReadonlyMap<Day, FeedDay>, { first, watermark, gaps }: FeedCalendar, night: Day): Day[] {
  if (first === null) return [];
  const after = watermark ?? first - 1;
  const late = Array.from({ length: Math.max(night - after, 0) }, (_, index) => after + 1 + index);
  return [...gaps, ...late]
    .filter((day) => !known.get(day)?.confirmedBy)
    .slice(-shownDoubts)
    .reverse();
}

/** The middle of the same weekday's rows over the eight weeks before; null when there are fewer than three. */
function usualRows(known: ReadonlyMap<Day, FeedDay>, day: Day): number | null {
  const rows = Array.from({ length: 8 }, (_, week) => known.get(day - 7 * (week + 1))?.rows)
    .filter((one): one is number => one !== undefined && one > 0)
    .sort((a, b) => a - b);
  return rows.length < 3 ? null : (rows[rows.length >> 1] as number);
}

function costOf(feed: string, state: string, watermark: Day | null, night: Day): string | null {
  const figures = figuresOf(feed);
  const label = feedLabel(feed);
  if (state === 'missing') {
    const cost =
      figures.length > 0 ? `figures for ${list(figures)} are missing, not zero` : 'no figure depends on them yet';
    return `No ${label.toLowerCase()} have ever arrived: ${cost}.`;
  }
  if (state === 'fresh') return null;
  const until = watermark === null ? 'no day of theirs is complete' : `complete up to ${dayWords(watermark, night)}`;
  const cost = figures.length > 0 ? `figures for ${list(figures)} hold their last value` : 'no figure waits for them';
  return `${label} are ${plural(night - (watermark ?? night), 'day')} behind (${until}): ${cost}.`;
}

/** 'Five of six feeds are up to date.' and what to know of the others. */
export function leadOf(feeds: readonly PresentedFeed[]): string {
  const fresh = feeds.filter(({ state }) => state === 'fresh').length;
  if (feeds.every(({ state }) => state === 'missing'))
    return 'No feed has arrived yet. Put files into the inbox, or import them by hand.';
  const first =
    fresh === feeds.length
      ? 'All feeds are up to date.'
      : `${count(fresh)} of ${count(feeds.length)} feeds are up to date.`;
  return [first, ...feeds.flatMap(({ cost }) => cost ?? [])].join(' ');
}
