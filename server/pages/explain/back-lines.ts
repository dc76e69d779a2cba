/** By when a seller is back, in sentences: all of it in one, and each figure in its own. */
import type { Day } from '../../scoring/day.ts';
import { askedScore } from '../../scoring/ahead.ts';
import type { ThresholdLevel } from '../../scoring/policy.ts';
import { message, type Texts } from '../../languages/texts.ts';
import { listed } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';
import type { Ahead, Back } from './look-ahead.ts';

export interface Line {
  /** What it is about. */
  label: string;
  words: string;
}

type On = (day: Day) => string;

/** @param own the reader is the seller */
export function backLines(
  { backs, undated }: Pick<Ahead, 'backs' | 'undated'>,
  own: boolean,
  on: On,
  t: Texts,
): Line[] {
  const metrics = [...new Set(backs.map(({ metric }) => metric))];
  const whole = wholeWay({ backs, undated });
  return [
    ...(whole && metrics.length > 1
      ? [{ label: t('All figures together'), words: wholeWords(whole, own, on, t) }]
      : []),
    ...metrics.map((metric) => ({
      label: metric === null ? t('Score') : metricWords(t, metric).label,
      words: stepWords(
        backs.filter((back) => back.metric === metric),
        undated.includes(metric ?? ''),
        own,
        on,
        t,
      ),
    })),
    ...undated
      .filter((metric) => !metrics.includes(metric))
      .map((metric) => ({ label: metricWords(t, metric).label, words: t(noDay) })),
  ];
}

const noDay = message('No day can be given: at today’s volume it takes more than two years.');

/** The step after which no figure calls for anything; null: there is none, or nobody can say when. */
export function wholeWay({ backs, undated }: Pick<Ahead, 'backs' | 'undated'>): Back | null {
  const steps = backs.filter(({ metric }) => metric !== null);
  if (undated.length > 0 || steps.length === 0) return null;
  return steps.reduce((last, step) => (step.on > last.on ? step : last));
}

function wholeWords({ orders, on: day }: Back, own: boolean, on: On, t: Texts): string {
  const values = { orders: ordersWords(orders, t), day: on(day) };
  return own
    ? t('With {orders} that all go well you are back by {day}: from then on no figure calls for a measure.', values)
    : t('With {orders} that all go well it is back by {day}: from then on no figure calls for a measure.', values);
}

/** 'With 801 orders that all go well you are back by 13 Jan: …' and, before that, each level above the last. */
function stepWords(steps: readonly Back[], goesOn: boolean, own: boolean, on: On, t: Texts): string {
  const last = steps.at(-1)!;
  const before = steps.slice(0, -1).map(({ level, on: day, orders }) =>
    t('{level, select, suspend {a suspension} limit {a limit} other {a warning}} from {day} on ({orders})', {
      level: level ?? 'none',
      day: on(day),
      orders: ordersWords(orders, t),
    }),
  );
  return [
    backWords(last, own, on, t),
    ...(before.length > 0 ? [t('On the way they stop calling for {steps}.', { steps: listed(before, t) })] : []),
    ...(goesOn ? [t(noDay)] : []),
  ].join(' ');
}

export const levelNames: Record<ThresholdLevel, string> = {
  warn: message('a warning'),
  limit: message('a limit'),
  suspend: message('a suspension'),
};

/** 'With 40 orders that all go well you are back by Sun 9 May: from then on the numbers no longer call for a warning.' */
function backWords({ level, on: day, orders }: Back, own: boolean, on: On, t: Texts): string {
  const values = { orders: ordersWords(orders, t), day: on(day) };
  if (level === null) {
    const reached = { ...values, asked: askedScore };
    return own
      ? t(
          'With {orders} that all go well you are back by {day}: the score then reaches {asked}, just what is asked.',
          reached,
        )
      : t(
          'With {orders} that all go well it is back by {day}: the score then reaches {asked}, just what is asked.',
          reached,
        );
  }
  const left = { ...values, level: t(levelNames[level]) };
  return own
    ? t(
        'With {orders} that all go well you are back by {day}: from then on the numbers no longer call for {level}.',
        left,
      )
    : t(
        'With {orders} that all go well it is back by {day}: from then on the numbers no longer call for {level}.',
        left,
      );
}

export const ordersWords = (orders: number, t: Texts): string =>
  t('{n, plural, one {# order} other {# orders}}', { n: orders });
