/** `/api/v1/own/disputes`: what a seller contests, and the answers. `/messages`: what stands in its inbox. */
import { z } from 'zod';
import { answeredStates, disputeReasons, disputeStates } from '../../../cases/dispute.ts';
import { dayText } from '../../../scoring/day.ts';
import { disputesOfSeller, type Dispute } from '../../../stores/disputes.ts';
import { readCommitted } from '../../../stores/read.ts';
import { countNotices, noticeKinds, noticesTo } from '../../../stores/seller-notices.ts';
import { day, text, type ApiRoute } from '../api-route.ts';
import { ownRoute } from './own-route.ts';

const scope = 'own:cases';
const instant = z.string().describe('YYYY-MM-DDTHH:MM:SSZ');
/** More than a shop files in years. */
const mostDisputes = 1000;

const dispute = z.object({
  id: z.number().int().describe('Its page is /disputes/{id}'),
  order_id: z.string(),
  reason: z.enum(disputeReasons),
  state: z.enum(disputeStates),
  filed_at: instant,
  due_on: day.describe('By when it is to be answered'),
  answered_at: instant.nullable().describe('Of the answer that stands'),
  answer: text.describe('What was said in closing'),
  corrected_because: text.describe('Why this answer takes the place of a former one; null: there was none'),
  correction_on: day.nullable().describe('The night since which your figures hold what was accepted'),
  points: z.array(
    z.object({
      metric: text.describe('What is contested; null: only an answer is asked for'),
      day: day.nullable(),
      claim: z.string(),
      verdict: z.enum(['accepted', 'refused']).nullable(),
      answer: text,
    }),
  ),
  former_answers: z
    .array(
      z.object({
        state: z.enum(answeredStates),
        answered_at: instant,
        answer: text,
        corrected_because: text,
        points: z.array(z.object({ verdict: z.enum(['accepted', 'refused']).nullable(), answer: z.string() })),
      }),
    )
    .describe('Answers that were corrected since, the newest first; points in the same order'),
});

const size = 100;
const message = z.object({
  id: z.number().int().describe('Its page is /notices/{id}'),
  kind: z.enum(noticeKinds),
  told_at: instant,
  opened_at: instant.nullable().describe('When somebody of your shop first opened it'),
  page: text.describe('Where it leads'),
  texts: z
    .record(z.string(), z.object({ subject: z.string(), paragraphs: z.array(z.string()) }))
    .nullable()
    .describe('By language; null: its words stand on the page alone'),
});

function toldAnswers({ points, answers, withdrawnAt }: Dispute) {
  const [standing, ...former] = answers;
  return {
    answered_at: standing?.at ?? withdrawnAt,
    answer: standing?.closing ?? null,
    corrected_because: standing?.reason ?? null,
    correction_on: standing?.countedOn ?? null,
    points: points.map(({ metric, day, claim }, at) => {
      const { verdict = null, answer = null } = standing?.points[at] ?? {};
      return { metric, day: day === null ? null : dayText(day), claim, verdict, answer };
    }),
    former_answers: former.map((one) => ({
      ...{ state: one.state, answered_at: one.at, answer: one.closing, corrected_because: one.reason },
      points: one.points.map(({ verdict, answer }) => ({ verdict, answer })),
    })),
  };
}

/** No person: a program reads nothing in anybody's place. */
const program = 0;

export const routes: ApiRoute[] = [
  ownRoute({
    path: 'disputes',
    scope,
    summary: 'What you contest, the newest first, with the answer to each point',
    answer: z.object({ disputes: z.array(dispute) }),
    async find({ seller, context: { database } }) {
      const found = await disputesOfSeller(readCommitted(database), seller, mostDisputes);
      return {
        disputes: found.map((one) => ({
          ...{ id: one.id, order_id: one.orderId, reason: one.reason, state: one.state },
          ...{ filed_at: one.filedAt, due_on: one.dueOn, ...toldAnswers(one) },
        })),
      };
    },
  }),
  ownRoute({
    path: 'messages',
    scope,
    summary: 'Your inbox, the newest first, a hundred to a page; asking opens nothing',
    query: z.object({ page: z.coerce.number().int().min(1).max(100_000).default(1) }),
    answer: z.object({ total: z.number().int(), messages: z.array(message) }),
    async find({ seller, context: { database }, query: { page } }) {
      const [read, reader] = [readCommitted(database), { person: program, seller }];
      const found = await noticesTo(read, reader, {}, { size, page });
      const messages = found.map((one) => ({
        ...{ id: one.id, kind: one.kind, told_at: one.toldAt, opened_at: one.openedAt, page: one.page },
        texts:
          one.texts &&
          Object.fromEntries(
            Object.entries(one.texts).map(([language, { subject, paragraphs }]) => [
              language,
              { subject, paragraphs: [...paragraphs] },
            ]),
          ),
      }));
      return { total: await countNotices(read, reader, {}), messages };
    },
  }),
];
