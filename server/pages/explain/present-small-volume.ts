/** Where orders are few: how long even the best of tests would need, and what helps sooner. */
import { isNumber } from '../../helpers/numbers.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { soonestAnswer } from '../../scoring/small-volume.ts';
import { volumeOf } from '../../scoring/recovery.ts';
import { metricWords } from '../desk/words.ts';
import type { Explained } from './explained.ts';
import { metricTonight } from './present-recovery.ts';

/** Up to this nobody needs a warning about patience. */
const soonEnough = 120;

/** Days before which no test can tell a rate twice the acceptable one from chance. Null: nothing is known of the metric. */
function daysToTell(explained: Explained, metric: string): number | null {
  const tonight = metricTonight(explained, metric);
  const warn = tonight?.own.warn;
  if (!tonight || !isNumber(warn)) return null;
  const { policy } = explained;
  const perDay = (volumeOf(tonight) * warn) / tonight.own.acceptable!;
  return soonestAnswer(perDay, 2 / (1 + policy.delta), policy.levels.warn.evidence) ?? Infinity;
}

/**
 * 'At your volume no test that may wrong one good seller in 20 a year can tell a doubled rate of complaints from bad luck within 13
 * months; …' Null where the volume is large enough.
 */
export function smallVolumeWords(explained: Explained, own: boolean): string | null {
  const [heaviest] = metrics
    .filter(({ key }) => (explained.policy.metrics[key]?.weight ?? 0) > 0)
    .sort((a, b) => explained.policy.metrics[b.key]!.weight - explained.policy.metrics[a.key]!.weight);
  if (!heaviest) return null;
  const days = daysToTell(explained, heaviest.key);
  if (days === null || days <= soonEnough) return null;
  const errors = explained.policy.levels.warn.evidence;
  const together = daysToTell(explained, 'bad-order');
  const sooner =
    together !== null && together < days
      ? ` Bad orders of all kinds taken together need at least ${lengthWords(together)}.`
      : '';
  const levers = own
    ? 'So a good month is not yet a proof, and a bad one not yet a fault. What counts sooner: more orders, test orders of the marketplace, answers within a day.'
    : 'What helps sooner: mystery orders, and a talk about single orders. A bad month alone is no proof.';
  return `At ${own ? 'your' : 'its'} volume no test that may wrong one good seller in ${errors} a year can tell a doubled rate of ${metricWords(heaviest.key).many} from bad luck in less than ${lengthWords(days)}.${sooner} ${levers}`;
}

/** Rounded down: a bound is no promise. */
function lengthWords(days: number): string {
  if (days >= 50 * 365) return 'fifty years';
  if (days < 60) return `${days} days`;
  return days < 730 ? `${Math.floor(days / 30.44)} months` : `${Math.floor(days / 365)} years`;
}
