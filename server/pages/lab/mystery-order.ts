/** One mystery order: what becomes known of it, and the moment when others may see it. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { dayText } from '../../scoring/day.ts';
import { appendAudit } from '../../stores/audit.ts';
import {
  advanceMysteryOrder,
  mysteryOrder,
  revealMysteryOrder,
  type MysteryOrder,
} from '../../stores/mystery-orders.ts';
import { bumpRevision } from '../../stores/settings.ts';
import { allow } from './lab.ts';
import { formOf, presentForm } from './present-lab.ts';
import { progressFaults, progressOf, readForm, type Faults, type Form } from './read-form.ts';
import { stageOf, type Stage } from './words.ts';

async function requested({ params }: Request, { database }: Context): Promise<MysteryOrder> {
  const id = /^\d{1,9}$/.test(String(params['id'])) ? Number(params['id']) : 0;
  const order = await mysteryOrder(database, id);
  if (!order) throw refusal(404);
  return order;
}

const next: Record<Stage, string> = {
  ordered: 'It is on its way: note the day it arrives.',
  received: 'It has arrived: inspect it and write the verdict.',
  inspected: 'It is inspected and still under cover: reveal it when a second look is no longer needed.',
  revealed: 'It is revealed: managers and the seller see the finding, and it can no longer be changed.',
};

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const order = await requested(request, context);
  render(response, context, order, formOf(order), {});
}

function render(
  response: Response,
  { clock, calendar }: Context,
  order: MysteryOrder,
  form: Form,
  faults: Faults,
): void {
  const stage = stageOf(order);
  response.render('lab/order', {
    title: `Mystery order ${order.id}`,
    lead: next[stage],
    crumbs: [{ href: '/lab', label: 'Lab' }],
    path: `/lab/orders/${order.id}`,
    stage,
    underCover: stage !== 'revealed',
    revealable: stage === 'inspected',
    facts: [
      { label: 'Seller', value: order.sellerName, href: `/sellers/${encodeURIComponent(order.sellerId)}` },
      { label: 'Draw', value: order.draw === 'random' ? 'random' : 'for cause' },
      { label: 'Device', value: [order.category, order.grade].filter(Boolean).join(', ') || null },
      { label: 'Order', value: order.orderId },
      { label: 'Ordered', value: order.orderedOn },
      { label: 'Logged by', value: order.loggedBy },
      { label: 'Revealed', value: order.revealedOn, ...(order.revealedOn === null ? { hint: 'under cover' } : {}) },
    ],
    ...presentForm(form, faults),
    latest: dayText(calendar(clock.now())),
  });
}

async function advance(request: Request, response: Response, context: Context): Promise<void> {
  const { clock, calendar } = context;
  const order = await requested(request, context);
  const form: Form = { ...formOf(order), ...progressPart(readForm(request.body)) };
  const faults = progressFaults(form, order.orderedOn, calendar(clock.now()));
  if (Object.keys(faults).length > 0) {
    response.status(422);
    render(response, context, order, form, faults);
    return;
  }
  const changed = await audited(request, context, 'mystery order updated', order.id, {}, (tx) =>
    advanceMysteryOrder(tx, order.id, progressOf(form)),
  );
  response
    .flash(
      changed
        ? { kind: 'done', text: 'Saved.' }
        : { kind: 'fault', text: 'It was revealed meanwhile: what others have read stays as it is.' },
    )
    .redirect(303, `/lab/orders/${order.id}`);
}

const progressPart = ({
  received_on,
  inspected_on,
  quality,
  delivery,
  packaging,
  verdict,
  safety_finding,
  notes,
}: Form) => ({
  ...{ received_on, inspected_on, quality, delivery, packaging, verdict, safety_finding, notes },
});

async function reveal(request: Request, response: Response, context: Context): Promise<void> {
  const { clock, calendar } = context;
  const order = await requested(request, context);
  const today = dayText(calendar(clock.now()));
  const detail = { seller: order.sellerId, verdict: order.verdict, safetyFinding: order.safetyFinding };
  const revealed = await audited(request, context, 'mystery order revealed', order.id, detail, async (tx) => {
    const done = await revealMysteryOrder(tx, order.id, today);
    if (done) await bumpRevision(tx);
    return done;
  });
  response
    .flash(
      revealed
        ? { kind: 'done', text: 'Revealed: managers and the seller see it from now on.' }
        : { kind: 'fault', text: 'Only an inspected order that is still under cover can be revealed.' },
    )
    .redirect(303, `/lab/orders/${order.id}`);
}

type Change = (tx: Parameters<typeof appendAudit>[0]) => Promise<boolean>;

/** A change and its line in the audit log, both or neither. */
function audited(
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
      await appendAudit(tx, {
        at: instantText(clock.now()),
        actor: email,
        action,
        subject: `mystery order ${id}`,
        detail: { ...detail },
      });
    }
    return done;
  });
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/orders/:id', allow, handle: show },
  { method: 'post', path: '/lab/orders/:id', allow, handle: advance },
  { method: 'post', path: '/lab/orders/:id/reveal', allow, handle: reveal },
];
