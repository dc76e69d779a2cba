/** Photos after the reveal: `/inspections/:id/photos/:photo` for the marketplace's people, `/verdicts/:id/photos/:photo` for the seller. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { readCommitted } from '../../stores/read.ts';
import { releasedContent, releasedPhoto } from '../../stores/released-photos.ts';
import { formKey } from '../portfolio/form-text.ts';
import { showPhotoPage } from './photo-page.ts';
import { sendPhoto } from './send-photo.ts';

const show =
  (size: 'whole' | 'small') =>
  async (request: Request, response: Response, { database }: Context): Promise<void> => {
    const { person, params } = request;
    // Whose verdict it is comes from the session: a seller's number that is missing belongs to no verdict.
    const seller = person?.role === 'seller' ? (person.seller ?? 0) : null;
    const [mysteryOrder, photo] = [formKey(params['id']), formKey(params['photo'])];
    const read = readCommitted(database);
    const found = await releasedPhoto(read, { mysteryOrder, photo, seller });
    if (!found) throw refusal(404);
    await sendPhoto(request, response, found, size, () => releasedContent(read, found.id, size));
  };

const seller = ['seller'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/inspections/:id/photos/:photo', allow: staff, handle: show('whole') },
  { method: 'get', path: '/inspections/:id/photos/:photo/small', allow: staff, handle: show('small') },
  { method: 'get', path: '/inspections/:id/photos/:photo/page', allow: staff, handle: showPhotoPage },
  { method: 'get', path: '/verdicts/:id/photos/:photo', allow: seller, handle: show('whole') },
  { method: 'get', path: '/verdicts/:id/photos/:photo/small', allow: seller, handle: show('small') },
  { method: 'get', path: '/verdicts/:id/photos/:photo/page', allow: seller, handle: showPhotoPage },
];
