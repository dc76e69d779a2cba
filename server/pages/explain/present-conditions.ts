/** What each level asks of a metric, beside what the night found: a table to read an alarm by. */
import { dash, isNumber } from '../../helpers/numbers.ts';
import { numbersIn } from '../../helpers/numbers-in.ts';
import type { Texts } from '../../languages/texts.ts';
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

export function conditionRows(explained: Explained, metric: string, t: Texts): ConditionRow[] {
  const { states, policy, method, postings, night } = explained;
  const { odds } = numbersIn(t.language);
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
        threshold: briefPercent(threshold, t),
        evidence: odds(shownOdds(logEvidence(state.evidence[level] ?? []))),
        evidenceBar: odds(policy.levels[level].evidence),
        chance: sureness(t, chances[level]),
        chanceBar: wholePercent(t, policy.levels[level].chance),
        also: alsoWords(level, policy, t),
      },
    ];
  });
}

/** Whole percents that never claim certainty. */
export function sureness(t: Texts, chance: number | null): string {
  if (chance === null) return dash;
  if (chance < 0.005) return t('under {share}', { share: wholePercent(t, 0.01) });
  if (chance >= 0.995) return t('over {share}', { share: wholePercent(t, 0.99) });
  return wholePercent(t, Math.round(chance * 100) / 100);
}

const wholePercent = ({ language }: Texts, share: number): string =>
  numbersIn(language).exactPercent(Math.round(share * 100) / 100);

function alsoWords(level: 'warn' | 'limit' | 'suspend', { levels }: Explained['policy'], t: Texts): string {
  if (level === 'warn') return dash;
  if (level === 'limit')
    return t(
      '{events, plural, one {# event; a warning that has stood for {days, number} days} other {# events from different buyers; a warning that has stood for {days, number} days}}',
      { events: levels.limit.events, days: levels.limit.warnedDays },
    );
  return t(
    'a second source: another metric at limit, or a failed inspection; and it must not be chance among all sellers of the night',
  );
}
