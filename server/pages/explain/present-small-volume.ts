/** Where orders are few: how long even the best of tests would need, and what helps sooner. */
import { isNumber } from '../../helpers/numbers.ts';
import type { Texts } from '../../languages/texts.ts';
import { metrics } from '../../scoring/metrics/index.ts';
import { soonestAnswer } from '../../scoring/small-volume.ts';
import { volumeOf } from '../../scoring/recovery.ts';
import { metricWords } from '../metric-words.ts';
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
 * months', and what helps. None where the volume is large enough.
 */
export function smallVolumeWords(explained: Explained, own: boolean, t: Texts): string[] {
  const [heaviest] = metrics
    .filter(({ key }) => (explained.policy.metrics[key]?.weight ?? 0) > 0)
    .sort((a, b) => explained.policy.metrics[b.key]!.weight - explained.policy.metrics[a.key]!.weight);
  if (!heaviest) return [];
  const days = daysToTell(explained, heaviest.key);
  if (days === null || days <= soonEnough) return [];
  const together = daysToTell(explained, 'bad-order');
  const told = {
    one: String(explained.policy.levels.warn.evidence),
    what: metricWords(t, heaviest.key).name,
    length: lengthWords(days, t),
  };
  return [
    own
      ? t(
          'At your volume no test that may wrong one good seller in {one} a year can tell a doubled rate of {what} from bad luck in less than {length}.',
          told,
        )
      : t(
          'At its volume no test that may wrong one good seller in {one} a year can tell a doubled rate of {what} from bad luck in less than {length}.',
          told,
        ),
    ...(together !== null && together < days
      ? [t('Bad orders of all kinds taken together need at least {length}.', { length: lengthWords(together, t) })]
      : []),
    own
      ? t(
          'So a good month is not yet a proof, and a bad one not yet a fault. What counts sooner: more orders, test orders of the marketplace, answers within a day.',
        )
      : t('What helps sooner: mystery orders, and a talk about single orders. A bad month alone is no proof.'),
  ];
}

/** Rounded down: a bound is no promise. */
function lengthWords(days: number, t: Texts): string {
  if (days >= 50 * 365) return t('fifty years');
  if (days < 60) return t('{n, plural, one {# day} other {# days}}', { n: days });
  return days < 730
    ? t('{n, plural, one {# month} other {# months}}', { n: Math.floor(days / 30.44) })
    : t('{n, plural, one {# year} other {# years}}', { n: Math.floor(days / 365) });
}
