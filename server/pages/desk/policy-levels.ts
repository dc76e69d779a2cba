/** What each level asks for, in words, in the order in which the levels are reached. */
import type { Texts } from '../../languages/texts.ts';
import type { Policy } from '../../scoring/policy.ts';
import { briefPercent } from './figures.ts';
import { numberWord } from './words.ts';

export function presentLevels(t: Texts, { levels, release, massEvent, trial, windowDays }: Policy) {
  const { watch, warn, limit, suspend } = levels;
  const chance = (share: number): string => t('{n} in 100', { n: Math.round(share * 100) });
  const number = (n: number): string => numberWord(n, t);
  return [
    {
      level: 'watch',
      text: t('Odds of {odds, number} : 1 that the true rate is above the warning threshold. Staff only.', {
        odds: watch.evidence,
      }),
    },
    {
      level: 'warn',
      text: t(
        'Odds of {odds, number} : 1, and a chance of at least {chance} that it is still above the threshold now.',
        { odds: warn.evidence, chance: chance(warn.chance) },
      ),
    },
    {
      level: 'limit',
      text: t(
        'Odds of {odds, number} : 1 above the limit threshold, a chance of {chance} that it still is, at least {events, plural, one {{eventsWord} event} other {{eventsWord} events}} from different buyers, and a warning {days, plural, one {{daysWord} day} other {{daysWord} days}} before.',
        {
          ...{ odds: limit.evidence, chance: chance(limit.chance) },
          ...{ events: limit.events, eventsWord: number(limit.events) },
          ...{ days: limit.warnedDays, daysWord: number(limit.warnedDays) },
        },
      ),
    },
    {
      level: 'suspend',
      text: t(
        'Odds of {odds, number} : 1 above the suspension threshold, a chance of {chance} that it still is, and a second source: another metric past its limit, or a failed inspection. A safety finding of the lab is enough by itself.',
        { odds: suspend.evidence, chance: chance(suspend.chance) },
      ),
    },
    {
      level: 'fine',
      word: t('leaving a level'),
      text: t(
        'A level ends after {nights, plural, one {{nightsWord} fresh night} other {{nightsWord} fresh nights}} on which the chance of being above it is under {chance}; then one level down.',
        { nights: release.nights, nightsWord: number(release.nights), chance: chance(release.chance) },
      ),
    },
    {
      level: 'stale',
      word: t('many at once, new sellers'),
      text: t(
        'If one night would put more than {share} of ranked sellers at limit or above, its recommendations are held back for a person. New sellers meet thresholds × {factor, number} for their first {trialDays, plural, one {# day} other {# days}}. Counts are of the last {windowDays, plural, one {# day} other {# days}}.',
        { share: briefPercent(massEvent, t), factor: trial.factor, trialDays: trial.days, windowDays },
      ),
    },
  ];
}
