/** `/verdicts/:id/actions/:action`: what a seller is asked to put right, and its form to say what was done. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { actionFiles } from '../../stores/action-files.ts';
import { correctiveAction, type CorrectiveAction } from '../../stores/corrective-actions.ts';
import { readCommitted } from '../../stores/read.ts';
import { notePageOpened } from '../notices/note-page-opened.ts';
import { findingWords } from '../inspections/checklist-texts.ts';
import { formKey } from '../portfolio/form-text.ts';
import { actionStory } from './action-story.ts';
import { standingOf } from './action-words.ts';
import { evidenceFaults, longestText, takeEvidence, untouched, type Typed } from './evidence-form.ts';
import { taskWords } from '../../notices/task-words.ts';
import { presentFiles, sendActionFile } from './present-files.ts';

/** Of the session's own seller, under its own verdict; anything else does not exist. */
async function requested({ params, person }: Request, { database }: Context): Promise<CorrectiveAction> {
  const action = await correctiveAction(readCommitted(database), formKey(params['action']));
  const { seller } = person as Person;
  if (!action || seller === null || action.seller !== seller || action.mysteryOrder !== formKey(params['id']))
    throw refusal(404);
  return action;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const action = await requested(request, context);
  await notePageOpened(request, context, `/verdicts/${action.mysteryOrder}/actions/${action.id}`);
  await render(request, response, context, action, untouched);
}

async function render(
  { language }: Request,
  response: Response,
  context: Context,
  action: CorrectiveAction,
  typed: Typed,
): Promise<void> {
  const t = texts(language);
  const { database, clock, calendar } = context;
  const path = `/verdicts/${action.mysteryOrder}/actions/${action.id}`;
  const standing = standingOf(action, calendar(clock.now()), t);
  response.render('actions/seller-action', {
    title: t('What must be put right'),
    lead: standing.seller,
    crumbs: [{ href: `/verdicts/${action.mysteryOrder}`, label: t('The verdict') }],
    standing,
    text: taskWords(action.text, t),
    found: action.found && findingWords(action.found, t),
    path,
    version: action.version,
    files: presentFiles(await actionFiles(readCommitted(database), action.id), path, t),
    events: actionStory(action, 'seller', t),
    canDo: action.state === 'open',
    longest: longestText,
    typed,
    faults: evidenceFaults(typed),
    written: typed.meanwhile === undefined ? [] : Object.values(typed.values).filter((text) => text.length > 1),
  });
}

async function give(request: Request, response: Response, context: Context): Promise<void> {
  const action = await requested(request, context);
  const t = texts(request.language);
  const typed = await takeEvidence(request, response, context, action);
  if (typed) await render(request, response, context, await requested(request, context), typed);
  else
    response
      .flash({ kind: 'done', text: t('Thank you. The lab will check it; you read the result here.') })
      .redirect(303, `/verdicts/${action.mysteryOrder}/actions/${action.id}`);
}

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const action = await requested(request, context);
  await sendActionFile(response, context, action.id, formKey(request.params['file']));
}

const allow = ['seller'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/verdicts/:id/actions/:action', allow, handle: show },
  { method: 'post', path: '/verdicts/:id/actions/:action', allow, upload: true, handle: give },
  { method: 'get', path: '/verdicts/:id/actions/:action/files/:file', allow, handle: download },
];
