/** One mystery order: what becomes known of it, put right or taken back while it is under cover. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { dayText } from '../../scoring/day.ts';
import { appendAudit } from '../../stores/audit.ts';
import { sellerChoices } from '../../stores/lab/mystery-order-sources.ts';
import {
  mysteryOrder,
  rewriteMysteryOrder,
  withdrawMysteryOrder,
  type MysteryOrder,
} from '../../stores/lab/mystery-orders.ts';
import { checkForm, dayHint } from './check-form.ts';
import { allow } from './lab.ts';
import { formOf, presentForm, presentMysteryOrder } from './present-lab.ts';
import { fieldsOnceKnown, readGiven, type Faults, type Form } from './read-form.ts';

export async function requested({ params }: Request, { database }: Context): Promise<MysteryOrder> {
  const id = /^\d{1,9}$/.test(String(params['id'])) ? Number(params['id']) : 0;
  const order = await mysteryOrder(database, id);
  if (!order) throw refusal(404);
  return order;
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const order = await requested(request, context);
  await render(response, context, order, formOf(order), {});
}

async function render(response: Response, context: Context, order: MysteryOrder, form: Form, faults: Faults) {
  const { database, clock, calendar } = context;
  response.render('lab/order', {
    ...presentMysteryOrder(order),
    ...presentForm(form, faults, fieldsOnceKnown),
    hint: await dayHint(database, calendar, order),
    sellers: await sellerChoices(database),
    latest: dayText(calendar(clock.now())),
  });
}

async function rewrite(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const known = await requested(request, context);
  if (known.revealedOn !== null || known.withdrawnOn !== null) {
    response.flash(closed).redirect(303, `/lab/orders/${known.id}`);
    return;
  }
  const form: Form = { ...formOf(known), ...readGiven(request.body) };
  const { order, faults } = await checkForm(database, form, known.id, calendar(clock.now()));
  if (!order) {
    response.status(422);
    await render(response, context, known, form, faults);
    return;
  }
  const changed = await audited(request, context, 'mystery order updated', known.id, {}, (tx) =>
    rewriteMysteryOrder(tx, known.id, order),
  );
  response.flash(changed ? { kind: 'done', text: 'Saved.' } : closed).redirect(303, `/lab/orders/${known.id}`);
}

const closed = {
  kind: 'fault',
  text: 'It was revealed or withdrawn meanwhile: what others have read stays as it is.',
} as const;

const longestReason = 500;

async function withdraw(request: Request, response: Response, context: Context): Promise<void> {
  const { clock, calendar } = context;
  const { id } = await requested(request, context);
  const given = (request.body as Record<string, unknown> | undefined)?.['reason'];
  const reason = typeof given === 'string' ? given.replaceAll('\0', '').trim().slice(0, longestReason) : '';
  if (reason === '') {
    response
      .flash({ kind: 'fault', text: 'Say why it is withdrawn: the reason stays with the order.' })
      .redirect(303, `/lab/orders/${id}`);
    return;
  }
  const done = await audited(request, context, 'mystery order withdrawn', id, {}, (tx) =>
    withdrawMysteryOrder(tx, id, dayText(calendar(clock.now())), reason),
  );
  const text = 'Withdrawn: it stays in the list and never counts.';
  response.flash(done ? { kind: 'done', text } : closed).redirect(303, `/lab/orders/${id}`);
}

type Change = (tx: Parameters<typeof appendAudit>[0]) => Promise<boolean>;

/** A change and its line in the audit log, both or neither. */
export function audited(
  request: Request,
  { database, clock }: Context,
  action: string,
  id: number,
  detail: object,
  change: Change,
) {
  const { email } = request.person as Person;
  return database.transaction(async (tx) => {
    const done = await change(tx);
    if (done) {
      const subject = `mystery order ${id}`;
      await appendAudit(tx, { at: instantText(clock.now()), actor: email, action, subject, detail: { ...detail } });
    }
    return done;
  });
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/orders/:id', allow, handle: show },
  { method: 'post', path: '/lab/orders/:id', allow, handle: rewrite },
  { method: 'post', path: '/lab/orders/:id/withdraw', allow, handle: withdraw },
];
