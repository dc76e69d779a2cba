/** Declared incidents: what stands, what was revoked, and what each takes out. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { incidentEffects, laggingMetrics } from '../../stores/incident-effects.ts';
import { declaredIncidents } from '../../stores/incidents.ts';
import { readCommitted } from '../../stores/read.ts';
import { mayDeclare } from './may-declare.ts';
import { presentIncident, type PresentedIncident } from './present-incident.ts';

async function show({ person, language }: Request, response: Response, { database }: Context): Promise<void> {
  const t = texts(language);
  const read = readCommitted(database);
  const effects = await incidentEffects(read);
  const lagging = await laggingMetrics(read);
  const all = (await declaredIncidents(read))
    .map((one) => presentIncident(t, one, effects.get(one.id), lagging.get(one.id)))
    .reverse();
  const standing = all.filter(({ revoked }) => !revoked);
  response.render('incidents/incidents', {
    title: t('Incidents'),
    lead: leadOf(t, standing, all.length),
    standing,
    revoked: all.filter(({ revoked }) => revoked),
    mayDeclare: mayDeclare(person),
  });
}

function leadOf(t: Texts, standing: readonly PresentedIncident[], declared: number): string {
  if (declared === 0) return t('Nothing was ever declared: every late parcel and every complaint counts.');
  if (standing.length === 0) return t('No incident stands: every late parcel and every complaint counts.');
  const stands = t(
    '{n, plural, =1 {One incident stands: what it concerns counts} =2 {Two incidents stand: what they concern counts} =3 {Three incidents stand: what they concern counts} =4 {Four incidents stand: what they concern counts} =5 {Five incidents stand: what they concern counts} =6 {Six incidents stand: what they concern counts} =7 {Seven incidents stand: what they concern counts} =8 {Eight incidents stand: what they concern counts} =9 {Nine incidents stand: what they concern counts} =10 {Ten incidents stand: what they concern counts} other {# incidents stand: what they concern counts}} for nobody.',
    { n: standing.length },
  );
  const waiting = standing.filter(({ waits }) => waits !== null).length;
  if (waiting === 0) return stands;
  const later = t(
    '{n, plural, =1 {One takes} =2 {Two take} =3 {Three take} =4 {Four take} =5 {Five take} =6 {Six take} =7 {Seven take} =8 {Eight take} =9 {Nine take} =10 {Ten take} other {# take}} effect with tonight’s night.',
    { n: waiting },
  );
  return `${stands} ${later}`;
}

export const routes: Route[] = [{ method: 'get', path: '/incidents', allow: staff, handle: show }];
