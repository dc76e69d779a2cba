/** `/api/v1/own/standing`, `/statements`, `/verdicts`: what holds for a seller, what it was told, what the lab found. */
import { z } from 'zod';
import { decisionStates, measures } from '../../../cases/decision.ts';
import { standingOf } from '../../../enforcement/standing.ts';
import { grades, safetyFindings, verdicts } from '../../../lab/result.ts';
import { ownAppeals, ownStatements } from '../../../stores/own-cases.ts';
import { readCommitted } from '../../../stores/read.ts';
import { revelationsTo, type StoredRevelation } from '../../../stores/revelations.ts';
import { measuresInForce } from '../../../stores/seller-standings.ts';
import { answersOf, type VerdictAnswer } from '../../../stores/verdict-answers.ts';
import { day, number, text, type ApiRoute } from '../api-route.ts';
import { standingShape } from '../enforcement-shapes.ts';
import { ownRoute } from './own-route.ts';

const scope = 'own:cases';
const instant = z.string().describe('YYYY-MM-DDTHH:MM:SSZ');

const appeal = z.object({
  filed_at: instant,
  state: z.enum(['open', 'upheld', 'rejected', 'withdrawn']),
  answered_at: instant.nullable(),
  answer: text,
});

const statement = z.object({
  id: z.number().int().describe('Its page is /statements/{id}, the document /statements/{id}/pdf'),
  reference: z.string(),
  measure: z.enum(measures),
  state: z.enum(decisionStates),
  markets: z.array(z.string()).describe('Empty: every market'),
  categories: z.array(z.string()).describe('Empty: every category'),
  from: day.nullable(),
  until: day.nullable().describe('Inclusive; null: until another decision'),
  delivered_at: instant,
  opened_at: instant.nullable(),
  appeals: z.array(appeal),
});

const wrongPart = z.object({
  item: z.string(),
  label: z.string(),
  severity: z.enum(['critical', 'major', 'minor']),
  points: z.number(),
  note: z.string(),
  part: z.string(),
  batch: z.string(),
});

const verdict = z.object({
  id: z.number().int().describe('Its page is /verdicts/{id}'),
  order_id: text,
  draw: z.enum(['random', 'for_cause']).describe('Only what was drawn at random counts in a rate'),
  category: text,
  grade_sold: z.enum(grades).nullable(),
  inspected_on: day,
  revealed_on: day,
  answer_until: day.nullable(),
  verdict: z.enum(verdicts).describe('What counts now'),
  safety_finding: z.enum(safetyFindings),
  corrected_on: day.nullable(),
  quality: number,
  delivery: number,
  packaging: number,
  wrong: z.array(wrongPart),
  answer: z
    .object({
      given_at: instant,
      state: z.enum(['open', 'stands', 'corrected']),
      decided_at: instant.nullable(),
      outcome: text,
    })
    .nullable(),
});

function presentVerdict(one: StoredRevelation, answer: VerdictAnswer | undefined): z.infer<typeof verdict> {
  const { orderId, draw, category, gradeSold, inspectedOn, result } = one.content;
  return {
    ...{ id: one.mysteryOrder, order_id: orderId, draw, category, grade_sold: gradeSold },
    ...{ inspected_on: inspectedOn, revealed_on: one.revealedOn, answer_until: one.answerUntil },
    ...{ verdict: one.verdict, safety_finding: one.safetyFinding, corrected_on: one.correctedOn },
    ...{ quality: result.quality, delivery: result.delivery, packaging: result.packaging },
    wrong: result.wrong.map(({ item, label, severity, points, note, part, batch }) => {
      return { item, label, severity, points, note, part, batch };
    }),
    answer: answer
      ? { given_at: answer.at, state: answer.state, decided_at: answer.decidedAt, outcome: answer.outcome }
      : null,
  };
}

export const routes: ApiRoute[] = [
  ownRoute({
    path: 'standing',
    scope,
    summary: 'What holds for you now: every measure in force, with its markets and categories',
    answer: z.object({ standing: standingShape }),
    async find({ seller, context: { database } }) {
      const inForce = await measuresInForce(readCommitted(database), [seller]);
      return { standing: standingOf(inForce.get(seller) ?? []) };
    },
  }),
  ownRoute({
    path: 'statements',
    scope,
    summary: 'Statements of reasons that were delivered to you, the newest first, with your appeals',
    answer: z.object({ statements: z.array(statement) }),
    async find({ seller, context: { database } }) {
      const read = readCommitted(database);
      const appeals = await ownAppeals(read, seller);
      const statements = (await ownStatements(read, seller)).map((one) => ({
        ...{ id: one.id, reference: one.reference, measure: one.measure, state: one.state },
        ...{ markets: [...(one.scope.markets ?? [])], categories: [...(one.scope.categories ?? [])] },
        ...{ from: one.from, until: one.until, delivered_at: one.deliveredAt, opened_at: one.openedAt },
        appeals: (appeals.get(one.decision) ?? []).map(({ filedAt, state, decidedAt, answer }) => {
          return { filed_at: filedAt, state, answered_at: decidedAt, answer };
        }),
      }));
      return { statements };
    },
  }),
  ownRoute({
    path: 'verdicts',
    scope,
    summary: 'What the lab found on orders that it has made known to you, the latest first, with your answers',
    answer: z.object({ verdicts: z.array(verdict) }),
    async find({ seller, context: { database } }) {
      const read = readCommitted(database);
      const answers = new Map((await answersOf(read, seller)).map((answer) => [answer.mysteryOrder, answer]));
      const revealed = await revelationsTo(read, seller);
      return { verdicts: revealed.map((one) => presentVerdict(one, answers.get(one.mysteryOrder))) };
    },
  }),
];
