/** `POST /lab/inspections/:id/photos`: a photo from the phone, one at a time, as often as it takes to arrive. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person, Route } from '../../../access/route.ts';
import { newSecret } from '../../../access/secrets.ts';
import { uploadFaults } from '../../../access/uploads.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { longestCaption } from '../../../lab/photo-marks.ts';
import { furtherView, mostPhotos } from '../../../lab/photo-order.ts';
import { takePicture } from '../../../pictures/take-picture.ts';
import { checklistOf } from '../../../stores/lab/checklists.ts';
import { inspection, type Inspection } from '../../../stores/lab/inspections.ts';
import { likePhotos } from '../../../stores/lab/likenesses.ts';
import { keepPhoto } from '../../../stores/lab/photo-acts.ts';
import { sentBefore } from '../../../stores/lab/photos.ts';
import { readCommitted } from '../../../stores/read.ts';
import { formKey, formText } from '../../portfolio/form-text.ts';
import { tooLongWords } from '../../too-long-words.ts';
import { answerPhoto, type PhotoAnswer } from './answer-photo.ts';
import { refusalWords } from './refusal-words.ts';

const allow = ['lab'] as const;

async function take(request: Request, response: Response, context: Context): Promise<void> {
  const person = request.person as Person;
  const read = readCommitted(context.database);
  const found = await inspection(read, formKey(request.params['id']));
  if (!found || found.inspector !== person.email) throw refusal(404);
  answerPhoto(request, response, found.id, await kept(request, context, found));
}

async function kept(request: Request, context: Context, open: Inspection): Promise<PhotoAnswer> {
  const { upload } = request;
  const t = texts(request.language);
  const closed: PhotoAnswer = {
    status: 409,
    fault: t('This inspection is submitted: no photo can be added to it any more.'),
  };
  const given = formText(request.body, 'sent_id');
  const sentId = /^[\w-]{8,64}$/.test(given) ? given : newSecret();
  const read = readCommitted(context.database);
  const known = await sentBefore(read, open.id, sentId);
  if (known) return { status: 200, ...known };
  if (open.submittedAt !== null) return closed;
  if (!upload) return { status: 422, fault: t(uploadFaults.broken) };
  if (upload.fault !== null) return { status: 422, fault: t(upload.fault) };
  if (!upload.file) return { status: 422, fault: t('Choose or take a picture first.') };
  const caption = formText(request.body, 'caption');
  if (caption.length > longestCaption) return { status: 422, fault: tooLongWords(longestCaption, t) };
  const picture = await takePicture(upload.file.content);
  if (picture === 'busy') return { status: 503, fault: t('Many photos arrive at once. Send it again in a moment.') };
  if ('refused' in picture) return { status: 422, fault: refusalWords(picture.refused, t) };
  const { mysteryOrder } = open;
  const alike = await likePhotos(read, { fingerprint: picture.fingerprint, mysteryOrder, after: 0 });
  const view = await viewOf(request, context, open);
  const result = await context.database.transaction((tx) =>
    keepPhoto(tx, {
      ...{ inspection: open.id, mysteryOrder, sentId, view, picture, alike, caption },
      person: (request.person as Person).email,
      at: instantText(context.clock.now()),
    }),
  );
  if (result === 'closed') return closed;
  if (result === 'full')
    return {
      status: 422,
      fault: t('There are {most} photos already: remove one to add another.', { most: mostPhotos }),
    };
  return { status: result.isNew ? 201 : 200, id: result.id, removed: result.removed };
}

/** One that the checklist asks for; whatever else the form says is a further picture. */
async function viewOf(request: Request, { database }: Context, { checklist }: Inspection): Promise<string> {
  const given = formText(request.body, 'view');
  const version = await checklistOf(readCommitted(database), checklist);
  return version?.checklist.views.some(({ key }) => key === given) === true ? given : furtherView;
}

export const routes: Route[] = [
  { method: 'post', path: '/lab/inspections/:id/photos', allow, upload: true, handle: take },
];
