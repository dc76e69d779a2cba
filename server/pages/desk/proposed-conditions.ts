/** What would bring the seller back, as a sentence that the person who decides may keep or rewrite. */
import type { Database } from '../../../db/connect.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, type Texts } from '../../languages/texts.ts';
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
  t: Texts,
): Promise<string> {
  const metric = grounds.find(isMetric);
  if (metric === undefined)
    return grounds.includes('safety') ? t(safety) : grounds.includes('testing-stopped') ? t(tests) : '';
  const { policy, night } = explained;
  const bound = policy.metrics[metric]?.warn;
  if (bound === null || bound === undefined) return '';
  const { name: rate, one } = metricWords(metric, t);
  const below = { rate, threshold: briefPercent(bound, t), nights: policy.release.nights };
  const tonight = metricTonight(explained, metric);
  if (!tonight) return t(clearlyBelow, below);
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
    ? t(clearlyBelow, below)
    : t(
        'It ends once the rate of {rate} has been clearly below {threshold} for {nights} nights in a row: about {orders} further orders without a {event}.',
        { ...below, orders: numbersIn(t.language).count(orders), event: one },
      );
}

const clearlyBelow = message(
  'It ends once the rate of {rate} has been clearly below {threshold} for {nights} nights in a row.',
);
const tests = message('It ends once a test order that verifies what was changed has passed.');
const safety = message(
  'It ends once a test order shows that the danger is gone, and the seller has said in writing what was changed.',
);
