/** One feed as its page shows it: how far it reaches, its last eight weeks, and the days that hold it back. */
import { dayWords, exactDay } from '../../helpers/days.ts';
import type { DayBar } from '../../helpers/pictures/bars.ts';
import { list, opening, plural, spelled } from '../../helpers/words.ts';
import { dayText, type Day } from '../../scoring/day.ts';
import { feedCalendar, feedState, type FeedCalendar } from '../../scoring/freshness.ts';
import type { FeedDay } from '../../stores/feed-days.ts';
import { feedLabel, figuresOf } from './feed-words.ts';

const shownDays = 56;

/** Days in a row that are not complete. */
export interface Stretch {
  feed: string;
  label: string;
  from: Day;
  to: Day;
  /** As forms carry them. */
  fromText: string;
  toText: string;
  days: number;
  rows: number;
  /** What the same weekdays usually bring; null when too little is known. */
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
  stretches: Stretch[];
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
    stretches: stretchesOf(feed, known, calendar, night),
    cost: costOf(feed, state, calendar.watermark, night),
  };
}

function barsOf(known: ReadonlyMap<Day, FeedDay>, { watermark, gaps }: FeedCalendar, night: Day): DayBar[] {
  const gap = new Set(gaps);
  return Array.from({ length: shownDays }, (_, index) => {
    const day = night - shownDays + 1 + index;
    const one = known.get(day);
    const rows = one?.rows ?? 0;
    const confirmed = typeof one?.confirmedBy === 'string';
    const complete = watermark !== null && day <= watermark && !gap.has(day);
    const told = confirmed || one?.covered === true;
    const state = confirmed ? 'confirmed' : complete && (told || rows > 0) ? 'complete' : rows === 0 ? 'none' : 'doubt';
    const by = one?.confirmedBy ? `, confirmed by ${one.confirmedBy}` : told ? ', the source says it is complete' : '';
    return {
      rows,
      state,
      words: `${exactDay(day)}: ${plural(rows, 'row')}${by || (complete ? '' : ', not complete')}`,
    };
  });
}

/** Days that are not complete, as stretches, newest first: gaps, and what lies behind the last complete day. */
function stretchesOf(
  feed: string,
  known: ReadonlyMap<Day, FeedDay>,
  { first, watermark, gaps }: FeedCalendar,
  night: Day,
): Stretch[] {
  if (first === null) return [];
  const after = watermark ?? first - 1;
  const late = Array.from({ length: Math.max(night - after, 0) }, (_, index) => after + 1 + index);
  const runs: Day[][] = [];
  for (const day of [...gaps, ...late]) {
    if (known.get(day)?.confirmedBy) continue;
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  return runs.reverse().map((days) => {
    const [from, to] = [days[0] as Day, days.at(-1) as Day];
    const usual = days.map((day) => usualRows(known, day));
    return {
      feed,
      label: feedLabel(feed),
      from,
      to,
      fromText: dayText(from),
      toText: dayText(to),
      days: days.length,
      rows: days.reduce((sum, day) => sum + (known.get(day)?.rows ?? 0), 0),
      usual: usual.includes(null) ? null : usual.reduce<number>((sum, one) => sum + (one ?? 0), 0),
    };
  });
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

/** 'Four of six feeds are up to date; one is behind, one has never arrived.' */
export function leadOf(feeds: readonly PresentedFeed[]): string {
  const number = (state: PresentedFeed['state']) => feeds.filter((one) => one.state === state).length;
  const [fresh, behind, missing] = [number('fresh'), number('behind'), number('missing')];
  if (missing === feeds.length) return 'No feed has arrived yet. Put files into the inbox, or import them by hand.';
  if (fresh === feeds.length) return 'All feeds are up to date.';
  const rest = [
    behind > 0 ? `${spelled(behind)} ${behind === 1 ? 'is' : 'are'} behind` : null,
    missing > 0 ? `${spelled(missing)} ${missing === 1 ? 'has' : 'have'} never arrived` : null,
  ];
  const first =
    fresh === 0 ? 'No feed' : opening(fresh, `of ${spelled(feeds.length)} feeds`, `of ${spelled(feeds.length)} feeds`);
  return `${first} ${fresh > 1 ? 'are' : 'is'} up to date; ${rest.filter(Boolean).join(', ')}.`;
}
