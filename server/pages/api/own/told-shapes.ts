/** What the webhooks of a seller are sent: `data` of each type, the same fields as `server/enforcement/own-event.ts`. */
import { z } from 'zod';
import { noticeKinds } from '../../../stores/seller-notices.ts';
import { day, number, text } from '../api-route.ts';
import { eventShape } from '../enforcement-shapes.ts';

const id = z.string().describe('The same in every repetition: leave aside what you have already');

const toldScore = z.object({
  night: day,
  score: number,
  low: number,
  high: number,
  state: z.enum(['ranked', 'provisional']),
  level: z.string(),
});

export const toldShapes = {
  'decision.in_force': eventShape.pick({ seller_id: true, decision: true, standing: true }).extend({ id }),
  'notice.added': z.object({
    id,
    seller_id: text.describe('Null: every seller is told'),
    notice: z.number().int().describe('Its page is /notices/{notice}'),
    kind: z.enum(noticeKinds),
    page: text,
  }),
  'scorecard.published': z.object({
    id,
    seller_id: z.string(),
    now: toldScore,
    before: toldScore.nullable().describe('Of the night before; null: this is the first'),
  }),
} as const;

const summaries: Record<keyof typeof toldShapes, string> = {
  'decision.in_force':
    'A measure about you came into force; decision.ended, decision.lifted and decision.overturned look the same',
  'notice.added': 'There is something new in your inbox',
  'scorecard.published': 'A night has changed your score, its state or its level',
};

/** A message as it is posted: signed as Standard Webhooks has it. */
const messageOf = (type: keyof typeof toldShapes) =>
  z.object({ type: z.string(), timestamp: z.string(), data: toldShapes[type] });

const types = Object.keys(toldShapes) as (keyof typeof toldShapes)[];

/** The `webhooks` of the description for machines. */
export const toldWebhooks = Object.fromEntries(
  types.map((type) => [
    type,
    {
      post: {
        summary: summaries[type],
        parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => {
          return { name, in: 'header', required: true, schema: { type: 'string' } };
        }),
        requestBody: { content: { 'application/json': { schema: z.toJSONSchema(messageOf(type)) } } },
        responses: { '2XX': { description: 'Taken. Anything else is sent again, eight times in two days' } },
      },
    },
  ]),
);
