/** The report of a revealed inspection as a PDF: `/inspections/:id/pdf` for the marketplace's people, `/verdicts/:id/pdf` for the seller. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import type { Picture } from '../../documents/printed-document.ts';
import { readCommitted, type Read } from '../../stores/read.ts';
import { releasedContent, releasedPhotos } from '../../stores/released-photos.ts';
import type { StoredRevelation } from '../../stores/revelations.ts';
import { viewWords } from '../inspections/checklist-texts.ts';
import { openedVerdict } from '../inspections/opened-verdict.ts';
import { pictureOf, sendReport } from './send-report.ts';

async function send(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { revealed, answer } = await openedVerdict(request, context);
  const { mysteryOrder, sellerId, sellerName, content, verdict, safetyFinding } = revealed;
  await sendReport(response, t, {
    ...{ mysteryOrder, content, verdict, safetyFinding, answer },
    ...{ correctedOn: revealed.correctedOn, revealedOn: revealed.revealedOn, answerUntil: revealed.answerUntil },
    seller: { sellerId, name: sellerName },
    pictures: await releasedPictures(readCommitted(context.database), revealed, t),
    madeAt: answer?.decidedAt ?? answer?.at ?? revealed.revealedAt ?? `${revealed.revealedOn}T00:00:00Z`,
  });
}

async function releasedPictures(read: Read, { mysteryOrder, content }: StoredRevelation, t: Texts): Promise<Picture[]> {
  const released = await releasedPhotos(read, mysteryOrder);
  const pictures: Picture[] = [];
  for (const shown of content.photos) {
    const photo = released.find(({ id }) => id === shown.id);
    if (photo)
      pictures.push(
        pictureOf(
          { ...shown, label: viewWords(shown.label, t) },
          photo.marks,
          await releasedContent(read, photo.id, 'whole'),
          t,
        ),
      );
  }
  return pictures;
}

export const routes: Route[] = [
  { method: 'get', path: '/inspections/:id/pdf', allow: staff, handle: send },
  { method: 'get', path: '/verdicts/:id/pdf', allow: ['seller'], handle: send },
];
