/** `POST /lab/inspections/:id/submit`: the end of a draft. What is missing is named; else it is judged and never changed again. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import type { Answers } from '../../../lab/answers.ts';
import { message, texts } from '../../../languages/texts.ts';
import { judgeInspection } from '../../../lab/judge-inspection.ts';
import { missingAnswers } from '../../../lab/missing-answers.ts';
import { missingNotes } from '../../../lab/missing-notes.ts';
import { settledAnswers } from '../../../lab/said-of.ts';
import { dayText } from '../../../scoring/day.ts';
import { appendAudit } from '../../../stores/audit.ts';
import { afterGrading } from '../../../stores/lab/gradings.ts';
import { saveAnswers, submitInspection } from '../../../stores/lab/inspections.ts';
import { viewsMissing } from '../../../stores/lab/photos.ts';
import { readCommitted, readIn } from '../../../stores/read.ts';
import { allow } from '../mystery-order.ts';
import { answersIn } from './answer-fields.ts';
import { closed, conflict, render, revisionIn, stored } from './inspection.ts';
import { openedInspection, type OpenedInspection } from './opened-inspection.ts';
import { viewsLacking } from './present-inspection.ts';
import { tooLongFields } from './too-long-fields.ts';

const said = {
  concluded: message('Submitted: the verdict stands, still under cover.'),
  second: message('Submitted. A second person grades it now, without seeing your answers.'),
  differs: message('Submitted. The two gradings differ: they have to be settled.'),
};

async function submit(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedInspection(request, context);
  if (opened.may !== 'answer') {
    closed(request, response, opened);
    return;
  }
  const { id } = opened.inspection;
  const answers = answersIn(request.body, opened.checklist);
  const revision = revisionIn(request.body);
  if (await lacks(context, opened, answers)) {
    if ((await stored(context, opened, revision, answers)) === null)
      await conflict(request, response, context, answers);
    else {
      response.status(422);
      await render(request, response, context, await openedInspection(request, context), { isSubmitted: true });
    }
    return;
  }
  const followed = await end(request, context, opened, revision, answers);
  if (followed === null) {
    await conflict(request, response, context, answers);
    return;
  }
  response
    .flash({ kind: 'done', text: texts(request.language)(said[followed]) })
    .redirect(303, `/lab/inspections/${id}`);
}

async function lacks({ database }: Context, opened: OpenedInspection, answers: Answers): Promise<boolean> {
  const { inspection, checklist, facts } = opened;
  const setting = { items: checklist.items, answers, gradeSold: facts.gradeSold };
  if (missingAnswers(setting).length > 0 || missingNotes(setting).length > 0) return true;
  const missing = await viewsMissing(readCommitted(database), inspection.id, checklist);
  const lacking = viewsLacking(opened, { missing }, answers);
  const views = lacking.map(({ key }) => key);
  return lacking.some(({ reason }) => reason === '') || tooLongFields(checklist.items, answers, views).length > 0;
}

/** All in one transaction: the answers, the result, the line in the audit, and what follows for the order. */
function end(request: Request, context: Context, opened: OpenedInspection, revision: number, answers: Answers) {
  const { clock, calendar, database } = context;
  const { inspection, checklist, facts, order } = opened;
  const { email: actor } = request.person as Person;
  const [at, day] = [instantText(clock.now()), dayText(calendar(clock.now()))];
  const settled = settledAnswers({ items: checklist.items, answers, gradeSold: facts.gradeSold });
  return database.transaction(async (tx) => {
    if ((await saveAnswers(tx, inspection.id, revision, settled, at)) === null) return null;
    // A photo may have been removed while this form was on its way.
    const missing = await viewsMissing(readIn(tx), inspection.id, checklist);
    if (viewsLacking(opened, { missing }, answers).some(({ reason }) => reason === '')) return null;
    await submitInspection(tx, inspection.id, judgeInspection(checklist, settled, facts), at);
    const subject = `mystery order ${order.id}`;
    await appendAudit(tx, { at, actor, action: 'inspection submitted', subject, detail: {} });
    return afterGrading(tx, order.id, { at, actor, day });
  });
}

/** A form that was not taken stands under this address, where there is no script to change it. */
async function leadBack(request: Request, response: Response, context: Context): Promise<void> {
  const { inspection } = await openedInspection(request, context);
  response.redirect(303, `/lab/inspections/${inspection.id}`);
}

export const routes: Route[] = [
  { method: 'post', path: '/lab/inspections/:id/submit', allow, handle: submit },
  { method: 'get', path: '/lab/inspections/:id/submit', allow, handle: leadBack },
];
