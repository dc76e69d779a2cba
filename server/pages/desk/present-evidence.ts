/** What else stood there on the night of a case: the other figures, the lab's findings, the cases before it. */
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import type { MetricPolicy } from '../../scoring/policy.ts';
import type { RevealedOrder } from '../../stores/case-facts.ts';
import type { Reading } from '../../stores/night-rows.ts';
import type { Decision, PastRecommendation } from '../../stores/seller-history.ts';
import { correctedWords } from './corrected-words.ts';
import { thresholdWords } from './figures.ts';
import { stateWords } from './measure-words.ts';
import { caseStateWords, groundsWords, nounOf } from './present-history.ts';
import { metricWords } from '../metric-words.ts';
import { drawWords, levelNoun, plainWordIn, safetyWords, sentence } from './words.ts';

/** Each metric as it was frozen, and tonight beside it. */
export function presentFigures(
  then: ReadonlyMap<string, Reading>,
  now: ReadonlyMap<string, Reading>,
  thresholds: Readonly<Record<string, MetricPolicy>>,
  grounds: readonly string[],
  t: Texts,
) {
  return metrics
    .filter(({ key, family }) => family === 'seller' && (then.has(key) || now.has(key)))
    .map(({ key }) => ({
      label: metricWords(t, key).label,
      ground: grounds.includes(key),
      then: figureWords(then.get(key), t),
      counts: countWords(key, then.get(key), t),
      now: figureWords(now.get(key), t),
      threshold: thresholdWords(thresholds[key], 'warn', t) || '–',
    }));
}

const states: Record<Reading['state'], string> = {
  ok: '–',
  too_few: message('– too few orders'),
  stale: message('– stale'),
  missing: message('– no data'),
};

function figureWords(reading: Reading | undefined, t: Texts): string {
  if (!reading) return '–';
  const { percent, interval } = numbersIn(t.language);
  return isNumber(reading.rate) && (reading.state === 'ok' || reading.state === 'stale')
    ? `${percent(reading.rate)} (${interval(reading.low, reading.high)})`
    : t(states[reading.state]);
}

function countWords(metric: string, reading: Reading | undefined, t: Texts): string {
  if (!isNumber(reading?.events) || !isNumber(reading.exposure)) return '–';
  const events = numbersIn(t.language).count(reading.events);
  return t('{events} of {base}', { events, base: metricWords(t, metric).base(Math.round(reading.exposure)) });
}

/** The lab's findings as everybody may know them; what is under cover does not exist here. */
export const presentRevealedOrders = (revealed: readonly RevealedOrder[], t: Texts) =>
  revealed.map(({ id, draw, category, grade, verdict, safetyFinding, revealedOn, ...first }) => ({
    id,
    what: [plainWordIn(category, t), plainWordIn(grade, t)].filter(Boolean).join(', ') || null,
    draw: drawWords(draw, t),
    verdict: plainWordIn(verdict, t) || t('no verdict'),
    hasPage: Boolean(verdict),
    safety: safetyWords(safetyFinding, t),
    corrected: correctedWords(first, t),
    revealedOn,
  }));

/** The seller's cases before this one, the latest first. */
export const presentEarlier = (
  cases: readonly PastRecommendation[],
  decisions: readonly Decision[],
  id: number,
  night: Day,
  t: Texts,
) =>
  cases
    .filter((one) => one.id !== id)
    .slice(0, 10)
    .map(({ id: other, level, state, since, closed, grounds }) => ({
      day: daysIn(t.language).exactDay(since),
      href: `/recommendations/${other}`,
      title: sentence(
        t('{measure} for {grounds}', { measure: t(levelNoun[level]), grounds: groundsWords(grounds, t) }),
      ),
      state: standingWords(
        caseStateWords(state, closed, night, t),
        decisions.find(({ recommendation }) => recommendation === other),
        t,
      ),
    }));

/** 'ended yesterday'; where a measure was decided on it, 'case ended yesterday; its warning: in force': one may outlast the other. */
const standingWords = (state: string, decided: Decision | undefined, t: Texts): string =>
  decided === undefined || decided.state === 'recorded'
    ? state
    : t('case {state}; its {measure}: {standing}', {
        ...{ state, measure: nounOf(decided.level, t), standing: t(stateWords[decided.state]) },
      });
