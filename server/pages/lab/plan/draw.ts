/** `/lab/draws/:id`: why this seller was drawn, and the two ways on: place the order, or say why there is none. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import { appendAudit } from '../../../stores/audit.ts';
import { skipDraw, type Draw } from '../../../stores/lab/draws.ts';
import { testingOfSeller } from '../../../stores/lab/planned-sellers.ts';
import { readCommitted } from '../../../stores/read.ts';
import { formText } from '../../portfolio/form-text.ts';
import { tooLongWords } from '../../too-long-words.ts';
import { allow } from '../mystery-order.ts';
import { requestedDraw } from '../requested-draw.ts';
import { presentDraw } from './present-draw.ts';
import { stagedDraw } from './week-facts.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const draw = await requestedDraw(request, context);
  await render(response, context, draw, { reason: '', errors: {} }, texts(request.language));
}

async function render(
  response: Response,
  { database, clock, calendar }: Context,
  draw: Draw,
  form: { reason: string; errors: Record<string, string> },
  t: Texts,
): Promise<void> {
  const { testing, tests } = await testingOfSeller(readCommitted(database), draw.seller, calendar(clock.now()));
  response.render('lab/plan/draw', {
    ...presentDraw(await stagedDraw(database, draw), testing, tests, t),
    ...{ ...form, longestReason },
    reasonHint: t('At least {least} letters. Nothing takes its place; the plan counts it as skipped.', {
      least: String(leastReason),
    }),
  });
}

const leastReason = 10;
const longestReason = 500;

/** The audit names the plan only: a reason may tell of the seller, and managers read the audit. */
async function skip(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const draw = await requestedDraw(request, context);
  const reason = formText(request.body, 'reason');
  const fault = reasonFault(reason, t);
  if (fault !== null) {
    response.status(422);
    await render(response, context, draw, { reason, errors: { reason: fault } }, t);
    return;
  }
  const at = instantText(context.clock.now());
  const { email } = request.person as Person;
  const done = await context.database.transaction(async (tx) => {
    const skipped = await skipDraw(tx, draw.id, { reason, by: email, at });
    const subject = `lab plan ${draw.week}`;
    if (skipped) await appendAudit(tx, { at, actor: email, action: 'lab draw skipped', subject, detail: {} });
    return skipped;
  });
  response
    .flash(
      done
        ? { kind: 'done', text: t('Skipped. Nothing takes its place, and the plan says so.') }
        : { kind: 'fault', text: t('It was ordered or skipped meanwhile.') },
    )
    .redirect(303, `/lab/draws/${draw.id}`);
}

function reasonFault(reason: string, t: Texts): string | null {
  if (reason.length >= leastReason) return reason.length > longestReason ? tooLongWords(longestReason, t) : null;
  return t('Say why no order can be placed, {least} letters at least: it stays with the draw.', {
    least: String(leastReason),
  });
}

/** The form stands under this address when it was not taken, and whoever loads that again wants the draw. */
async function leadBack(request: Request, response: Response, context: Context): Promise<void> {
  const { id } = await requestedDraw(request, context);
  response.redirect(303, `/lab/draws/${id}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/draws/:id', allow, handle: show },
  { method: 'post', path: '/lab/draws/:id/skip', allow, handle: skip },
  { method: 'get', path: '/lab/draws/:id/skip', allow, handle: leadBack },
];
