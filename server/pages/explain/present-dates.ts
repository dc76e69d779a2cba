/** What lies ahead as sentences with dates: what to avoid and until when, by when the seller is back, when the past counts half. */
import { daysIn } from '../../helpers/days.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Tipping } from '../../scoring/ahead.ts';
import { halfBy } from '../../scoring/half-weights.ts';
import { metricWords } from '../metric-words.ts';
import { backLines, levelNames, type Line } from './back-lines.ts';
import { tippingNights, type Ahead } from './look-ahead.ts';
import { lateWords, moreWords } from './present-what-if.ts';

/** So many sentences of what to avoid: the ones that take least, and beside them that of the metric that costs most. */
const mostTips = 3;
/** From so many events on they are told together. */
const together = 6;

export interface DatedLines {
  title: string;
  lines: Line[];
}

/** @param own the reader is the seller */
export function datedLines(
  { night, tips, costliest, backs, undated, weights }: Ahead,
  own: boolean,
  t: Texts,
): DatedLines[] {
  const on = (day: number) => daysIn(t.language).shortDay(day, night);
  const label = (metric: string) => metricWords(t, metric).label;
  const told: DatedLines[] = [
    { title: t('The way back'), lines: backLines({ backs, undated }, own, on, t) },
    {
      title: t('To avoid'),
      lines: tips
        .filter(({ metric }, index) => index < mostTips || metric === costliest)
        .map((tip) => ({ label: label(tip.metric), words: tipWords(tip, on, t) })),
    },
    {
      title: t('What fades'),
      lines: weights.map(({ metric, days }) => ({ label: label(metric), words: weightWords(metric, days, on, t) })),
    },
  ];
  return told.filter(({ lines }) => lines.length > 0);
}

type On = (day: number) => string;

/** 'Until Thu 3 Dec, one more complaint is enough for a warning to be proposed.' */
function tipWords({ metric, events, level, until }: Tipping, on: On, t: Texts): string {
  const values = { n: events, more: moreWords(metric, events, t), level: t(levelNames[level]) };
  if (until === null)
    return t(
      '{n, plural, one {Within the next {days, number} days, {more} is enough for {level} to be proposed.} other {Within the next {days, number} days, {more} are enough for {level} to be proposed.}}',
      { ...values, days: tippingNights },
    );
  return t(
    '{n, plural, one {Until {day}, {more} is enough for {level} to be proposed.} other {Until {day}, {more} are enough for {level} to be proposed.}}',
    { ...values, day: on(until) },
  );
}

/** '2 late orders lose half of their weight on Fri 14 May.' Many are told by the day on which every other one has. */
function weightWords(metric: string, days: Ahead['weights'][number]['days'], on: On, t: Texts): string {
  const { counted } = metricWords(t, metric);
  const total = days.reduce((sum, { events }) => sum + events, 0);
  const [next] = days;
  if (total < together || next!.events === total) {
    const { events } = next!;
    return t(
      '{n, plural, one {On {day}, {events} loses half of its weight in the score.} other {On {day}, {events} lose half of their weight in the score.}}',
      { n: events, events: counted(events), day: on(next!.on) },
    );
  }
  return t(
    'Of {events} that still weigh most, the first lose half of their weight in the score on {first}; by {day} every other one has.',
    {
      ...{ events: counted(total), first: on(next!.on), day: on(halfBy(days)!) },
    },
  );
}

/** What the sentences take for granted. @param late some of the data of tonight are */
export const datesNote = (t: Texts, late: boolean): string[] => [
  t(
    'Reckoned at the pace of the last months. Events are taken to be reported on one day, by different buyers. People of the marketplace decide whether anything follows.',
  ),
  ...(late ? [t(lateWords)] : []),
];
