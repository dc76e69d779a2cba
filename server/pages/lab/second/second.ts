/** `/lab/second`: what waits for a second person, and answers of sellers that somebody has to decide. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { appendAudit } from '../../../stores/audit.ts';
import { beginInspection, knowsFirstGrading } from '../../../stores/lab/inspections.ts';
import { secondGradingOf, secondGradings } from '../../../stores/lab/second-gradings.ts';
import { readCommitted, readIn } from '../../../stores/read.ts';
import { waitingAnswers } from '../../../stores/verdict-answers.ts';
import { allow, requested } from '../mystery-order.ts';
import { presentSecond } from './present-second.ts';

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const read = readCommitted(database);
  const { email } = request.person as Person;
  const [gradings, answers] = [await secondGradings(read), await waitingAnswers(read)];
  response.render('lab/second/second', presentSecond(gradings, answers, email, texts(request.language)));
}

/** Begins the second grading, or goes on with it. Whoever graded first never gets there. */
async function begin(request: Request, response: Response, { database, clock }: Context, mysteryOrder: number) {
  const { email: inspector } = request.person as Person;
  const at = instantText(clock.now());
  const id = await database.transaction(async (tx) => {
    const waiting = await secondGradingOf(readIn(tx), mysteryOrder);
    if (!waiting || waiting.secondAt !== null) return null;
    if (await knowsFirstGrading(readIn(tx), mysteryOrder, inspector)) return null;
    const begun = await beginInspection(tx, { mysteryOrder, grading: 'second', inspector, at });
    const subject = `mystery order ${mysteryOrder}`;
    if (begun.isNew) await appendAudit(tx, { at, actor: inspector, action: 'inspection begun', subject, detail: {} });
    return begun.id;
  });
  if (id !== null) {
    response.redirect(303, `/lab/inspections/${id}`);
    return;
  }
  const text = texts(request.language)(
    'It does not wait for you: either you graded it first, or it was graded meanwhile.',
  );
  response.flash({ kind: 'fault', text }).redirect(303, '/lab/second');
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/second', allow, handle: show },
  {
    method: 'post',
    path: '/lab/orders/:id/second',
    allow,
    handle: async (request, response, context) =>
      begin(request, response, context, (await requested(request, context)).id),
  },
];
