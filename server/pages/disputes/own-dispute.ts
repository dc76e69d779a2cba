/** `/disputes/:id`: one dispute as its seller reads it, with the answers to its points. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { sellerById } from '../../stores/desk-seller.ts';
import { laterFile } from '../../stores/dispute-later-files.ts';
import { disputeFileContent, disputeFiles, fileToAdd, mostDisputeFiles } from '../../stores/dispute-files.ts';
import { disputeOfSeller, withdrawDispute, type Dispute, type ForeseenEffect } from '../../stores/disputes.ts';
import { readCommitted } from '../../stores/read.ts';
import { attachmentFile } from '../desk/attachment-file.ts';
import { sendToKeep } from '../desk/send-to-keep.ts';
import { notePageOpened } from '../notices/note-page-opened.ts';
import { formKey } from '../portfolio/form-text.ts';
import { ordersOf } from './contested-outcome.ts';
import { nightToContest } from './own-night.ts';
import { effectOf } from './present-effect.ts';
import { presentOwnDispute } from './present-own-dispute.ts';
import { withoutOrders } from './without-orders.ts';

/** Of the session's own seller; anything else does not exist. */
async function requested({ params, person }: Request, { database }: Context): Promise<Dispute> {
  const { seller } = person as Person;
  const found = seller === null ? null : await disputeOfSeller(readCommitted(database), seller, formKey(params['id']));
  if (!found) throw refusal(404);
  return found;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const dispute = await requested(request, context);
  await notePageOpened(request, context, `/disputes/${dispute.id}`);
  await render(request, response, context, dispute, null);
}

async function render(
  request: Request,
  response: Response,
  context: Context,
  dispute: Dispute,
  fileFault: string | null,
): Promise<void> {
  const { database, clock, calendar } = context;
  if (fileFault !== null) response.status(422);
  response.render(
    'disputes/dispute',
    presentOwnDispute(texts(request.language), {
      ...{ dispute, fileFault, tonight: await effectTonight(context, dispute) },
      files: await disputeFiles(readCommitted(database), dispute.id),
      today: dayText(calendar(clock.now())),
      readsOnly: request.person?.rights === 'reader',
    }),
  );
}

/** While it is open, by the figures of the last night; null: as it was foreseen when it was filed. */
async function effectTonight(context: Context, dispute: Dispute): Promise<ForeseenEffect | null> {
  const seller = dispute.state === 'open' ? await sellerById(context.database, dispute.seller) : null;
  const contested = seller && (await nightToContest(context, seller));
  return contested ? effectOf(await withoutOrders(context, contested, ordersOf([dispute]))) : null;
}

async function withdraw(request: Request, response: Response, context: Context): Promise<void> {
  const { id, seller, sellerId } = await requested(request, context);
  const { database, clock } = context;
  const t = texts(request.language);
  const by = (request.person as Person).email;
  const at = instantText(clock.now());
  const done = await database.transaction((tx) => withdrawDispute(tx, { id, seller, sellerId, by, at }));
  response
    .flash(
      done
        ? { kind: 'done', text: t('The dispute is withdrawn. You may contest the same again while there is time.') }
        : { kind: 'note', text: t('It was not open any more: nothing was changed.') },
    )
    .redirect(303, `/disputes/${id}`);
}

async function addFile(request: Request, response: Response, context: Context): Promise<void> {
  const dispute = await requested(request, context);
  const t = texts(request.language);
  const chosen = attachmentFile(request.upload);
  if ('fault' in chosen) return render(request, response, context, dispute, t(chosen.fault));
  const by = (request.person as Person).email;
  const at = instantText(context.clock.now());
  const added = await context.database.transaction((tx) =>
    laterFile(tx, { id: dispute.id, sellerId: dispute.sellerId }, fileToAdd(chosen), { by, at }),
  );
  if (added === 'closed') return render(request, response, context, dispute, t('It is not open any more.'));
  if (added === 'full')
    return render(request, response, context, dispute, t('No more than {most} files fit.', { most: mostDisputeFiles }));
  const text = added === 'known' ? t('This very file was there already.') : t('The file was added.');
  response.flash({ kind: added === 'known' ? 'note' : 'done', text }).redirect(303, `/disputes/${dispute.id}`);
}

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const { id } = await requested(request, context);
  const file = await disputeFileContent(readCommitted(context.database), id, formKey(request.params['file']));
  if (!file) throw refusal(404);
  sendToKeep(response, file);
}

const allow = ['seller'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/disputes/:id', allow, handle: show },
  { method: 'post', path: '/disputes/:id/withdraw', allow, handle: withdraw },
  { method: 'post', path: '/disputes/:id/files', allow, upload: true, handle: addFile },
  { method: 'get', path: '/disputes/:id/files/:file', allow, handle: download },
];
