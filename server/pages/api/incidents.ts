/** `/api/v1/incidents`: what was declared, what stands, and how much each takes out. */
import { z } from 'zod';
import { staff } from '../../access/route.ts';
import { incidentEffects } from '../../stores/incident-effects.ts';
import { declaredIncidents } from '../../stores/incidents.ts';
import { readCommitted } from '../../stores/read.ts';
import { apiRoute, day, text, type ApiRoute } from './api-route.ts';

const incidentRow = z.object({
  id: z.number(),
  name: z.string(),
  metrics: z.array(z.string()),
  market: text.nullable().describe('Null: all'),
  carrier: text.nullable().describe('Null: all'),
  from: day,
  to: day,
  declared_at: text,
  revoked_at: text.nullable(),
  counted: z.boolean().describe('Whether a night has counted its orders since it was declared or revoked'),
  sellers: z.number().describe('Sellers of whom it takes something out'),
  events: z.array(z.object({ metric: z.string(), events: z.number() })),
});

export const routes: ApiRoute[] = [
  apiRoute({
    path: '/api/v1/incidents',
    allow: staff,
    summary: 'Declared incidents, with the events that do not count because of them',
    answer: z.object({ incidents: z.array(incidentRow) }),
    async find({ context: { database } }) {
      const read = readCommitted(database);
      const effects = await incidentEffects(read);
      const incidents = (await declaredIncidents(read)).map((one) => {
        const { id, name, metrics, market, carrier, from, to, counted } = one;
        const effect = effects.get(id);
        return {
          ...{ id, name, metrics: [...metrics], market, carrier, from, to },
          ...{ declared_at: one.declaredAt, revoked_at: one.revokedAt, counted },
          sellers: effect?.sellers ?? 0,
          events: (effect?.events ?? []).map(({ metric, events }) => ({ metric, events })),
        };
      });
      return { incidents };
    },
  }),
];
