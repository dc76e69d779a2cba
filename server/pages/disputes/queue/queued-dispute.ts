/** `/disputes/queue/:id`: one dispute as somebody of the marketplace answers it, point by point. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { tellOfDispute } from '../../../notices/tell-of-dispute.ts';
import { dayText } from '../../../scoring/day.ts';
import { sellerById } from '../../../stores/desk-seller.ts';
import { answerDispute } from '../../../stores/dispute-answers.ts';
import { disputeFileContent, disputeFiles } from '../../../stores/dispute-files.ts';
import { disputesLike } from '../../../stores/dispute-queue.ts';
import { dispute as storedDispute, type Dispute } from '../../../stores/disputes.ts';
import { readCommitted } from '../../../stores/read.ts';
import { sendToKeep } from '../../desk/send-to-keep.ts';
import { formKey } from '../../portfolio/form-text.ts';
import { answerFaults, emptyAnswer, readAnswerForm, type AnswerForm } from './answer-form.ts';
import { nightToContest } from '../own-night.ts';
import { effectOf } from '../present-effect.ts';
import { presentQueuedDispute } from './present-queued-dispute.ts';
import { orderStory } from './order-story.ts';
import { otherParcels } from './other-parcels.ts';
import { withoutOrders } from '../without-orders.ts';

/** Similar cases of each kind. */
const similarShown = 5;

async function requested({ params }: Request, { database }: Context): Promise<Dispute> {
  const found = await storedDispute(readCommitted(database), formKey(params['id']));
  if (!found) throw refusal(404);
  return found;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const dispute = await requested(request, context);
  await render(request, response, context, dispute, emptyAnswer(dispute.points.length), {});
}

async function render(
  request: Request,
  response: Response,
  context: Context,
  dispute: Dispute,
  form: AnswerForm,
  errors: Record<string, string>,
): Promise<void> {
  const { database, clock, calendar } = context;
  const read = readCommitted(database);
  const seller = await sellerById(database, dispute.seller);
  const contested = dispute.state === 'open' && seller ? await nightToContest(context, seller) : null;
  const metrics = dispute.points.flatMap(({ metric }) => metric ?? []);
  const tonight = contested ? await withoutOrders(context, contested, [{ order: dispute.order, metrics }]) : null;
  if (Object.keys(errors).length > 0) response.status(422);
  const t = texts(request.language);
  response.render(
    'disputes/queue/queued-dispute',
    presentQueuedDispute(t, {
      ...{ dispute, form, errors },
      effect: tonight ? effectOf(tonight) : dispute.effect,
      story: await orderStory(t, context, dispute.order),
      parcels: await otherParcels(t, context, dispute),
      files: await disputeFiles(read, dispute.id),
      similar: await disputesLike(read, dispute, similarShown),
      today: dayText(calendar(clock.now())),
    }),
  );
}

async function answer(request: Request, response: Response, context: Context): Promise<void> {
  const dispute = await requested(request, context);
  const t = texts(request.language);
  const form = readAnswerForm(request.body, dispute.points.length);
  if (dispute.state !== 'open') return tooLate(request, response, context, form);
  const errors = answerFaults(t, form, dispute.points);
  if (Object.keys(errors).length > 0) return render(request, response, context, dispute, form, errors);
  const by = (request.person as Person).email;
  const at = instantText(context.clock.now());
  const done = await context.database.transaction(async (tx) => {
    const state = await answerDispute(tx, { dispute: dispute.id, ...form, by, at });
    if (state !== 'gone' && state !== 'unanswered') await tellOfDispute(tx, context, dispute.id, at);
    return state;
  });
  if (done === 'gone' || done === 'unanswered') return tooLate(request, response, context, form);
  const text =
    done === 'refused' ? t('The answer is sent.') : t('The answer is sent. The next night posts the correction.');
  response.flash({ kind: 'done', text }).redirect(303, '/disputes/queue');
}

/** Somebody was faster: the dispute as it is now, with what was typed. */
async function tooLate(request: Request, response: Response, context: Context, form: AnswerForm): Promise<void> {
  response.status(409);
  await render(request, response, context, await requested(request, context), form, {});
}

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const { id } = await requested(request, context);
  const file = await disputeFileContent(readCommitted(context.database), id, formKey(request.params['file']));
  if (!file) throw refusal(404);
  sendToKeep(response, file);
}

const allow = ['manager', 'admin'] as const;

export const routes: Route[] = [
  { method: 'get', path: '/disputes/queue/:id', allow, handle: show },
  { method: 'post', path: '/disputes/queue/:id', allow, handle: answer },
  { method: 'get', path: '/disputes/queue/:id/files/:file', allow, handle: download },
];
