/** The lab's orders, and the form that logs one that was bought for a cause. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { newSecret } from '../../../access/secrets.ts';
import { instantText, type Context } from '../../../context.ts';
import { dayText } from '../../../scoring/day.ts';
import { appendAudit } from '../../../stores/audit.ts';
import { mysteryOrderCounts, mysteryOrders, type OrderStage } from '../../../stores/lab/mystery-order-list.ts';
import { sellerChoices } from '../../../stores/lab/mystery-order-sources.ts';
import { loggedByForm, logByForm } from '../../../stores/lab/mystery-orders.ts';
import { word } from '../../desk/sellers-query.ts';
import { allow } from '../mystery-order.ts';
import { checkForm } from './check-form.ts';
import { presentForm } from './present-form.ts';
import { ordersPageSize, orderStages, presentOrders } from './present-orders.ts';
import { readForm, type Faults, type Form } from './read-form.ts';

async function list({ query }: Request, response: Response, { database }: Context): Promise<void> {
  const known = (text: string) => (orderStages as readonly string[]).includes(text);
  const stage = (word(query['stage'], known) ?? null) as OrderStage | null;
  const counts = await mysteryOrderCounts(database);
  const total = (stage === null ? orderStages : [stage]).reduce((sum, each) => sum + (counts[each] ?? 0), 0);
  const asked = Math.max(1, Math.trunc(Number(query['page'])) || 1);
  const page = Math.min(asked, Math.max(1, Math.ceil(total / ordersPageSize)));
  const orders = await mysteryOrders(database, stage, ordersPageSize, (page - 1) * ordersPageSize);
  response.render('lab/orders/orders', presentOrders(orders, counts, stage, page));
}

async function showForm(request: Request, response: Response, context: Context): Promise<void> {
  const form = readForm(request.query);
  const today = dayText(context.calendar(context.clock.now()));
  await renderForm(response, context, { ...form, ordered_on: form.ordered_on || today }, {}, newSecret());
}

async function renderForm(
  response: Response,
  { database, clock, calendar }: Context,
  form: Form,
  faults: Faults,
  formId: string,
) {
  response.render('lab/orders/new', {
    title: 'Log an order bought for a cause',
    crumbs: [{ href: '/lab/orders', label: 'Orders' }],
    ...presentForm(form, faults),
    formId,
    sellers: await sellerChoices(database),
    latest: dayText(calendar(clock.now())),
  });
}

async function log(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const formId = readFormId(request.body);
  // Looked up first: sent again, the form would contradict the very order that it has logged.
  const known = formId === null ? null : await loggedByForm(database, formId);
  if (known !== null) {
    showFirst(response, known);
    return;
  }
  const form = readForm(request.body);
  const { seller, faults } = await checkForm(database, form, calendar(clock.now()));
  if (seller === null) {
    response.status(422);
    await renderForm(response, context, form, faults, formId ?? newSecret());
    return;
  }
  const id = await write(context, request.person as Person, form, seller, formId);
  if (id === null) {
    showFirst(response, (await loggedByForm(database, formId ?? '')) ?? 0);
    return;
  }
  response
    .flash({ kind: 'done', text: 'Logged. Nobody outside the lab sees it until you reveal it.' })
    .redirect(303, `/lab/orders/${id}`);
}

/** Each form that is opened has a name, so that sending it twice logs one order. */
function readFormId(body: unknown): string | null {
  const given = (body as Record<string, unknown> | undefined)?.['form_id'];
  return typeof given === 'string' && /^[\w-]{20,64}$/.test(given) ? given : null;
}

const showFirst = (response: Response, id: number): void =>
  response
    .flash({ kind: 'note', text: 'This form was sent before: here is the order it logged. Nothing was logged twice.' })
    .redirect(303, `/lab/orders/${id}`);

function write(
  { database, clock }: Context,
  { email }: Person,
  form: Form,
  seller: number,
  formId: string | null,
): Promise<number | null> {
  const at = instantText(clock.now());
  const unknown = { receivedOn: null, inspectedOn: null, quality: null, delivery: null, packaging: null };
  const order = {
    ...{ seller, draw: 'for_cause' as const, cause: form.cause, notes: form.notes },
    ...{ category: form.category || null, grade: form.grade || null, orderId: form.order_id || null },
    ...{ orderedOn: form.ordered_on, ...unknown, verdict: null, safetyFinding: null },
  };
  return database.transaction(async (tx) => {
    const id = await logByForm(tx, { ...order, loggedBy: email, loggedAt: at }, formId);
    // Managers read the audit log too: the seller stays out of it until the order is revealed.
    if (id !== null)
      await appendAudit(tx, {
        at,
        actor: email,
        action: 'mystery order logged',
        subject: `mystery order ${id}`,
        detail: {},
      });
    return id;
  });
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/orders', allow, handle: list },
  { method: 'get', path: '/lab/new', allow, handle: showForm },
  { method: 'post', path: '/lab/new', allow, handle: log },
];
