/** The moment when others may see a verdict: asked for once more on a page that shows exactly what they will read. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import { parcelOf } from '../../../lab/parcel.ts';
import { stageOf } from '../../../lab/stage.ts';
import { dayText } from '../../../scoring/day.ts';
import { correctiveAction } from '../../../stores/corrective-actions.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { revealableOrder, type Revealable } from '../../../stores/lab/revealable-order.ts';
import { revealMysteryOrder } from '../../../stores/lab/reveals.ts';
import { toldVerification } from '../../../stores/lab/verifications.ts';
import { readCommitted } from '../../../stores/read.ts';
import { tellOfVerification } from '../../../notices/tell-of-action.ts';
import { tellSellerOfVerdict } from '../../../notices/tell-of-verdict.ts';
import { formText } from '../../portfolio/form-text.ts';
import { tooLongWords } from '../../too-long-words.ts';
import { allow, requested } from '../mystery-order.ts';
import { foreseenVerification } from '../verification-words.ts';
import { longestReason, presentReveal, shownIn, type RevealForm } from './present-reveal.ts';

const notNow = (t: Texts) => ({
  kind: 'fault' as const,
  text: t('Only an order whose verdict stands and that is still under cover can be revealed.'),
});

/** Null: it cannot be revealed now. */
async function revealable(order: MysteryOrder, { database, calendar }: Context): Promise<Revealable | null> {
  if (stageOf(order) !== 'concluded') return null;
  return revealableOrder(readCommitted(database), order.id, parcelOf(order, calendar));
}

/** What the reveal does to the corrective action that it was bought for; null: it was bought for none. */
async function verificationOf({ id, verdict }: MysteryOrder, { database }: Context, t: Texts): Promise<string | null> {
  const read = readCommitted(database);
  const told = await toldVerification(read, id);
  const action = told && (await correctiveAction(read, told.action));
  return action && foreseenVerification(action, told.outcome, verdict, t);
}

async function ask(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const order = await requested(request, context);
  const found = await revealable(order, context);
  if (!found) {
    response.flash(notNow(t)).redirect(303, `/lab/orders/${order.id}`);
    return;
  }
  response.render(
    'lab/second/reveal',
    presentReveal(
      order,
      found,
      { left: new Set(), reason: '', errors: {} },
      await verificationOf(order, context, t),
      t,
    ),
  );
}

async function reveal(request: Request, response: Response, context: Context): Promise<void> {
  const { clock, calendar, database } = context;
  const t = texts(request.language);
  const order = await requested(request, context);
  const found = await revealable(order, context);
  if (!found) {
    response.flash(notNow(t)).redirect(303, `/lab/orders/${order.id}`);
    return;
  }
  const form = readForm(request.body, found, t);
  if (Object.keys(form.errors).length > 0) {
    response
      .status(422)
      .render('lab/second/reveal', presentReveal(order, found, form, await verificationOf(order, context, t), t));
    return;
  }
  const at = instantText(clock.now());
  const by = (request.person as Person).email;
  const withheld = new Map([...form.left].map((photo): [number, string] => [photo, form.reason]));
  const parcel = parcelOf(order, calendar);
  const done = await database.transaction(async (tx) => {
    const day = dayText(calendar(clock.now()));
    const revealed = await revealMysteryOrder(tx, order.id, { day, at, by, withheld, parcel });
    if (!revealed) return false;
    await tellSellerOfVerdict(tx, context, order.id, 'reveal', at);
    if (revealed.verification) await tellOfVerification(tx, context, revealed.verification, { at, by });
    return true;
  });
  const text = t('Revealed: managers and the seller see it from now on.');
  response
    .flash(done ? { kind: 'done', text } : notNow(t))
    .redirect(303, done ? `/inspections/${order.id}` : `/lab/orders/${order.id}`);
}

/** Photos are named by the form that showed them: one that came later was seen by nobody, and the form is shown again. */
function readForm(body: unknown, { content }: Revealable, t: Texts): RevealForm {
  const given = (body ?? {}) as Record<string, unknown>;
  const left = new Set(content.photos.map(({ id }) => id).filter((id) => given[`photo-${id}`] === undefined));
  const reason = formText(body, 'reason');
  const shown = formText(body, 'shown');
  const errors: RevealForm['errors'] = {};
  if (shown !== shownIn(content.photos))
    return { left: new Set(), reason, errors: { photos: t('The photos have changed: look at them again.') } };
  if (left.size > 0 && reason.length < 5) errors.reason = t('Say in a few words why it is left out.');
  if (left.size > 0 && reason.length > longestReason) errors.reason = tooLongWords(longestReason, t);
  return { left, reason, errors };
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/orders/:id/reveal', allow, handle: ask },
  { method: 'post', path: '/lab/orders/:id/reveal', allow, handle: reveal },
];
