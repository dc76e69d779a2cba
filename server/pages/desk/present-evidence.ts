/** What else stood there on the night of a case: the other figures, the lab's findings, the cases before it. */
import { dayWords, exactDay } from '../../helpers/days.ts';
import { count, interval, isNumber, percent } from '../../helpers/numbers.ts';
import type { Day } from '../../scoring/day.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { MetricPolicy } from '../../scoring/policy.ts';
import type { RevealedOrder } from '../../stores/case-facts.ts';
import type { Reading } from '../../stores/night-rows.ts';
import type { PastRecommendation } from '../../stores/seller-history.ts';
import { correctedWords } from './corrected-words.ts';
import { thresholdWords } from './figures.ts';
import { groundsWords } from './present-history.ts';
import { drawWords, levelNoun, metricWords, plainWord, safetyWords, sentence } from './words.ts';

/** Each metric as it was frozen, and tonight beside it. */
export function presentFigures(
  then: ReadonlyMap<string, Reading>,
  now: ReadonlyMap<string, Reading>,
  thresholds: Readonly<Record<string, MetricPolicy>>,
  grounds: readonly string[],
) {
  return metrics
    .filter(({ key, family }) => family === 'seller' && (then.has(key) || now.has(key)))
    .map(({ key }) => ({
      label: metricWords(key).label,
      ground: grounds.includes(key),
      then: figureWords(then.get(key)),
      counts: countWords(key, then.get(key)),
      now: figureWords(now.get(key)),
      threshold: thresholdWords(thresholds[key], 'warn') || '–',
    }));
}

const states: Record<Reading['state'], string> = {
  ok: '–',
  too_few: '– too few orders',
  stale: '– stale',
  missing: '– no data',
};

function figureWords(reading: Reading | undefined): string {
  if (!reading) return '–';
  return isNumber(reading.rate) && (reading.state === 'ok' || reading.state === 'stale')
    ? `${percent(reading.rate)} (${interval(reading.low, reading.high)})`
    : states[reading.state];
}

function countWords(metric: string, reading: Reading | undefined): string {
  return isNumber(reading?.events) && isNumber(reading.exposure)
    ? `${count(reading.events)} of ${count(reading.exposure)} ${metricWords(metric).base}`
    : '–';
}

/** The lab's findings as everybody may know them; what is under cover does not exist here. */
export const presentRevealedOrders = (revealed: readonly RevealedOrder[]) =>
  revealed.map(({ id, draw, category, grade, verdict, safetyFinding, revealedOn, ...first }) => ({
    id,
    what: [plainWord(category), plainWord(grade)].filter(Boolean).join(', ') || null,
    draw: drawWords(draw),
    verdict: plainWord(verdict) || null,
    safety: safetyWords(safetyFinding),
    corrected: correctedWords(first),
    revealedOn,
  }));

/** The seller's cases before this one, the latest first. */
export const presentEarlier = (cases: readonly PastRecommendation[], id: number, night: Day) =>
  cases
    .filter((one) => one.id !== id)
    .slice(0, 10)
    .map(({ id: other, level, state, since, closed, grounds }) => ({
      day: exactDay(since),
      href: `/recommendations/${other}`,
      title: `${sentence(levelNoun[level])} for ${groundsWords(grounds)}`,
      state: state === 'ended' ? `ended ${closed === null ? '' : dayWords(closed, night)}`.trim() : state,
    }));
