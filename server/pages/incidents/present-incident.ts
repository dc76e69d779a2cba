/** One incident as staff read it. */
import { capital } from '../../helpers/words.ts';
import type { IncidentEffect, Lagging } from '../../stores/incident-effects.ts';
import type { DeclaredIncident } from '../../stores/incidents.ts';
import { effectWords, laggingWords, metricsWords, stretchWords, whereWords } from './incident-words.ts';

export function presentIncident(
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
    when: stretchWords(one),
    where: capital(whereWords(one)),
    what: capital(metricsWords(one.metrics)),
    effect: effect ? capital(effectWords(effect)) : one.counted && !revoked ? 'Nothing so far' : null,
    lags: lags ? laggingWords(lagging) : null,
    waits: one.counted ? null : revoked ? 'Counts again with tonight’s night.' : 'Takes effect with tonight’s night.',
    state: revoked ? 'done' : one.counted && !lags ? 'fine' : 'stale',
    words: revoked ? 'revoked' : lags ? 'not posted yet' : one.counted ? 'stands' : 'not counted yet',
  };
}

export type PresentedIncident = ReturnType<typeof presentIncident>;
