/** `/lab/orders/:id/pdf`: the report of an inspection once its verdict stands. Until the reveal it says on each sheet that it is the lab's own. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import type { Picture } from '../../../documents/printed-document.ts';
import { parcelOf } from '../../../lab/parcel.ts';
import { stageOf } from '../../../lab/stage.ts';
import { photo, photoContent } from '../../../stores/lab/photos.ts';
import { revealableOrder, type Revealable } from '../../../stores/lab/revealable-order.ts';
import { readCommitted, type Read } from '../../../stores/read.ts';
import { viewWords } from '../../inspections/checklist-texts.ts';
import { pictureOf, sendReport } from '../../inspection-report/send-report.ts';
import { allow, requested } from '../mystery-order.ts';

async function send(request: Request, response: Response, context: Context): Promise<void> {
  const order = await requested(request, context);
  const stage = stageOf(order);
  if (stage === 'revealed') {
    response.redirect(303, `/inspections/${order.id}/pdf`);
    return;
  }
  const read = readCommitted(context.database);
  const found = stage === 'concluded' ? await revealableOrder(read, order.id, parcelOf(order, context.calendar)) : null;
  if (!found) throw refusal(404);
  const { content, sellerId } = found;
  await sendReport(response, texts(request.language), {
    ...{ mysteryOrder: order.id, content, correctedOn: null, revealedOn: null, answer: null, answerUntil: null },
    ...{ verdict: content.result.verdict, safetyFinding: content.result.safetyFinding },
    seller: { sellerId, name: order.sellerName },
    pictures: await picturesOf(read, content, texts(request.language)),
    madeAt: order.concludedAt ?? order.loggedAt,
  });
}

async function picturesOf(read: Read, { photos }: Revealable['content'], t: Texts): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const shown of photos) {
    const kept = await photo(read, shown.id);
    if (kept)
      pictures.push(
        pictureOf(
          { ...shown, label: viewWords(shown.label, t) },
          kept.marks,
          await photoContent(read, shown.id, 'whole'),
          t,
        ),
      );
  }
  return pictures;
}

export const routes: Route[] = [{ method: 'get', path: '/lab/orders/:id/pdf', allow, handle: send }];
