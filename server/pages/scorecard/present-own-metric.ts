/** One metric of the scorecard in plain words: how many, of how many, what does not count, how sure that is, and why there may be no figure. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { isMetric, metricOf } from '../../scoring/metrics/index.ts';
import type { MetricPolicy } from '../../scoring/policy.ts';
import { ownDataInterval } from '../../scoring/posterior.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { behindFor } from '../desk/feeds-behind.ts';
import type { SellerFacts } from '../desk/seller-facts.ts';
import { listed } from '../desk/words.ts';
import { metricWords } from '../metric-words.ts';
import { ofHundred, roundShare } from './of-hundred.ts';

export interface Figure {
  metric: string;
  reading: Reading | undefined;
  thresholds: MetricPolicy | undefined;
  night: Day;
  halfLife: number;
}

export interface MetricFact {
  label: string;
  text: string;
  hint?: string | null;
  /** Said with weight. */
  strong?: boolean;
}

/** @param halfLife days after which an order weighs half */
export function presentOwnMetric(t: Texts, facts: SellerFacts, metric: string, halfLife: number) {
  const reading = facts.readings.get(metric);
  const { label, meaning, improve } = metricWords(t, metric);
  return {
    key: metric,
    label,
    meaning,
    improve,
    facts: ownFacts(t, { metric, reading, thresholds: facts.thresholds[metric], night: facts.night, halfLife }),
    data: dataSentence(t, facts, metric, reading),
    quality: poorDataSentence(t, reading),
    points: facts.score?.losses[metric] ?? null,
  };
}

/** What stands behind the figure, from what was counted to what it leads to. Used for what a seller sells and for what it buys. */
export function ownFacts(t: Texts, { metric, reading, thresholds, night, halfLife }: Figure): MetricFact[] {
  const { leftOut } = metricWords(t, metric);
  const counted = reading && countedWords(t, metric, reading);
  return [
    ...(counted ? [{ label: stretchLabel(t, reading.asOf, night), ...counted, strong: true }] : []),
    { label: t('Never counted'), text: leftOut },
    ...(counted ? [...ownDataFact(t, reading), ...weightFact(t, reading, halfLife), ...estimateFact(t, reading)] : []),
    { label: t('Accepted'), text: acceptedWords(t, thresholds) },
  ];
}

const stretchLabel = (t: Texts, asOf: Day | null, night: Day): string =>
  asOf !== null && asOf < night
    ? t('In the 180 days up to {day}', { day: daysIn(t.language).dayWords(asOf, night) })
    : t('In the last 180 days');

/**
 * '14 of your 412 orders due came late.' Where events come for weeks, each figure counts the younger orders in part, each by a
 * measure of its own: then the whole number is said of the figure, not of the orders.
 */
export function countedWords(t: Texts, metric: string, { events, exposure, state }: Reading) {
  if (!isNumber(events) || !isNumber(exposure) || state === 'missing') return null;
  const orders = Math.round(exposure);
  const horizon = isMetric(metric) ? metricOf(metric).horizon : 0;
  const text = metricWords(t, metric).happened(events, orders);
  if (horizon === 0) return { text };
  return {
    text,
    hint: t('The figure counts {orders, number} of them so far: those still within their {days} days count in part.', {
      orders,
      days: horizon,
    }),
  };
}

function ownDataFact(t: Texts, { events, exposure }: Reading): MetricFact[] {
  if (!isNumber(events) || !isNumber(exposure) || exposure <= 0) return [];
  const own = ownDataInterval(events, exposure);
  const { percent, interval, count } = numbersIn(t.language);
  return [
    {
      label: t('Your data alone'),
      text: t('{events} of {orders}: {rate} ({range})', {
        ...{ events: count(events), orders: count(Math.round(exposure)) },
        ...{ rate: percent(Math.min(1, events / exposure)), range: interval(own?.low, own?.high) },
      }),
      hint: t(
        'Plainly counted, each of these 180 days alike. In brackets: how far chance alone could move it. The less there is to count, the wider.',
      ),
    },
  ];
}

function weightFact(t: Texts, { reliability, state }: Reading, halfLife: number): MetricFact[] {
  if (!isNumber(reliability) || state === 'too_few') return [];
  return [
    {
      label: t('How much they weigh'),
      text: t('{own} of our figure is your own data; the rest is what is usual among sellers.', {
        own: roundShare(t, reliability),
      }),
      hint: t('The more data you have, the more they weigh. Older ones weigh less: half after {days} days.', {
        days: halfLife,
      }),
    },
  ];
}

function estimateFact(t: Texts, { rate, low, high, state }: Reading): MetricFact[] {
  if (!isNumber(rate) || state === 'too_few') return [];
  return [
    {
      label: t('What we take it as'),
      text: t('About {rate}, almost surely between {low} and {high}.', {
        ...{ rate: ofHundred(t, rate), low: ofHundred(t, low), high: ofHundred(t, high) },
      }),
      hint: t(
        'This is the rate that your scorecard and your plan go by. It is not the plain count: it looks further back, weighs what is older less, and leans on what is usual among sellers.',
      ),
    },
  ];
}

export function acceptedWords(t: Texts, thresholds: MetricPolicy | undefined): string {
  const { acceptable = null, warn = null } = thresholds ?? {};
  const bound = warn ?? acceptable;
  return isNumber(bound)
    ? t('The marketplace accepts up to {share}.', { share: ofHundred(t, bound) })
    : t('It is shown only: there is no threshold, and it costs no points.');
}

function dataSentence(t: Texts, facts: SellerFacts, metric: string, reading: Reading | undefined): string | null {
  const feeds = listed(behindFor(metric, facts.behind, t), t);
  switch (reading?.state) {
    case 'ok':
      return null;
    case 'too_few':
      return t(tooFew[isMetric(metric) ? metricOf(metric).subject : 'order']);
    case 'stale':
      return staleSentence(t, feeds, daysIn(t.language).dayWords(reading.asOf, facts.night));
    case 'missing':
      return missingSentence(t, feeds, metric);
    default:
      return t('There is no figure yet: it begins with your first orders.');
  }
}

const tooFew = {
  order: message(
    'These are too few orders to judge a rate by. That is an answer, not a fault. Many events in a short time are noticed all the same.',
  ),
  'mystery-order': message('These are too few test orders to judge. That is an answer, not a fault.'),
  'trade-in': message('These are too few devices to judge. That is an answer, not a fault.'),
};

const staleSentence = (t: Texts, feeds: string, day: string): string =>
  feeds
    ? t(
        'Our data on {feeds} are complete up to {day} only. Late data never count against you: the figure stands still until they arrive.',
        { feeds, day },
      )
    : t(
        'Our data are complete up to {day} only. Late data never count against you: the figure stands still until they arrive.',
        { day },
      );

function missingSentence(t: Texts, feeds: string, metric: string): string {
  if (feeds) return t('We have no data on {feeds}. Missing data never count against you.', { feeds });
  return metric === 'inspection'
    ? t(
        'None of your test orders that was drawn at random has been revealed yet, and only those count here. Missing data never count against you.',
      )
    : t('We have no data on this. Missing data never count against you.');
}

function poorDataSentence(t: Texts, reading: Reading | undefined): string | null {
  const poor = reading?.remarks?.poorData;
  if (!poor) return null;
  return t(
    '{without, number} of your {returns, number} returns in 180 days came without a reason. As long as more than a fifth do, this figure is shown and nobody is warned or limited for it.',
    { without: poor.withoutReason, returns: poor.returns },
  );
}
