/** What a night was the first to leave out because of incidents. */
import type { Database } from '../../../db/connect.ts';
import type { Texts } from '../../languages/texts.ts';
import type { Day } from '../../scoring/day.ts';
import { incidentEffects } from '../../stores/incident-effects.ts';
import { declaredIncidents } from '../../stores/incidents.ts';
import { readCommitted } from '../../stores/read.ts';
import { effectWords } from './incident-words.ts';

export async function incidentsOfNight(t: Texts, database: Database, night: Day) {
  const read = readCommitted(database);
  const effects = await incidentEffects(read, night);
  if (effects.size === 0) return [];
  return (await declaredIncidents(read)).flatMap(({ id, name }) => {
    const effect = effects.get(id);
    return effect
      ? [{ href: `/incidents/${id}`, name, effect: t('took out {effect}', { effect: effectWords(t, effect) }) }]
      : [];
  });
}
