/** What each level asks of a metric, beside what the night found: a table to read an alarm by. */
import { isNumber, odds } from '../../helpers/numbers.ts';
import { logEvidence, shownOdds } from '../../scoring/evidence.ts';
import { priorOf } from '../../scoring/method.ts';
import { thresholdLevels } from '../../scoring/policy.ts';
import { chancesAbove, posteriorNow } from '../../scoring/reading.ts';
import { briefPercent } from '../desk/figures.ts';
import type { Explained } from './explained.ts';

export interface ConditionRow {
  level: string;
  threshold: string;
  evidence: string;
  evidenceBar: string;
  chance: string;
  chanceBar: string;
  also: string;
}

export function conditionRows({ states, policy, method, postings, night }: Explained, metric: string): ConditionRow[] {
  const [state, own] = [states.get(metric), policy.metrics[metric]];
  if (!state || !own || own.acceptable === null) return [];
  const quiet = Math.max(0, (postings.get(metric)?.night ?? night) - state.night);
  const chances = chancesAbove(posteriorNow(state, quiet, priorOf(method, policy, metric), policy), own);
  return thresholdLevels.flatMap((level) => {
    const threshold = own[level];
    if (!isNumber(threshold)) return [];
    return [
      {
        level,
        threshold: briefPercent(threshold),
        evidence: odds(shownOdds(logEvidence(state.evidence[level] ?? []))),
        evidenceBar: odds(policy.levels[level].evidence),
        chance: sureness(chances[level]),
        chanceBar: `${Math.round(policy.levels[level].chance * 100)}\u202f%`,
        also: alsoWords(level, policy),
      },
    ];
  });
}

/** Whole percents that never claim certainty. */
export const sureness = (chance: number | null): string =>
  chance === null
    ? '–'
    : chance < 0.005
      ? 'under 1\u202f%'
      : chance >= 0.995
        ? 'over 99\u202f%'
        : `${Math.round(chance * 100)}\u202f%`;

function alsoWords(level: 'warn' | 'limit' | 'suspend', { levels }: Explained['policy']): string {
  if (level === 'warn') return '–';
  if (level === 'limit')
    return `${levels.limit.events} events from different buyers; a warning that has stood for ${levels.limit.warnedDays} days`;
  return 'a second source: another metric at limit, or a failed inspection; and it must not be chance among all sellers of the night';
}
