/** `POST /lab/orders/:id/inspect` begins the first grading or goes back to it; `…/take-over` relieves somebody of one. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { dayText } from '../../../scoring/day.ts';
import { texts } from '../../../languages/texts.ts';
import { stageOf } from '../../../lab/stage.ts';
import { appendAudit } from '../../../stores/audit.ts';
import { beginInspection, takeOverInspection } from '../../../stores/lab/inspections.ts';
import { changeMysteryOrder } from '../../../stores/lab/mystery-order-acts.ts';
import type { MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { formText } from '../../portfolio/form-text.ts';
import { allow, requested } from '../mystery-order.ts';
import { arrivalFault } from './arrival-fault.ts';
import { openedInspection } from './opened-inspection.ts';

async function begin(request: Request, response: Response, context: Context): Promise<void> {
  const order = await requested(request, context);
  const t = texts(request.language);
  if (order.firstGrading) {
    response.redirect(303, `/lab/inspections/${order.firstGrading.id}`);
    return;
  }
  const fault = (text: string) => response.flash({ kind: 'fault', text }).redirect(303, `/lab/orders/${order.id}`);
  const stage = stageOf(order);
  if (!['ordered', 'shipped', 'received'].includes(stage)) {
    fault(t('This order is concluded or withdrawn: there is nothing to inspect.'));
    return;
  }
  const arrivedOn = order.receivedOn === null ? formText(request.body, 'received_on') : null;
  const wrong = arrivedOn === null ? null : arrivalFault(arrivedOn, order.orderedOn, today(context), t);
  if (wrong !== null) {
    fault(wrong);
    return;
  }
  const id = await started(request, context, order, arrivedOn);
  if (id === null) fault(t('Somebody changed this order meanwhile. Look at it again.'));
  else response.redirect(303, `/lab/inspections/${id}`);
}

const today = ({ clock, calendar }: Context) => dayText(calendar(clock.now()));

/** Null: the order has changed since it was read, and its arrival was not noted. */
function started(request: Request, { database, clock }: Context, order: MysteryOrder, arrivedOn: string | null) {
  const { email: inspector } = request.person as Person;
  const at = instantText(clock.now());
  return database.transaction(async (tx) => {
    if (
      arrivedOn !== null &&
      !(await changeMysteryOrder(tx, order.id, order.version, { receivedOn: arrivedOn }, 'inspection'))
    )
      return null;
    const { id, isNew } = await beginInspection(tx, { mysteryOrder: order.id, grading: 'first', inspector, at });
    const subject = `mystery order ${order.id}`;
    if (isNew) await appendAudit(tx, { at, actor: inspector, action: 'inspection begun', subject, detail: {} });
    return id;
  });
}

async function takeOver(request: Request, response: Response, context: Context): Promise<void> {
  const { inspection, order, may } = await openedInspection(request, context);
  const { email: actor } = request.person as Person;
  const at = instantText(context.clock.now());
  const done =
    may === 'take' &&
    (await context.database.transaction(async (tx) => {
      if (!(await takeOverInspection(tx, inspection, actor))) return false;
      const subject = `mystery order ${order.id}`;
      const detail = { from: inspection.inspector };
      await appendAudit(tx, { at, actor, action: 'inspection taken over', subject, detail });
      return true;
    }));
  const t = texts(request.language);
  const text = done ? t('It is yours now, with all its answers.') : t('This inspection cannot be taken over now.');
  response.flash({ kind: done ? 'done' : 'fault', text }).redirect(303, `/lab/inspections/${inspection.id}`);
}

export const routes: Route[] = [
  { method: 'post', path: '/lab/orders/:id/inspect', allow, handle: begin },
  { method: 'post', path: '/lab/inspections/:id/take-over', allow, handle: takeOver },
];
