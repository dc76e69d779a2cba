/** What is said about a photo that was sent: to the phone's queue in JSON, to a plain form in a sentence on the page it came from. */
import type { Request, Response } from 'express';
import { texts, type Texts } from '../../../languages/texts.ts';

export type PhotoAnswer =
  | { status: 200 | 201; id: number; removed: boolean }
  /** A sentence in the language of who sent it. */
  | { status: 409 | 422 | 503; fault: string };

/** Seconds after which a phone may try again. */
const again = 5;

export function answerPhoto(request: Request, response: Response, inspection: number, answer: PhotoAnswer): void {
  if (answer.status === 503) response.setHeader('Retry-After', again);
  if (request.accepts(['html', 'json']) === 'json') {
    response.status(answer.status).json('fault' in answer ? { fault: answer.fault } : { id: answer.id });
    return;
  }
  const flash =
    'fault' in answer ? { kind: 'fault' as const, text: answer.fault } : flashOf(answer, texts(request.language));
  response.flash(flash).redirect(303, `/lab/inspections/${inspection}#photos`);
}

function flashOf({ status, removed }: { status: 200 | 201; removed: boolean }, t: Texts) {
  if (removed) return { kind: 'note' as const, text: t('This photo was sent before and removed.') };
  return { kind: 'done' as const, text: status === 201 ? t('The photo is kept.') : t('This photo was kept before.') };
}
