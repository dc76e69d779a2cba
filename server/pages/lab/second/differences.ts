/** `/lab/orders/:id/differences`: two gradings side by side, and whose answer stands where they differ. */
import type { Request, Response } from 'express';
import { refusal } from '../../../access/guard.ts';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import type { Side } from '../../../lab/compare-gradings.ts';
import { message, texts } from '../../../languages/texts.ts';
import { dayText } from '../../../scoring/day.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { photosOfOrder } from '../../../stores/lab/photos.ts';
import {
  confirmSettlement,
  foreseenResult,
  gradedTwice,
  settle,
  type GradedTwice,
} from '../../../stores/lab/settlements.ts';
import { readCommitted } from '../../../stores/read.ts';
import { formText } from '../../portfolio/form-text.ts';
import { tooLongWords } from '../../too-long-words.ts';
import { allow, requested } from '../mystery-order.ts';
import { presentDifferences, type SettlementForm } from './present-differences.ts';

interface Opened {
  order: MysteryOrder;
  graded: GradedTwice;
}

const leastReason = 20;
const longestReason = 2_000;

/** Until both are done, nobody sees them side by side. */
async function opened(request: Request, context: Context): Promise<Opened> {
  const order = await requested(request, context);
  const graded = await gradedTwice(readCommitted(context.database), order.id);
  if (!graded) throw refusal(404);
  return { order, graded };
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { order, graded } = await opened(request, context);
  const { choices = {}, reason = '' } = graded.settlement ?? {};
  await render(request, response, context, { order, graded }, { choices, reason, errors: {}, foreseen: null });
}

async function render(
  request: Request,
  response: Response,
  { database }: Context,
  { order, graded }: Opened,
  form: SettlementForm,
): Promise<void> {
  const read = readCommitted(database);
  const proposal = graded.settlement;
  const t = texts(request.language);
  response.render('lab/second/differences', {
    ...presentDifferences({
      ...{ order, graded, form, reader: (request.person as Person).email },
      t,
      photos: await photosOfOrder(read, order.id, graded.first.checklist.views),
      proposed: proposal ? await foreseenResult(read, order.id, graded, proposal.choices) : null,
    }),
    longestReason,
    reasonHint: t(
      'What you looked at, and why these answers stand, in {least} letters at least. It stays with the verdict, in the lab.',
      { least: String(leastReason) },
    ),
  });
}

async function decide(request: Request, response: Response, context: Context): Promise<void> {
  const { order, graded } = await opened(request, context);
  const { database } = context;
  const t = texts(request.language);
  const choices = choicesIn(request.body, graded);
  const reason = formText(request.body, 'reason');
  const isPreview = formText(request.body, 'act') === 'preview';
  const complete = graded.differences.every(({ item }) => choices[item.key] !== undefined);
  const errors = {
    ...(complete ? {} : { choices: t('Choose for each item whose answer stands.') }),
    ...(isPreview || reason.length >= leastReason
      ? {}
      : {
          reason: t('Say in a sentence why, {least} letters at least: it stays with the verdict.', {
            least: String(leastReason),
          }),
        }),
    ...(reason.length > longestReason ? { reason: tooLongWords(longestReason, t) } : {}),
  };
  if (isPreview || Object.keys(errors).length > 0) {
    const foreseen = complete ? await foreseenResult(readCommitted(database), order.id, graded, choices) : null;
    if (Object.keys(errors).length > 0) response.status(422);
    await render(request, response, context, { order, graded }, { choices, reason, errors, foreseen });
    return;
  }
  const done = await database.transaction((tx) =>
    settle(tx, order.id, { ...actOf(request, context), choices, reason }),
  );
  const kind = done === 'settled' || done === 'proposed' ? 'done' : 'note';
  response.flash({ kind, text: t(said[done]) }).redirect(303, `/lab/orders/${order.id}/differences`);
}

const said = {
  settled: message('Settled: the verdict stands, still under cover.'),
  proposed: message('Proposed: the other grader, or a third person, has to confirm it.'),
  gone: message('It was settled meanwhile: here is what stands.'),
  incomplete: message('The gradings have changed: look at them again.'),
};

function choicesIn(body: unknown, { differences }: GradedTwice): Record<string, Side> {
  const given = differences.map(({ item }): [string, string] => [item.key, formText(body, `item-${item.key}`)]);
  return Object.fromEntries(given.filter((pair): pair is [string, Side] => ['first', 'second'].includes(pair[1])));
}

const actOf = (request: Request, { clock, calendar }: Context) => ({
  at: instantText(clock.now()),
  actor: (request.person as Person).email,
  day: dayText(calendar(clock.now())),
});

async function confirm(request: Request, response: Response, context: Context): Promise<void> {
  const { order } = await opened(request, context);
  const t = texts(request.language);
  const seen = formText(request.body, 'proposed_at');
  const done = await context.database.transaction((tx) =>
    confirmSettlement(tx, order.id, seen, actOf(request, context)),
  );
  response
    .flash(
      done
        ? { kind: 'done', text: t('Confirmed: the verdict stands, still under cover.') }
        : {
            kind: 'note',
            text: t('Nothing was confirmed: the proposal is another one by now, or your own. Look at it again.'),
          },
    )
    .redirect(303, `/lab/orders/${order.id}/differences`);
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/orders/:id/differences', allow, handle: show },
  { method: 'post', path: '/lab/orders/:id/differences', allow, handle: decide },
  { method: 'post', path: '/lab/orders/:id/differences/confirm', allow, handle: confirm },
];
