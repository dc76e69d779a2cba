/** `/lab/inspections/:id`: the form on the phone, saved as often as something is answered. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import type { Answers } from '../../../lab/answers.ts';
import { judgeInspection } from '../../../lab/judge-inspection.ts';
import { missingAnswers } from '../../../lab/missing-answers.ts';
import { saveAnswers } from '../../../stores/lab/inspections.ts';
import { readCommitted } from '../../../stores/read.ts';
import { formKey } from '../../portfolio/form-text.ts';
import { inspectionPhotos } from '../photos/present-photos.ts';
import { allow } from '../mystery-order.ts';
import { answersIn, fieldsOf, mergedFields } from './answer-fields.ts';
import { openedInspection, type OpenedInspection } from './opened-inspection.ts';
import { phoneWords } from './phone-words.ts';
import { presentInspection, type Again } from './present-inspection.ts';
import { presentVerdict } from './present-verdict.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await render(request, response, context, await openedInspection(request, context));
}

export async function render(
  request: Request,
  response: Response,
  { database }: Context,
  opened: OpenedInspection,
  again: Again = {},
): Promise<void> {
  const { inspection, order, may } = opened;
  const person = request.person as Person;
  const t = texts(request.language);
  if (may === 'take' || may === 'hidden') {
    response.render('lab/inspect/closed', {
      title: t('Inspect mystery order {id}', { id: String(order.id) }),
      crumbs: [{ href: `/lab/orders/${order.id}`, label: t('Mystery order {id}', { id: String(order.id) }) }],
      path: `/lab/inspections/${inspection.id}`,
      inspector: inspection.inspector,
      startedAt: inspection.startedAt,
      mayTake: may === 'take',
    });
    return;
  }
  const photos = await inspectionPhotos(readCommitted(database), inspection, opened.checklist, person, t);
  // The phone keeps the page of an open inspection for when there is no network, under the name of this person.
  if (may === 'answer') response.setHeader('Assay-Inspection', String(person.id));
  response.render('lab/inspect/inspection', {
    ...presentInspection(opened, photos, t, again),
    ...{ photos, personId: person.id, says: photos.isOpen ? phoneWords(t) : null },
  });
}

async function save(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedInspection(request, context);
  if (opened.may !== 'answer') {
    closed(request, response, opened);
    return;
  }
  const answers = answersIn(request.body, opened.checklist);
  const revision = await stored(context, opened, revisionIn(request.body), answers);
  if (revision === null) {
    await conflict(request, response, context, answers);
    return;
  }
  if (isPhone(request)) {
    response.json({ revision, ...spoken(opened, answers, texts(request.language)) });
    return;
  }
  response
    .flash({ kind: 'done', text: texts(request.language)('The draft is saved.') })
    .redirect(303, `/lab/inspections/${opened.inspection.id}`);
}

export const stored = (
  { database, clock }: Context,
  { inspection }: OpenedInspection,
  revision: number,
  answers: Answers,
): Promise<number | null> =>
  database.transaction((tx) => saveAnswers(tx, inspection.id, revision, answers, instantText(clock.now())));

/** What the page shows beside the answers, for a phone that does not load it again. */
function spoken({ checklist, facts }: OpenedInspection, answers: Answers, t: Texts) {
  const missing = missingAnswers({ items: checklist.items, answers, gradeSold: facts.gradeSold });
  return {
    verdict: presentVerdict(judgeInspection(checklist, answers, facts), missing.length > 0 ? 'open' : 'answered', t),
    missing: missing.map(({ key }) => key),
  };
}

/** Somebody has saved meanwhile, from another device: both are shown, and the person decides. */
export async function conflict(
  request: Request,
  response: Response,
  context: Context,
  answers: Answers,
): Promise<void> {
  const now = await openedInspection(request, context);
  if (now.may !== 'answer') {
    closed(request, response, now);
    return;
  }
  const saved = fieldsOf(now.inspection.answers);
  response.status(409);
  if (isPhone(request)) {
    response.json({ revision: now.inspection.revision, fields: saved });
    return;
  }
  const { fields, differing } = mergedFields(fieldsOf(answers), saved);
  await render(request, response, context, now, {
    answers: answersIn(fields, now.checklist),
    elsewhere: Object.fromEntries(differing.map((name) => [name, saved[name] ?? ''])),
    saved,
  });
}

/** It is submitted, or somebody has taken it over: nothing is written, and the page says so. */
export function closed(request: Request, response: Response, { inspection, may }: OpenedInspection): void {
  const t = texts(request.language);
  const text =
    inspection.submittedAt === null && may !== 'read'
      ? t('{inspector} has taken this inspection over: nothing of yours was saved.', {
          inspector: inspection.inspector,
        })
      : t('This inspection is closed: nothing was changed.');
  if (isPhone(request)) {
    response.status(410).json({ closed: text });
    return;
  }
  response.flash({ kind: 'note', text }).redirect(303, `/lab/inspections/${inspection.id}`);
}

/** Sent by the script, which asks for JSON, not by the form. */
const isPhone = (request: Request): boolean => request.accepts(['html', 'json']) === 'json';

/** A form that names none was not made by the page. */
export const revisionIn = (body: unknown): number => {
  const given = (body as Record<string, unknown> | undefined)?.['revision'];
  return given === '0' ? 0 : formKey(given) || -1;
};

export const routes: Route[] = [
  { method: 'get', path: '/lab/inspections/:id', allow, handle: show },
  { method: 'post', path: '/lab/inspections/:id', allow, handle: save },
];
