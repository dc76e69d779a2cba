/** One feed as its page shows it: how far it reaches, its last eight weeks, and the days that hold it back. */
import { daysIn } from '../../helpers/days.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { DayBar } from '../../helpers/pictures/bars.ts';
import { wordsIn } from '../../helpers/words-in.ts';
import type { Texts } from '../../languages/texts.ts';
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
  /** What the bars say together. */
  barsWords: string;
  stretches: Stretch[];
  /** What follows from its state, as a sentence; null when it is up to date. */
  cost: string | null;
}

/** `days`: all days of the feed; `night`: the last night that could have used them. */
export function presentFeed(t: Texts, feed: string, days: readonly FeedDay[], night: Day): PresentedFeed {
  const known = new Map(days.map((one) => [one.day, one]));
  const calendar = feedCalendar(
    days.map((one) => ({ ...one, confirmed: one.confirmedBy !== null })),
    night,
  );
  const { state, behind } = feedState(calendar, night);
  const label = feedLabel(t, feed);
  const words =
    state === 'missing'
      ? t('never arrived')
      : state === 'fresh'
        ? t('up to date')
        : t('{n, plural, one {# day} other {# days}} behind', { n: behind ?? 0 });
  const bars = state === 'missing' ? [] : barsOf(t, known, calendar, night);
  return {
    feed,
    label,
    state,
    behind,
    words,
    watermark: calendar.watermark,
    bars,
    barsWords: t('{label}: {rows} rows in {days} days', {
      label,
      rows: numbersIn(t.language).count(bars.reduce((sum, { rows }) => sum + rows, 0)),
      days: bars.length,
    }),
    stretches: stretchesOf(label, feed, known, calendar, night),
    cost: costOf(t, feed, state, calendar.watermark, night),
  };
}

function barsOf(t: Texts, known: ReadonlyMap<Day, FeedDay>, { watermark, gaps }: FeedCalendar, night: Day): DayBar[] {
  const gap = new Set(gaps);
  return Array.from({ length: shownDays }, (_, index) => {
    const day = night - shownDays + 1 + index;
    const one = known.get(day);
    const rows = one?.rows ?? 0;
    const confirmed = typeof one?.confirmedBy === 'string';
    const complete = watermark !== null && day <= watermark && !gap.has(day);
    const told = confirmed || one?.covered === true;
    const state = confirmed ? 'confirmed' : complete && (told || rows > 0) ? 'complete' : rows === 0 ? 'none' : 'doubt';
    return { rows, state, words: barWords(t, day, { rows, complete, told, by: one?.confirmedBy ?? null }) };
  });
}

interface DayStanding {
  rows: number;
  complete: boolean;
  /** By a person or by the source. */
  told: boolean;
  by: string | null;
}

function barWords(t: Texts, on: Day, { rows, complete, told, by }: DayStanding): string {
  const day = daysIn(t.language).exactDay(on);
  if (by) return t('{day}: {rows, plural, one {# row} other {# rows}}, confirmed by {by}', { day, rows, by });
  if (told)
    return t('{day}: {rows, plural, one {# row} other {# rows}}, the source says it is complete', { day, rows });
  if (complete) return t('{day}: {rows, plural, one {# row} other {# rows}}', { day, rows });
  return t('{day}: {rows, plural, one {# row} other {# rows}}, not complete', { day, rows });
}

/** Days that are not complete, as stretches, newest first: gaps, and what lies behind the last complete day. */
function stretchesOf(
  label: string,
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
      label,
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

function costOf(t: Texts, feed: string, state: string, watermark: Day | null, night: Day): string | null {
  if (state === 'fresh') return null;
  const { list } = wordsIn(t.language);
  const names = figuresOf(t, feed);
  const [label, figures] = [feedLabel(t, feed), list(names)];
  if (state === 'missing') {
    const values = { feed: label.toLowerCase(), figures };
    return names.length > 0
      ? t('No {feed} have ever arrived: figures for {figures} are missing, not zero.', values)
      : t('No {feed} have ever arrived: no figure depends on them yet.', values);
  }
  const days = night - (watermark ?? night);
  const values = { feed: label, days, figures, day: daysIn(t.language).dayWords(watermark, night) };
  if (watermark === null)
    return names.length > 0
      ? t(
          '{feed} are {days, plural, one {# day} other {# days}} behind (no day of theirs is complete): figures for {figures} hold their last value.',
          values,
        )
      : t(
          '{feed} are {days, plural, one {# day} other {# days}} behind (no day of theirs is complete): no figure waits for them.',
          values,
        );
  return names.length > 0
    ? t(
        '{feed} are {days, plural, one {# day} other {# days}} behind (complete up to {day}): figures for {figures} hold their last value.',
        values,
      )
    : t(
        '{feed} are {days, plural, one {# day} other {# days}} behind (complete up to {day}): no figure waits for them.',
        values,
      );
}

/** 'Four of six feeds are up to date; one is behind, one has never arrived.' */
export function leadOf(t: Texts, feeds: readonly PresentedFeed[]): string {
  const number = (state: PresentedFeed['state']) => feeds.filter((one) => one.state === state).length;
  const [fresh, behind, missing] = [number('fresh'), number('behind'), number('missing')];
  if (missing === feeds.length) return t('No feed has arrived yet. Put files into the inbox, or import them by hand.');
  if (fresh === feeds.length) return t('All feeds are up to date.');
  const values = { fresh, behind, missing };
  if (missing === 0)
    return t(
      '{fresh, plural, =0 {No feed is} =1 {One of six feeds is} =2 {Two of six feeds are} =3 {Three of six feeds are} =4 {Four of six feeds are} =5 {Five of six feeds are} other {# of six feeds are}} up to date; {behind, plural, =1 {one is} =2 {two are} =3 {three are} =4 {four are} =5 {five are} =6 {six are} other {# are}} behind.',
      values,
    );
  if (behind === 0)
    return t(
      '{fresh, plural, =0 {No feed is} =1 {One of six feeds is} =2 {Two of six feeds are} =3 {Three of six feeds are} =4 {Four of six feeds are} =5 {Five of six feeds are} other {# of six feeds are}} up to date; {missing, plural, =1 {one has} =2 {two have} =3 {three have} =4 {four have} =5 {five have} other {# have}} never arrived.',
      values,
    );
  return t(
    '{fresh, plural, =0 {No feed is} =1 {One of six feeds is} =2 {Two of six feeds are} =3 {Three of six feeds are} =4 {Four of six feeds are} =5 {Five of six feeds are} other {# of six feeds are}} up to date; {behind, plural, =1 {one is} =2 {two are} =3 {three are} =4 {four are} =5 {five are} other {# are}} behind, {missing, plural, =1 {one has} =2 {two have} =3 {three have} =4 {four have} =5 {five have} other {# have}} never arrived.',
    values,
  );
}
