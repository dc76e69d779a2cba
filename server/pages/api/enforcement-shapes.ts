/** Events and standings as machines read them: the same fields in webhooks and in answers. */
import { z } from 'zod';
import { decisionStates, measures } from '../../cases/decision.ts';
import { day } from './api-route.ts';

const toldMeasure = z.object({
  decision: z.number().int(),
  measure: z.enum(measures),
  markets: z.array(z.string()).describe('Empty: every market'),
  categories: z.array(z.string()).describe('Empty: every category'),
  orders_per_day: z.number().nullable(),
  share_of_listings: z.number().nullable().describe('Percent'),
  from: day.nullable(),
  until: day.nullable().describe('Inclusive; null: until another decision'),
});

const level = z.enum(['good', ...measures]);

export const standingShape = z.object({
  level: level.describe('The harshest measure anywhere: a headline. What is to be done stands in measures'),
  account_level: level.describe('The harshest measure on the whole account'),
  measures: z.array(toldMeasure).describe('Each holds in its own markets and categories'),
});

export const eventShape = z.object({
  id: z.string().describe('The same on every way and in every repetition'),
  type: z.string().describe('decision.in_force, decision.ended, decision.lifted, decision.overturned, …'),
  sequence: z.number().int().describe('Counts up; a standing with a lower one is older'),
  at: z.string(),
  seller_id: z.string(),
  decision: toldMeasure.extend({ state: z.enum(decisionStates), version: z.number().int() }),
  standing: standingShape.describe('All that holds for the seller after this event'),
});
