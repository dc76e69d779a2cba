/** Since when the evidence of a metric has been building, as its detector remembers. */
import { dominating, type Excursion } from '../../scoring/excursion.ts';
import type { Explained } from './explained.ts';

/** Null: nothing speaks for a high rate. Undefined: not remembered, by a state from before this was kept, or while a night is under way. */
export function excursionOf({ states, policy }: Explained, metric: string): Excursion | null | undefined {
  const [state, own] = [states.get(metric), policy.metrics[metric]];
  if (!state?.excursions || !own || own.acceptable === null || own.warn === null) return undefined;
  return dominating(state.excursions, policy.detector.ratios, own.warn / own.acceptable);
}
