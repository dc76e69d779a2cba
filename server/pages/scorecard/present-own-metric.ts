/** One metric of the scorecard in plain words: how many, of how many, what is accepted, and why there may be no figure. */
import { dayWords } from '../../helpers/days.ts';
import { count, isNumber } from '../../helpers/numbers.ts';
import type { Day } from '../../scoring/day.ts';
import { isMetric, metricOf } from '../../scoring/metrics/index.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { behindFor } from '../desk/feeds-behind.ts';
import { ownPoorDataWords } from '../desk/present-remarks.ts';
import type { SellerFacts } from '../desk/seller-facts.ts';
import { listed, metricWords } from '../desk/words.ts';
import { adviceOn } from './advice.ts';

/** 'about 9 of 100'; below one of a hundred it is said of a thousand. */
export function ofHundred(share: number | null): string {
  if (!isNumber(share)) return '–';
  if (share > 0 && share < 0.01) return `${trimmed(share * 1000)} of 1,000`;
  return `${trimmed(share * 100)} of 100`;
}

const trimmed = (value: number): string => (value >= 10 ? value.toFixed(0) : value.toFixed(1).replace(/\.0$/, ''));

export function presentOwnMetric(facts: SellerFacts, metric: string) {
  const reading = facts.readings.get(metric);
  const { label, meaning } = metricWords(metric);
  return {
    key: metric,
    label,
    meaning,
    count: countSentence(metric, reading, facts.night),
    estimate: estimateSentence(reading, facts.thresholds[metric]?.warn ?? null),
    data: dataSentence(facts, metric, reading),
    quality: ownPoorDataWords(reading?.remarks),
    improve: adviceOn(metric).improve,
  };
}

function countSentence(metric: string, reading: Reading | undefined, night: Day): string | null {
  const counted = reading && countedWords(metric, reading);
  if (!counted) return null;
  const { asOf } = reading;
  const stretch = asOf !== null && asOf < night ? `the 180 days up to ${dayWords(asOf, night)}` : 'the last 180 days';
  return `In ${stretch} ${counted}`;
}

/**
 * '14 of your 412 orders due came late.' Where events come for weeks, each figure counts the younger orders in part, each by a
 * measure of its own: then the whole number is said of the figure, not of the orders.
 */
export function countedWords(metric: string, { events, exposure, state }: Reading): string | null {
  if (!isNumber(events) || !isNumber(exposure) || state === 'missing') return null;
  const { base } = metricWords(metric);
  const { happened } = adviceOn(metric);
  const horizon = isMetric(metric) ? metricOf(metric).horizon : 0;
  const orders = count(Math.round(exposure));
  if (horizon === 0) return `${count(events)} of your ${orders} ${base} ${happened}.`;
  return `${count(events)} of your ${base} ${happened}; this figure counts ${orders} of them so far (orders still within their ${horizon} days count in part).`;
}

function estimateSentence(reading: Reading | undefined, warn: number | null): string | null {
  const accepted =
    warn === null
      ? 'It is shown only: there is no threshold, and it costs no points.'
      : `The marketplace accepts up to ${ofHundred(warn)}.`;
  if (!isNumber(reading?.rate) || reading.state === 'missing') return warn === null ? accepted : null;
  if (reading.state === 'too_few') return accepted;
  return `We take it as about ${ofHundred(reading.rate)}, almost surely between ${ofHundred(reading.low)} and ${ofHundred(reading.high)}. ${accepted}`;
}

function dataSentence({ behind, night }: SellerFacts, metric: string, reading: Reading | undefined): string | null {
  const feeds = listed(behindFor(metric, behind));
  switch (reading?.state) {
    case 'ok':
      return null;
    case 'too_few':
      return `These are too few ${metric === 'inspection' ? 'test orders' : 'orders'} to judge. That is an answer, not a fault.`;
    case 'stale':
      return `Our data on ${feeds || 'this'} are complete up to ${dayWords(reading.asOf, night)} only. Late data never count against you: the figure stands still until they arrive.`;
    case 'missing':
      if (metric === 'inspection' && !feeds)
        return 'None of your test orders that was drawn at random has been revealed yet, and only those count here. Missing data never count against you.';
      return `We have no data on ${feeds || 'this'}. Missing data never count against you.`;
    default:
      return 'There is no figure yet: it begins with your first orders.';
  }
}
