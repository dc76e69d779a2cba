/** One mystery order: the day it arrived, and the way out of it while it is under cover. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { dayText, parseDay } from '../../../scoring/day.ts';
import { noteArrival } from '../../../stores/lab/mystery-order-acts.ts';
import { withdrawMysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { allow, audited, requested } from '../mystery-order.ts';
import { dayHint } from './check-form.ts';
import { presentOrder } from './present-order.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const order = await requested(request, context);
  response.render('lab/orders/order', {
    ...presentOrder(order),
    hint: await dayHint(database, calendar, order),
    today: dayText(calendar(clock.now())),
  });
}

const closed = {
  kind: 'fault',
  text: 'It was revealed or withdrawn meanwhile: what others have read stays as it is.',
} as const;

async function arrive(request: Request, response: Response, context: Context): Promise<void> {
  const { id, orderedOn } = await requested(request, context);
  const day = given(request, 'received_on');
  const today = context.calendar(context.clock.now());
  const fault =
    parseDay(day) === null
      ? 'Write the day as YYYY-MM-DD.'
      : (parseDay(day) as number) > today
        ? 'That day is still to come.'
        : day < orderedOn
          ? 'It cannot arrive before it was ordered.'
          : null;
  if (fault !== null) {
    response.flash({ kind: 'fault', text: fault }).redirect(303, `/lab/orders/${id}`);
    return;
  }
  const done = await audited(request, context, 'mystery order received', id, {}, (tx) => noteArrival(tx, id, day));
  response
    .flash(done ? { kind: 'done', text: 'It has arrived: inspect it.' } : closed)
    .redirect(303, `/lab/orders/${id}`);
}

const given = ({ body }: Request, name: string): string => {
  const value = ((body ?? {}) as Record<string, unknown>)[name];
  return typeof value === 'string' ? value.trim() : '';
};

const longestReason = 500;

async function withdraw(request: Request, response: Response, context: Context): Promise<void> {
  const { clock, calendar } = context;
  const { id } = await requested(request, context);
  const reason = given(request, 'reason').slice(0, longestReason);
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

export const routes: Route[] = [
  { method: 'get', path: '/lab/orders/:id', allow, handle: show },
  { method: 'post', path: '/lab/orders/:id/arrival', allow, handle: arrive },
  { method: 'post', path: '/lab/orders/:id/withdraw', allow, handle: withdraw },
];
