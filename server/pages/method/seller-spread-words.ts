/** How much sellers differ, and how much their weeks do, in words. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Estimate } from '../../scoring/estimates.ts';
import { defaultVersions, type Prior } from '../../scoring/method.ts';
import { defaultPolicy } from '../../scoring/policy.ts';
import type { Metric } from '../../scoring/metrics/index.ts';
import { estimateWords } from '../explain/versions.ts';

/** Events expected of the seller of whom an example is told. */
const eventsAWeek = 10;

/** The spread of sellers around their mean: 1/√a of a gamma with shape a. @example spreadOf({ shape: 4, rate: 8 }) // 0.5 */
export const spreadOf = ({ shape }: Pick<Prior, 'shape'>): number => 1 / Math.sqrt(shape);

/** Expected events at which a seller's own orders weigh as much as what is known of all. */
export const worthOf = (t: Texts, { rate }: Pick<Prior, 'rate'>): string =>
  numbersIn(t.language).decimal(rate, rate < 10 && !Number.isInteger(rate) ? 1 : 0);

export function priorWords(t: Texts, { key }: Metric, estimate: Estimate<'prior'> | null) {
  const own = estimate?.document[key] ?? null;
  const prior = own ?? defaultPolicy.prior;
  const { decimal } = numbersIn(t.language);
  return {
    version: estimateWords('prior', own ? estimate!.version : defaultVersions.prior, t),
    told: t(
      'Sellers differ by about ± {spread} % around {mean} times the acceptable rate. A seller with {worth} expected events counts half by its own orders; one with three times as many by three quarters.',
      {
        spread: decimal(spreadOf(prior) * 100, 0),
        mean: decimal(prior.shape / prior.rate, 2),
        worth: worthOf(t, prior),
      },
    ),
    rests: own
      ? t(
          '{n, plural, one {From # seller and the half year before.} other {From # sellers and the half year before.}}',
          {
            n: own.sellers,
          },
        )
      : t('The default holds: it takes 30 sellers with 30 events to say more.'),
  };
}

export function clusteringWords(t: Texts, { key }: Metric, estimate: Estimate<'clustering'> | null) {
  const own = estimate?.document[key] ?? null;
  const phi = 1 + (own?.cv2 ?? 0) * eventsAWeek;
  const { decimal } = numbersIn(t.language);
  return {
    version: estimateWords('clustering', own ? estimate!.version : defaultVersions.clustering, t),
    told:
      own && own.cv2 > 0
        ? t(
            'Bad weeks come together: those of one seller scatter more than chance would make them (cv² {cv2}). Of a seller who expects {events} events a week, evidence grows {times} times more slowly, so that one bad week is not taken for a change.',
            { cv2: decimal(own.cv2, 2), events: eventsAWeek, times: decimal(phi, 1) },
          )
        : t('Weeks scatter as chance would have them: evidence counts in full.'),
    rests: own
      ? t(
          '{n, plural, one {From # seller with at least eight weeks.} other {From # sellers with at least eight weeks.}}',
          { n: own.sellers },
        )
      : t('The default holds: it takes 20 sellers with eight weeks each to say more.'),
  };
}
