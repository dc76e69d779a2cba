/** `/actions/:id`: one corrective action, its story, and what the staff can do about it. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Person, type Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { actionFiles } from '../../stores/action-files.ts';
import { changeAction, correctiveAction, type CorrectiveAction } from '../../stores/corrective-actions.ts';
import { revealedOrder } from '../../stores/findings.ts';
import { readCommitted } from '../../stores/read.ts';
import { daysIn } from '../../helpers/days.ts';
import { findingWords } from '../inspections/checklist-texts.ts';
import { severityWords } from '../inspections/verdict-words.ts';
import { taskWords } from '../../notices/task-words.ts';
import { formKey, formText } from '../portfolio/form-text.ts';
import { tooLongWords } from '../too-long-words.ts';
import { actionStory } from './action-story.ts';
import { isOpen, standingOf } from './action-words.ts';
import { evidenceFaults, longestText, takeEvidence, untouched, type Typed } from './evidence-form.ts';
import { presentFiles, sendActionFile } from './present-files.ts';
import { tellSellerOfAction } from '../../notices/tell-of-action.ts';

async function requested({ params }: Request, { database }: Context): Promise<CorrectiveAction> {
  const action = await correctiveAction(readCommitted(database), formKey(params['id']));
  if (!action) throw refusal(404);
  return action;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await render(request, response, context, await requested(request, context), untouched);
}

async function render(
  { language }: Request,
  response: Response,
  context: Context,
  action: CorrectiveAction,
  typed: Typed,
): Promise<void> {
  const t = texts(language);
  const { exactDay } = daysIn(t.language);
  const { database, clock, calendar } = context;
  const read = readCommitted(database);
  const { id, sellerName, sellerId, mysteryOrder, state } = action;
  const standing = standingOf(action, calendar(clock.now()), t);
  const order = await revealedOrder(read, mysteryOrder);
  const shown = action.verifiedBy === null ? null : await revealedOrder(read, action.verifiedBy);
  response.render('actions/action', {
    title: t('Corrective action {id}', { id }),
    lead: standing.staff,
    crumbs: [{ href: '/actions', label: t('Actions') }],
    standing,
    text: taskWords(action.text, t),
    path: `/actions/${id}`,
    evidencePath: `/actions/${id}/evidence`,
    version: action.version,
    facts: [
      { label: t('Seller'), value: sellerName, href: `/sellers/${encodeURIComponent(sellerId)}`, own: true },
      {
        label: t('Not in order'),
        value: action.found === null ? t('the order as a whole') : findingWords(action.found, t),
        hint: action.severity === null ? '' : t(severityWords[action.severity]),
      },
      {
        label: t('Verdict'),
        value: t('mystery order {id}', { id: mysteryOrder }),
        href: `/inspections/${mysteryOrder}`,
      },
      { label: t('By when'), value: exactDay(action.dueOn) },
    ],
    corrected: order?.correctedOn ? exactDay(order.correctedOn) : null,
    shownCorrected: shown?.correctedOn ? exactDay(shown.correctedOn) : null,
    files: presentFiles(await actionFiles(read, id), `/actions/${id}`, t),
    events: actionStory(action, 'staff', t),
    canDo: state === 'open',
    longest: longestText,
    canWithdraw: isOpen(action),
    again: state === 'failed' ? `/inspections/${action.verifiedBy ?? mysteryOrder}` : null,
    typed,
    faults: evidenceFaults(typed),
    written: typed.meanwhile === undefined ? [] : Object.values(typed.values).filter((text) => text.length > 1),
  });
}

async function note(request: Request, response: Response, context: Context): Promise<void> {
  const action = await requested(request, context);
  const typed = await takeEvidence(request, response, context, action);
  if (typed) await render(request, response, context, await requested(request, context), typed);
  else
    response
      .flash({ kind: 'done', text: texts(request.language)('Noted. The lab will check it with a test order.') })
      .redirect(303, `/actions/${action.id}`);
}

async function withdraw(request: Request, response: Response, context: Context): Promise<void> {
  const action = await requested(request, context);
  const reason = formText(request.body, 'reason');
  const t = texts(request.language);
  if (reason.length < 10 || reason.length > longestText) {
    response.status(422);
    const short = t('Write in a sentence why: the seller is told that it is taken back.');
    const errors = { reason: reason.length < 10 ? short : tooLongWords(longestText, t) };
    await render(request, response, context, action, { values: { reason }, errors });
    return;
  }
  const { email: by } = request.person as Person;
  const at = instantText(context.clock.now());
  const expected = formKey((request.body as Record<string, unknown>)['version']);
  const done = await context.database.transaction(async (tx) => {
    const changed = await changeAction(tx, action.id, { step: 'withdraw', reason }, { at, by, expected });
    if (changed) await tellSellerOfAction(tx, context, action.id, 'withdrawn', at);
    return changed;
  });
  if (done) {
    response.flash({ kind: 'done', text: t('Withdrawn. The seller is told.') }).redirect(303, `/actions/${action.id}`);
    return;
  }
  response.status(409);
  const meanwhile = t('Somebody else was here meanwhile. Nothing of yours was recorded; look at it again.');
  await render(request, response, context, await requested(request, context), {
    values: { reason },
    errors: {},
    meanwhile,
  });
}

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const action = await requested(request, context);
  await sendActionFile(response, context, action.id, formKey(request.params['file']));
}

export const routes: Route[] = [
  { method: 'get', path: '/actions/:id', allow: staff, handle: show },
  { method: 'post', path: '/actions/:id/evidence', allow: staff, upload: true, handle: note },
  { method: 'post', path: '/actions/:id/withdraw', allow: staff, handle: withdraw },
  { method: 'get', path: '/actions/:id/files/:file', allow: staff, handle: download },
];
