/** Declared incidents: what stands, what was revoked, and what each takes out. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { opening } from '../../helpers/words.ts';
import { incidentEffects, laggingMetrics } from '../../stores/incident-effects.ts';
import { declaredIncidents } from '../../stores/incidents.ts';
import { readCommitted } from '../../stores/read.ts';
import { mayDeclare } from './may-declare.ts';
import { presentIncident, type PresentedIncident } from './present-incident.ts';

async function show({ person }: Request, response: Response, { database }: Context): Promise<void> {
  const read = readCommitted(database);
  const effects = await incidentEffects(read);
  const lagging = await laggingMetrics(read);
  const all = (await declaredIncidents(read))
    .map((one) => presentIncident(one, effects.get(one.id), lagging.get(one.id)))
    .reverse();
  const standing = all.filter(({ revoked }) => !revoked);
  response.render('incidents/incidents', {
    title: 'Incidents',
    lead: leadOf(standing, all.length),
    standing,
    revoked: all.filter(({ revoked }) => revoked),
    mayDeclare: mayDeclare(person),
  });
}

function leadOf(standing: readonly PresentedIncident[], declared: number): string {
  if (declared === 0) return 'Nothing was ever declared: every late parcel and every complaint counts.';
  if (standing.length === 0) return 'No incident stands: every late parcel and every complaint counts.';
  const waiting = standing.filter(({ waits }) => waits !== null).length;
  const later = waiting > 0 ? ` ${opening(waiting, 'takes', 'take')} effect with tonight’s night.` : '';
  return `${opening(standing.length, 'incident stands', 'incidents stand')}: what ${standing.length === 1 ? 'it concerns' : 'they concern'} counts for nobody.${later}`;
}

export const routes: Route[] = [{ method: 'get', path: '/incidents', allow: staff, handle: show }];
