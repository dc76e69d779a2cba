/** A seller as a buyer of used devices: a panel of its own, on the desk and on the scorecard. */
import type { Database } from '../../../db/connect.ts';
import { dayWords } from '../../helpers/days.ts';
import { count, decimal, interval, isNumber, percent } from '../../helpers/numbers.ts';
import type { Day } from '../../scoring/day.ts';
import { tradeInMetrics } from '../../scoring/metrics/index.ts';
import type { MetricPolicy } from '../../scoring/policy.ts';
import { readingsOf } from '../../stores/desk-seller.ts';
import type { Reading } from '../../stores/night-rows.ts';
import { tradeInScoreOf } from '../../stores/trade-in-scores.ts';
import { briefPercent } from './figures.ts';
import type { SellerFacts } from './seller-facts.ts';

/** Null for a seller that has bought no devices: nothing is said of it then. */
export async function tradeInPanel(database: Database, { seller, night, thresholds }: SellerFacts) {
  const score = await tradeInScoreOf(database, seller.id, night);
  if (!score) return null;
  const readings = await readingsOf(database, seller.id, night, 'trade-in');
  const scored = score.state === 'ranked' && isNumber(score.score);
  return {
    score: scored ? decimal(score.score) : null,
    interval: scored ? `${decimal(score.low, 0)}–${decimal(score.high, 0)}` : null,
    exact: scored ? decimal(score.score, 2) : null,
    lost: scored ? decimal(100 - score.score!, 2) : null,
    rows: tradeInMetrics.map(({ key, label, meaning, unit }) => ({
      label,
      meaning,
      ...figureOf(readings.get(key), unit.base, night),
      accepted: acceptedOf(thresholds[key]),
      points: scored && isNumber(score.losses[key]) ? decimal(score.losses[key], 2) : null,
    })),
  };
}

function figureOf(reading: Reading | undefined, base: string, night: Day) {
  const known = isNumber(reading?.exposure) ? `${count(Math.round(reading.exposure))} ${base}` : null;
  if (reading?.state === 'missing') return { none: 'never told to us: that is not 0 %' };
  if (!reading || !isNumber(reading.rate)) return { none: 'no devices yet' };
  if (reading.state === 'too_few') return { none: `too few devices (${known ?? 'none'})` };
  const until = reading.state === 'stale' ? `trade-ins are complete up to ${dayWords(reading.asOf, night)} only` : null;
  return {
    value: percent(reading.rate),
    interval: interval(reading.low, reading.high),
    base: [known, until].filter(Boolean).join(' · '),
  };
}

const acceptedOf = (policy: MetricPolicy | undefined): string =>
  isNumber(policy?.acceptable) ? `up to ${briefPercent(policy.acceptable)}` : '–';
