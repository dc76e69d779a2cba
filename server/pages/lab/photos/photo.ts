/** One photo of the lab: the picture itself, and the page on which its inspector says what it shows. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import { longestCaption } from '../../../lab/photo-marks.ts';
import { checklistOf } from '../../../stores/lab/checklists.ts';
import { inspection } from '../../../stores/lab/inspections.ts';
import { describePhoto, removePhoto } from '../../../stores/lab/photo-acts.ts';
import { photo, photoContent, type PhotoInPlace, type PhotoSize } from '../../../stores/lab/photos.ts';
import { readCommitted } from '../../../stores/read.ts';
import { sendPhoto } from '../../photos/send-photo.ts';
import { formKey, formText } from '../../portfolio/form-text.ts';
import { tooLongWords } from '../../too-long-words.ts';
import { presentPhotoPage, type TypedPhoto } from './present-photo-page.ts';
import { readMarkRows } from './read-mark-rows.ts';

/** Before the verdict stands only who took it: whoever grades second must not see what the first one saw. */
async function asked({ params, person }: Request, { database }: Context): Promise<PhotoInPlace> {
  const found = await photo(readCommitted(database), formKey(params['id']));
  if (!found || !(found.settled || found.inspector === person?.email)) throw refusal(404);
  return found;
}

const picture =
  (size: PhotoSize) =>
  async (request: Request, response: Response, context: Context): Promise<void> => {
    const found = await asked(request, context);
    await sendPhoto(request, response, found, size, () =>
      photoContent(readCommitted(context.database), found.id, size),
    );
  };

const isOpenTo = ({ inspector, submittedAt }: PhotoInPlace, { person }: Request): boolean =>
  submittedAt === null && inspector === person?.email;

async function page(request: Request, response: Response, context: Context): Promise<void> {
  await render(request, response, context, await asked(request, context), null);
}

async function render(
  request: Request,
  response: Response,
  { database }: Context,
  found: PhotoInPlace,
  typed: TypedPhoto | null,
): Promise<void> {
  const read = readCommitted(database);
  const its = await inspection(read, found.inspection);
  const version = its && (await checklistOf(read, its.checklist));
  const views = version?.checklist.views ?? [];
  if (typed !== null) response.status(422);
  const isOpen = isOpenTo(found, request);
  response.render(
    'lab/photos/photo',
    presentPhotoPage({ photo: found, views, isOpen, typed }, texts(request.language)),
  );
}

const actOf = ({ id, inspection: its, mysteryOrder }: PhotoInPlace, request: Request, { clock }: Context) => ({
  ...{ photo: id, inspection: its, mysteryOrder, person: (request.person as Person).email },
  at: instantText(clock.now()),
});

const closed = (t: Texts) => ({
  kind: 'fault' as const,
  text: t('The inspection is submitted: its photos stay as they are.'),
});

async function describe(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const found = await asked(request, context);
  const { marks, typed } = readMarkRows(request.body, t);
  const caption = formText(request.body, 'caption');
  const fault = caption.length > longestCaption ? tooLongWords(longestCaption, t) : '';
  if (fault !== '' || typed.some((mark) => mark.fault !== ''))
    return render(request, response, context, found, { caption, fault, marks: typed });
  const done = await context.database.transaction((tx) =>
    describePhoto(tx, actOf(found, request, context), caption, marks),
  );
  response
    .flash(done ? { kind: 'done', text: t('Saved.') } : closed(t))
    .redirect(303, done ? `/lab/photos/${found.id}/marks` : `/lab/inspections/${found.inspection}`);
}

async function remove(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const found = await asked(request, context);
  const done = await context.database.transaction((tx) => removePhoto(tx, actOf(found, request, context)));
  response
    .flash(done ? { kind: 'done', text: t('The photo is removed.') } : closed(t))
    .redirect(303, `/lab/inspections/${found.inspection}#photos`);
}

const allow = ['lab'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/lab/photos/:id', allow, handle: picture('whole') },
  { method: 'get', path: '/lab/photos/:id/small', allow, handle: picture('small') },
  { method: 'get', path: '/lab/photos/:id/marks', allow, handle: page },
  { method: 'post', path: '/lab/photos/:id/marks', allow, handle: describe },
  { method: 'post', path: '/lab/photos/:id/remove', allow, handle: remove },
];
