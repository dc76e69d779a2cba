/** The page of one mystery order, drawn anew with what was typed when an act on it could not be done. */
import type { Request, Response } from 'express';
import type { Person } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { dayText } from '../../../scoring/day.ts';
import { correctiveAction } from '../../../stores/corrective-actions.ts';
import { plannedDraw } from '../../../stores/lab/draws.ts';
import { identity } from '../../../stores/lab/identities.ts';
import { likenessesOfOrder } from '../../../stores/lab/likenesses.ts';
import { actsOnOrder, type MysteryOrder } from '../../../stores/lab/mystery-orders.ts';
import { readCommitted } from '../../../stores/read.ts';
import type { OrderAct } from './acts.ts';
import { dayHint } from './check-purchase.ts';
import { presentOrder } from './present-order.ts';
import { presentForms } from './present-order-forms.ts';

export interface Typed {
  act: OrderAct['name'] | 'withdraw';
  values: Record<string, string>;
  errors: Partial<Record<string, string>>;
  /** Why nothing was recorded though nothing typed was wrong. */
  meanwhile?: string;
}

export async function renderOrder(
  request: Request,
  response: Response,
  context: Context,
  order: MysteryOrder,
  typed: Typed | null = null,
): Promise<void> {
  const { database, clock, calendar } = context;
  const t = texts(request.language);
  const read = readCommitted(database);
  const today = calendar(clock.now());
  const draw = order.labDraw === null ? null : await plannedDraw(read, order.labDraw);
  const known = {
    ...{ order, calendar, today, reader: (request.person as Person).email, t },
    draw,
    verifies: draw === null || draw.action === null ? null : await correctiveAction(read, draw.action),
    identity: order.identity === null ? null : await identity(read, order.identity),
    acts: await actsOnOrder(read, order.id),
  };
  const presented = presentOrder(known);
  response.render('lab/orders/order', {
    ...presented,
    ...presentForms(known, presented.step, typed),
    meanwhile: typed?.meanwhile ?? null,
    hint: await dayHint(database, calendar, order, t),
    isLikeAnother: (await likenessesOfOrder(read, order.id)).length > 0,
    pdfHref: order.concludedAt === null && order.revealedOn === null ? null : `/lab/orders/${order.id}/pdf`,
    latest: dayText(today),
  });
}
