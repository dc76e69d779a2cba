/** A seller as a buyer of used devices: a panel of its own, on the desk and on the scorecard. */
import type { Database } from '../../../db/connect.ts';
import { daysIn } from '../../helpers/days.ts';
import { isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { tradeInMetrics } from '../../scoring/metrics/index.ts';
import type { MetricPolicy } from '../../scoring/policy.ts';
import { readingsOf } from '../../stores/desk-seller.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { tradeInScoreOf } from '../../stores/trade-in-scores.ts';
import { metricWords } from '../metric-words.ts';
import type { SellerFacts } from './seller-facts.ts';

/** Null for a seller that has bought no devices: nothing is said of it then. */
export async function tradeInPanel(database: Database, t: Texts, { seller, night, thresholds }: SellerFacts) {
  const score = await tradeInScoreOf(database, seller.id, night);
  if (!score) return null;
  const { decimal } = numbersIn(t.language);
  const readings = await readingsOf(database, seller.id, night, 'trade-in');
  const scored = score.state === 'ranked' && isNumber(score.score);
  return {
    score: scored ? decimal(score.score) : null,
    interval: scored ? `${decimal(score.low, 0)}–${decimal(score.high, 0)}` : null,
    exact: scored ? decimal(score.score, 2) : null,
    lost: scored ? decimal(100 - score.score!, 2) : null,
    rows: tradeInMetrics.map(({ key }) => ({
      label: metricWords(t, key).label,
      meaning: metricWords(t, key).meaning,
      ...figureOf(t, key, readings.get(key), night),
      accepted: acceptedOf(t, thresholds[key]),
      points: scored && isNumber(score.losses[key]) ? decimal(score.losses[key], 2) : null,
    })),
  };
}

function figureOf(t: Texts, metric: string, reading: Reading | undefined, night: Day) {
  const known = isNumber(reading?.exposure) ? metricWords(t, metric).base(Math.round(reading.exposure)) : null;
  if (reading?.state === 'missing') return { none: t('never told to us: that is not 0 %') };
  if (!reading || !isNumber(reading.rate)) return { none: t('no devices yet') };
  if (reading.state === 'too_few')
    return { none: known === null ? t('too few devices') : t('too few devices ({devices})', { devices: known }) };
  const { percent, interval } = numbersIn(t.language);
  const until = { day: daysIn(t.language).dayWords(reading.asOf, night) };
  return {
    value: percent(reading.rate),
    interval: interval(reading.low, reading.high),
    base: [known, reading.state === 'stale' ? t('trade-ins are complete up to {day} only', until) : null]
      .filter(Boolean)
      .join(' · '),
  };
}

const acceptedOf = (t: Texts, policy: MetricPolicy | undefined): string =>
  isNumber(policy?.acceptable)
    ? t('up to {rate}', { rate: numbersIn(t.language).exactPercent(Math.round(policy.acceptable * 1000) / 1000) })
    : '–';
