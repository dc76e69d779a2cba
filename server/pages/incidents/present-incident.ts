/** One incident as staff read it. */
import { dayStretch } from '../../helpers/day-stretch.ts';
import type { Texts } from '../../languages/texts.ts';
import type { IncidentEffect, Lagging } from '../../stores/incident-effects.ts';
import type { DeclaredIncident } from '../../stores/incidents.ts';
import { effectWords, laggingWords, metricsWords, whereWords } from './incident-words.ts';

export function presentIncident(
  t: Texts,
  one: DeclaredIncident,
  effect: IncidentEffect | undefined,
  lagging: readonly Lagging[] = [],
) {
  const revoked = one.revokedAt !== null;
  const lags = one.counted && !revoked && lagging.length > 0;
  return {
    ...one,
    href: `/incidents/${one.id}`,
    revoked,
    when: dayStretch(one, t.language),
    where: opened(whereWords(t, one)),
    what: opened(metricsWords(t, one.metrics)),
    takesOut: effect !== undefined,
    effect: effect ? opened(effectWords(t, effect)) : one.counted && !revoked ? t('Nothing so far') : null,
    lags: lags ? laggingWords(t, lagging) : null,
    waits: one.counted
      ? null
      : revoked
        ? effect
          ? t('Counts again with tonight’s night.')
          : null
        : t('Takes effect with tonight’s night.'),
    state: revoked ? 'done' : one.counted && !lags ? 'fine' : 'stale',
    words: revoked
      ? t('{of, select, incidents {revoked} other {revoked}}', { of: 'incidents' })
      : lags
        ? t('not posted yet')
        : one.counted
          ? t('stands')
          : t('not counted yet'),
  };
}

const opened = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export type PresentedIncident = ReturnType<typeof presentIncident>;
