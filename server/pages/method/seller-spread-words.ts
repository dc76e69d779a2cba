/** How much sellers differ, and how much their weeks do, in words. */
import { decimal } from '../../helpers/numbers.ts';
import { plural } from '../../helpers/words.ts';
import type { Estimate } from '../../scoring/estimates.ts';
import { defaultVersions, type Prior } from '../../scoring/method.ts';
import { defaultPolicy } from '../../scoring/policy.ts';
import type { Metric } from '../../scoring/metrics/index.ts';

/** Events expected of the seller of whom an example is told. */
const eventsAWeek = 10;

/** The spread of sellers around their mean: 1/√a of a gamma with shape a. @example spreadOf({ shape: 4, rate: 8 }) // 0.5 */
export const spreadOf = ({ shape }: Pick<Prior, 'shape'>): number => 1 / Math.sqrt(shape);

/** Expected events at which a seller's own orders weigh as much as what is known of all. */
export const worthOf = ({ rate }: Pick<Prior, 'rate'>): string =>
  decimal(rate, rate < 10 && !Number.isInteger(rate) ? 1 : 0);

export function priorWords({ key }: Metric, estimate: Estimate<'prior'> | null) {
  const own = estimate?.document[key] ?? null;
  const prior = own ?? defaultPolicy.prior;
  const mean = decimal(prior.shape / prior.rate, 2);
  return {
    version: own ? estimate!.version : defaultVersions.prior,
    told: `Sellers differ by about ± ${decimal(spreadOf(prior) * 100, 0)} % around ${mean} times the acceptable rate. A seller with ${worthOf(prior)} expected events counts half by its own orders; one with three times as many by three quarters.`,
    rests: own
      ? `From ${plural(own.sellers, 'seller')} and the half year before.`
      : 'The default holds: it takes 30 sellers with 30 events to say more.',
  };
}

export function clusteringWords({ key }: Metric, estimate: Estimate<'clustering'> | null) {
  const own = estimate?.document[key] ?? null;
  const phi = 1 + (own?.cv2 ?? 0) * eventsAWeek;
  return {
    version: own ? estimate!.version : defaultVersions.clustering,
    told:
      own && own.cv2 > 0
        ? `Bad weeks come together: those of one seller scatter more than chance would make them (cv² ${decimal(own.cv2, 2)}). Of a seller who expects ${eventsAWeek} events a week, evidence grows ${decimal(phi, 1)} times more slowly, so that one bad week is not taken for a change.`
        : 'Weeks scatter as chance would have them: evidence counts in full.',
    rests: own
      ? `From ${plural(own.sellers, 'seller')} with at least eight weeks.`
      : 'The default holds: it takes 20 sellers with eight weeks each to say more.',
  };
}
