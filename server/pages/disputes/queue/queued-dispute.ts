/** `/disputes/queue/:id`: one dispute as somebody of the marketplace answers it, point by point. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person, Route } from '../../../access/route.ts';
import type { AnsweredState } from '../../../cases/dispute.ts';
import { instantText, type Context } from '../../../context.ts';
import { message, texts, type Texts } from '../../../languages/texts.ts';
import { tellOfDispute } from '../../../notices/tell-of-dispute.ts';
import { dayText } from '../../../scoring/day.ts';
import { sellerById } from '../../../stores/desk-seller.ts';
import { answerDispute, correctionOf, isAnswered, type NotAnswered } from '../../../stores/dispute-answers.ts';
import { disputeFileContent, disputeFiles } from '../../../stores/dispute-files.ts';
import { disputesLike } from '../../../stores/dispute-queue.ts';
import type { Dispute } from '../../../stores/disputes.ts';
import { readCommitted } from '../../../stores/read.ts';
import { sendToKeep } from '../../desk/send-to-keep.ts';
import { formKey } from '../../portfolio/form-text.ts';
import { answerFaults, emptyAnswer, readAnswerForm, type AnswerForm } from './answer-form.ts';
import { nightToContest } from '../own-night.ts';
import { effectOf } from '../present-effect.ts';
import { askedDispute, disputeHands } from './dispute-claims.ts';
import { presentQueuedDispute } from './present-queued-dispute.ts';
import { orderStory } from '../order-story.ts';
import { otherParcels } from './other-parcels.ts';
import { withoutOrders } from '../without-orders.ts';

/** Similar cases of each kind. */
const similarShown = 5;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const dispute = await askedDispute(request, context);
  const form = emptyAnswer(dispute.points.length, dispute.answers.length);
  await render(request, response, context, dispute, { form, errors: {}, refused: null });
}

/** What somebody filled in, what it lacks, and why it was not taken. */
interface Filled {
  form: AnswerForm;
  errors: Record<string, string>;
  refused: Exclude<NotAnswered, 'unanswered' | 'claimed'> | null;
}

async function render(
  request: Request,
  response: Response,
  context: Context,
  dispute: Dispute,
  filled: Filled,
): Promise<void> {
  const { database, clock, calendar } = context;
  const read = readCommitted(database);
  const seller = await sellerById(database, dispute.seller);
  const contested = dispute.state === 'open' && seller ? await nightToContest(context, seller) : null;
  const metrics = dispute.points.flatMap(({ metric }) => metric ?? []);
  const tonight = contested ? await withoutOrders(context, contested, [{ order: dispute.order, metrics }]) : null;
  if (Object.keys(filled.errors).length > 0) response.status(422);
  const t = texts(request.language);
  const now = clock.now();
  response.render(
    'disputes/queue/queued-dispute',
    presentQueuedDispute(t, {
      ...{ dispute, ...filled },
      marks: dispute.state === 'open' ? disputeHands(context, dispute, request.person as Person, t) : null,
      correction: correctionOf(calendar, dispute, (request.person as Person).email, now),
      effect: tonight ? effectOf(tonight) : dispute.effect,
      story: await orderStory(t, context, dispute.order),
      parcels: await otherParcels(t, context, dispute),
      files: await disputeFiles(read, dispute.id),
      similar: await disputesLike(read, dispute, similarShown),
      today: dayText(calendar(now)),
    }),
  );
}

async function answer(request: Request, response: Response, context: Context): Promise<void> {
  const dispute = await askedDispute(request, context);
  const t = texts(request.language);
  const form = readAnswerForm(request.body, dispute.points.length);
  const errors = answerFaults(t, form, dispute.points);
  const { email: by } = request.person as Person;
  const now = context.clock.now();
  const at = instantText(now);
  const isFresh = dispute.state !== 'withdrawn' && form.corrects === dispute.answers.length;
  const no = correctionOf(context.calendar, dispute, by, now)?.no ?? null;
  if (isFresh && no === null && Object.keys(errors).length > 0)
    return render(request, response, context, dispute, { form, errors, refused: null });
  const done = await context.database.transaction(async (tx) => {
    const state = await answerDispute(tx, context, {
      dispute: dispute.id,
      ...form,
      takeOverFrom: form.takeOver,
      by,
      at,
    });
    if (isAnswered(state)) await tellOfDispute(tx, context, dispute.id, at);
    return state;
  });
  if (done === 'claimed') {
    // Read again: who works on it by now stands on the page, and what was typed stays in it.
    const now = await askedDispute(request, context);
    return render(request, response, context, now, { form, errors: { take_over: t(claimedFault) }, refused: null });
  }
  if (!isAnswered(done)) return refuse(request, response, context, form, done === 'unanswered' ? 'gone' : done);
  const text = form.corrects > 0 ? correctedText(t) : answeredText(t, done);
  response.flash({ kind: 'done', text }).redirect(303, form.corrects > 0 ? `/disputes/queue/${dispute.id}` : queue);
}

const claimedFault = message('A colleague works on this dispute. Talk to them, then tick that you take it over.');

const queue = '/disputes/queue';

const answeredText = (t: Texts, done: AnsweredState): string =>
  done === 'refused' ? t('The answer is sent.') : t('The answer is sent. The next night posts the correction.');

const correctedText = (t: Texts): string =>
  t('The corrected answer is sent. What it moves in the figures is posted by the next night.');

/** Somebody was faster, or this person may not: the dispute as it is now, with what was typed. */
async function refuse(
  request: Request,
  response: Response,
  context: Context,
  form: AnswerForm,
  refused: NonNullable<Filled['refused']>,
): Promise<void> {
  response.status(409);
  await render(request, response, context, await askedDispute(request, context), { form, errors: {}, refused });
}

async function download(request: Request, response: Response, context: Context): Promise<void> {
  const { id } = await askedDispute(request, context);
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
