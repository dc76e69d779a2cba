/** What would bring the seller back, as a sentence that the person who decides may keep or rewrite. */
import type { Database } from '../../../db/connect.ts';
import { count } from '../../helpers/numbers.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { posteriorNow } from '../../scoring/reading.ts';
import { ordersToRecover } from '../../scoring/recovery.ts';
import { volumesOf } from '../../stores/explained-seller.ts';
import type { Explained } from '../explain/explained.ts';
import { expectedOfOne, metricTonight, opensOf, volumeDays } from '../explain/present-recovery.ts';
import { briefPercent } from './figures.ts';
import { metricWords } from './words.ts';

/**
 * 'It ends once the rate of late delivery has been clearly below 2.5 % for 14 nights in a row: about 240 further orders without
 * a late order.' Empty where the figures say nothing of it.
 */
export async function proposedConditions(
  database: Database,
  explained: Explained,
  grounds: readonly string[],
): Promise<string> {
  const metric = grounds.find(isMetric);
  if (metric === undefined)
    return grounds.includes('safety') ? safety : grounds.includes('testing-stopped') ? tests : '';
  const { policy, night } = explained;
  const bound = policy.metrics[metric]?.warn;
  if (bound === null || bound === undefined) return '';
  const { label, one } = metricWords(metric);
  const below = `It ends once the rate of ${label.toLowerCase()} has been clearly below ${briefPercent(bound)} for ${policy.release.nights} nights in a row`;
  const tonight = metricTonight(explained, metric);
  if (!tonight) return `${below}.`;
  const volumes = await volumesOf(
    database,
    explained.seller.id,
    [metric, 'cancellation'],
    night - volumeDays + 1,
    night,
  );
  const quiet = Math.max(0, tonight.night - tonight.state.night);
  const now = posteriorNow(tonight.state, quiet, tonight.prior, policy);
  const perOrder = expectedOfOne(explained, metric, volumes.get(metric)) * opensOf(volumes, metric);
  const orders =
    perOrder > 0 ? ordersToRecover(now, bound / tonight.own.acceptable!, policy.release.chance, perOrder, 0) : null;
  return orders === null || orders === 0
    ? `${below}.`
    : `${below}: about ${count(orders)} further orders without a ${one}.`;
}

const tests = 'It ends once a test order that verifies what was changed has passed.';
const safety =
  'It ends once a test order shows that the danger is gone, and the seller has said in writing what was changed.';
