/** `/lab/orders/:id`: the hub of one order, and what can be written about it. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { message, texts } from '../../../languages/texts.ts';
import { dayText } from '../../../scoring/day.ts';
import { changeMysteryOrder, withdrawMysteryOrder } from '../../../stores/lab/mystery-order-acts.ts';
import { allow, audited, requested } from '../mystery-order.ts';
import { acts, type OrderAct } from './acts.ts';
import { readFields, textFault, versionIn } from './field-rules.ts';
import { renderOrder } from './order-page.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  await renderOrder(request, response, context, await requested(request, context));
}

async function act(request: Request, response: Response, context: Context, one: OrderAct): Promise<void> {
  const { database, clock, calendar } = context;
  const order = await requested(request, context);
  const t = texts(request.language);
  const read = readFields(request.body, one.fields);
  const values = Object.fromEntries(
    Object.entries(read).map(([name, text]) => [name, inCapitals.has(name) ? text.toUpperCase() : text]),
  );
  const errors = await one.faults(values, order, { database, today: calendar(clock.now()), t });
  if (Object.keys(errors).length > 0) {
    response.status(422);
    await renderOrder(request, response, context, order, { act: one.name, values, errors });
    return;
  }
  const done = await audited(request, context, one.action, order.id, {}, (tx) =>
    changeMysteryOrder(tx, order.id, versionIn(request.body), one.changes(values), one.until),
  );
  if (done) {
    response.flash({ kind: 'done', text: t(one.done) }).redirect(303, `/lab/orders/${order.id}`);
    return;
  }
  response.status(409);
  await renderOrder(request, response, context, await requested(request, context), {
    ...{ act: one.name, values, errors: {}, meanwhile: t(meanwhile) },
  });
}

const inCapitals = new Set(['market', 'currency']);
const meanwhile = message(
  'Somebody else wrote here meanwhile, or the order has gone on. Nothing of yours was recorded; look at it again.',
);

const longestReason = 500;

async function withdraw(request: Request, response: Response, context: Context): Promise<void> {
  const { clock, calendar } = context;
  const order = await requested(request, context);
  const t = texts(request.language);
  const { reason } = readFields(request.body, ['reason']);
  const fault =
    reason === ''
      ? t('Say why it is withdrawn: the reason stays with the order.')
      : textFault(reason, t, longestReason);
  if (fault !== null) {
    response.status(422);
    const typed = { act: 'withdraw', values: { reason }, errors: { reason: fault } } as const;
    await renderOrder(request, response, context, order, typed);
    return;
  }
  const done = await audited(request, context, 'mystery order withdrawn', order.id, {}, (tx) =>
    withdrawMysteryOrder(tx, order, dayText(calendar(clock.now())), reason),
  );
  const text =
    order.labDraw === null
      ? t('Withdrawn: it stays in the list and never counts.')
      : t(
          'Withdrawn: it stays in the list and never counts. Its draw is open again: order it anew, or skip it with a reason.',
        );
  response
    .flash(done ? { kind: 'done', text } : { kind: 'fault', text: t(closed) })
    .redirect(303, `/lab/orders/${order.id}`);
}

const closed = message('It was revealed or withdrawn meanwhile: what others have read stays as it is.');

async function leadBack(request: Request, response: Response, context: Context): Promise<void> {
  const { id } = await requested(request, context);
  response.redirect(303, `/lab/orders/${id}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/orders/:id', allow, handle: show },
  ...acts.map((one): Route => ({
    ...{ method: 'post', path: `/lab/orders/:id/${one.name}`, allow },
    handle: (request, response, context) => act(request, response, context, one),
  })),
  { method: 'post', path: '/lab/orders/:id/withdraw', allow, handle: withdraw },
  // A form that was not taken stands under the address it was sent to: who loads that again is led to the order.
  ...[...acts.map(({ name }) => name), 'withdraw'].map((name): Route => ({
    ...{ method: 'get', path: `/lab/orders/:id/${name}`, allow, handle: leadBack },
  })),
];
