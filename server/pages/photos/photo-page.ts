/** One released photo in a page of its own, with its words and the way back: the picture alone would be a dead end. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { openedVerdict } from '../inspections/opened-verdict.ts';
import { formKey } from '../portfolio/form-text.ts';
import { titleOf } from '../verdicts/present-own-verdict.ts';

export async function showPhotoPage(request: Request, response: Response, context: Context): Promise<void> {
  const { revealed, photos } = await openedVerdict(request, context);
  const asked = formKey(request.params['photo']);
  const place = photos.findIndex(({ id }) => id === asked);
  const photo = photos[place];
  if (!photo) throw refusal(404);
  const { mysteryOrder, content } = revealed;
  const t = texts(request.language);
  const isOwn = request.person?.role === 'seller';
  response.render('photos/photo', {
    title: photo.label,
    lead: t('Photo {place} of {all}.', { place: place + 1, all: photos.length }),
    crumbs: [
      {
        href: `/${isOwn ? 'verdicts' : 'inspections'}/${mysteryOrder}#photos`,
        label: isOwn ? titleOf(content.orderId, t) : t('Mystery order {id}', { id: mysteryOrder }),
      },
    ],
    photo,
    before: photos[place - 1]?.pageHref ?? null,
    after: photos[place + 1]?.pageHref ?? null,
  });
}
