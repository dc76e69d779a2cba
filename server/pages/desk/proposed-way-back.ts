/** What would bring the seller back: proposed with a decision, for the person to keep or to rewrite. */
import type { Database } from '../../../db/connect.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import { message, texts, type Texts } from '../../languages/texts.ts';
import { isMetric } from '../../scoring/metrics/index.ts';
import { posteriorNow } from '../../scoring/reading.ts';
import { ordersToRecover } from '../../scoring/recovery.ts';
import type { WayBack } from '../../statements/facts.ts';
import { readWayBack } from '../../statements/read-way-back.ts';
import { volumesOf } from '../../stores/explained-seller.ts';
import type { Explained } from '../explain/explained.ts';
import { expectedOfOne, metricTonight, opensOf, volumeDays } from '../explain/present-recovery.ts';
import { briefPercent } from './figures.ts';
import { metricWords } from '../metric-words.ts';

/** Null where the figures say nothing of it. */
export async function proposedWayBack(
  database: Database,
  explained: Explained,
  grounds: readonly string[],
): Promise<WayBack | null> {
  const metric = grounds.find(isMetric);
  if (metric === undefined)
    return grounds.includes('safety') ? 'danger' : grounds.includes('testing-stopped') ? 'tests' : null;
  const { policy, night } = explained;
  const bound = policy.metrics[metric]?.warn;
  if (bound === null || bound === undefined) return null;
  const below = { metric, below: bound, nights: policy.release.nights };
  const tonight = metricTonight(explained, metric);
  if (!tonight) return { ...below, orders: null };
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
  return { ...below, orders: orders === 0 ? null : orders };
}

const said = {
  danger: message(
    'It ends once a test order shows that the danger is gone, and the seller has said in writing what was changed.',
  ),
  tests: message('It ends once a test order that verifies what was changed has passed.'),
};

/**
 * 'It ends once the rate of late delivery has been clearly below 2.5 % for 14 nights in a row: about 240 further orders without
 * a late order.'
 */
export function wayBackWords(wayBack: WayBack | null, t: Texts): string {
  if (wayBack === null) return '';
  if (typeof wayBack === 'string') return t(said[wayBack]);
  const { metric, below, nights, orders } = wayBack;
  const { name: rate, one: event } = metricWords(t, metric);
  const values = { rate, threshold: briefPercent(below, t), nights };
  return orders === null
    ? t('It ends once the rate of {rate} has been clearly below {threshold} for {nights} nights in a row.', values)
    : t(
        'It ends once the rate of {rate} has been clearly below {threshold} for {nights} nights in a row: about {orders} further orders without a {event}.',
        { ...values, orders: numbersIn(t.language).count(orders), event },
      );
}

/**
 * What is kept with the decision. The proposal is kept in English, out of which the statement says it in the seller's language
 * (server/statements/read-way-back.ts); words of a person stay as they are.
 *
 * @param given as it was typed; null: the form was sent without it
 */
export const keptConditions = (given: string | null, proposed: WayBack | null, t: Texts): string =>
  given === null || given === wayBackWords(proposed, t) ? wayBackWords(proposed, texts('en')) : given;

/** What was kept, in the reader's language where it is a proposal. */
export const conditionsWords = (kept: string, t: Texts): string => wayBackWords(readWayBack(kept), t) || kept;
