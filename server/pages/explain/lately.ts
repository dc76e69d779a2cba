/** The rate as it is now, which the levels look at: the rate shown looks back half a year. */
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
import { priorOf } from '../../scoring/method.ts';
import { posteriorMean } from '../../scoring/posterior.ts';
import { posteriorNow } from '../../scoring/reading.ts';
import type { Explained } from './explained.ts';

/** 'lately 3.9 %', in English unless said otherwise; null where the metric is not judged, or its detector is not that of the published night. */
export function latelyWords(
  { states, policy, method, postings, night }: Pick<Explained, 'states' | 'policy' | 'method' | 'postings' | 'night'>,
  metric: string,
  t: Texts,
): string | null {
  const [state, own] = [states.get(metric), policy.metrics[metric]];
  if (!state || state.night > night || !own || own.acceptable === null || state.expected <= 0) return null;
  const quiet = Math.max(0, (postings.get(metric)?.night ?? night) - state.night);
  const now = posteriorMean(posteriorNow(state, quiet, priorOf(method, policy, metric), policy));
  return t('lately {rate}', { rate: numbersIn(t.language).percent(now * own.acceptable) });
}
