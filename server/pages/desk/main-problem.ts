/** What is most wrong with a seller: one definition for the ranking, its file, and whatever else names it. */
import { isNumber } from '../../helpers/numbers.ts';
import { parseDay, type Day } from '../../scoring/day.ts';
import { policyFor, type MetricPolicy, type Policy } from '../../scoring/policy.ts';
import type { RankedSeller } from '../../stores/desk-sellers.ts';
import type { Reading } from '../../stores/night-rows.ts';
import type { LastingCase } from '../../stores/seller-activity.ts';
import { labGrounds, severity } from './words.ts';

export interface MainProblem {
  /** A metric, or one of `labGrounds`. */
  metric: string;
  rate: number | null;
  low: number | null;
  high: number | null;
  thresholds: MetricPolicy | undefined;
}

/**
 * The first ground of the case that lasts, else the metric that costs most where its rate is above the acceptable one. Null
 * where nothing is wrong, and for sellers with too few orders: only what the lab has found needs no rate.
 *
 * @param ground the reading of the first ground, where that is not the metric that costs most
 */
export function mainProblem(
  seller: RankedSeller,
  lasting: LastingCase | undefined,
  ground: Pick<Reading, 'rate' | 'low' | 'high'> | undefined,
  policy: Policy,
  night: Day,
): MainProblem | null {
  const { mainMetric, state, level } = seller;
  const metric = lasting?.grounds[0] ?? mainMetric;
  const nothing = { rate: null, low: null, high: null };
  if (metric !== null && metric in labGrounds) return { metric, ...nothing, thresholds: undefined };
  if (metric === null || state === 'provisional') return null;
  const costliest = { rate: seller.mainRate, low: seller.mainLow, high: seller.mainHigh };
  const { rate, low, high } = metric === mainMetric ? costliest : (ground ?? nothing);
  const joined = seller.joinedOn === null ? null : parseDay(seller.joinedOn);
  const own = policyFor(policy, { kind: seller.kind, market: seller.country, joined }, night);
  const thresholds = own.metrics[metric];
  const isWrong =
    severity[level] > 0 || (isNumber(rate) && isNumber(thresholds?.acceptable) && rate > thresholds.acceptable);
  return isWrong ? { metric, rate, low, high, thresholds } : null;
}
