/** `/api/v1/enforcement`: what changed, in order, behind a cursor. `/api/v1/standings`: what holds for every seller. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { refusal } from '../../access/guard.ts';
import { instantText, type Context } from '../../context.ts';
import { standingChanges, type DecisionEvent } from '../../enforcement/event.ts';
import { standingOf } from '../../enforcement/standing.ts';
import { decisionStates } from '../../cases/decision.ts';
import { eventsBetween, headPosition } from '../../stores/published-events.ts';
import { readCommitted } from '../../stores/read.ts';
import { measuresInForce, sellersFrom } from '../../stores/seller-standings.ts';
import { spreadEvents } from '../../stores/spread-events.ts';
import { apiRoute, type ApiRoute } from './api-route.ts';
import { eventShape, standingShape } from './enforcement-shapes.ts';

const allow = ['manager', 'admin'] as const;
const scope = 'enforcement:read';

const cursor = z.string().regex(/^\d{1,15}$/);
const events = z.object({
  after: cursor.default('0').describe('The cursor of the answer before; without it from the first event on'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  steps: z.enum(['true', 'false']).default('false').describe('Also the steps that change no standing'),
  wait: z.coerce.number().int().min(0).max(30).default(0).describe('Seconds to wait for an event if there is none'),
});

/** Milliseconds between two looks while someone waits. */
const lookAgain = 500;

const allSteps = decisionStates.map((state) => `decision.${state}`);

async function eventsFor(context: Context, query: z.infer<typeof events>) {
  const { database, config, clock } = context;
  const read = readCommitted(database);
  const after = Number(query.after);
  await spreadEvents(database, { baseUrl: config.baseUrl, now: instantText(clock.now()) });
  // Read before the events: one that becomes known meanwhile comes with the next answer.
  const upTo = await headPosition(read);
  // A cursor of the future is one of another database: going on from it would miss what comes.
  if (after > upTo) throw refusal(400);
  const kinds = query.steps === 'true' ? allSteps : standingChanges;
  const found = await eventsBetween(read, { after, upTo }, kinds, query.limit + 1);
  const shown = found.slice(0, query.limit) as DecisionEvent[];
  const more = found.length > query.limit;
  return { events: shown, cursor: String(more ? (shown.at(-1)?.sequence ?? after) : upTo), more };
}

export const routes: ApiRoute[] = [
  apiRoute({
    path: '/api/v1/enforcement',
    ...{ allow, scope, fresh: true },
    summary: 'What changed for sellers, in the order in which it became known',
    query: events,
    answer: z.object({
      events: z.array(eventShape),
      cursor: z.string().describe('Keep it, and send it as `after` next time'),
      more: z.boolean().describe('Whether there are more already: ask again at once'),
    }),
    async find({ request, context, query }) {
      const until = performance.now() + query.wait * 1000;
      for (;;) {
        const answer = await eventsFor(context, query);
        if (answer.events.length > 0 || performance.now() >= until || request.destroyed) return answer;
        await sleep(lookAgain);
      }
    },
  }),
  apiRoute({
    path: '/api/v1/standings',
    ...{ allow, scope, fresh: true },
    summary: 'What holds for every seller now, by seller id',
    query: z.object({
      after: z.string().max(500).default('').describe('The seller id with which the answer before ended'),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    answer: z.object({
      cursor: z.string().describe('Of the moment before these were read: events after it are news'),
      standings: z.array(z.object({ seller_id: z.string(), standing: standingShape })),
      next: z.string().nullable().describe('Send it as `after`; null: these were the last'),
    }),
    async find({ context: { database, config, clock }, query: { after, limit } }) {
      const read = readCommitted(database);
      await spreadEvents(database, { baseUrl: config.baseUrl, now: instantText(clock.now()) });
      const position = await headPosition(read);
      const sellers = await sellersFrom(read, after, limit + 1);
      const shown = sellers.slice(0, limit);
      const inForce = await measuresInForce(
        read,
        shown.map(({ id }) => id),
      );
      const standings = shown.map(({ id, sellerId }) => ({
        seller_id: sellerId,
        standing: standingOf(inForce.get(id) ?? []),
      }));
      const next = sellers.length > limit ? (shown.at(-1)?.sellerId ?? null) : null;
      return { cursor: String(position), standings, next };
    },
  }),
];
