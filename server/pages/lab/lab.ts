/** The Innovation Lab: its mystery orders, and the form that logs one. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { newSecret } from '../../access/secrets.ts';
import { instantText, type Context } from '../../context.ts';
import { dayText } from '../../scoring/day.ts';
import { appendAudit } from '../../stores/audit.ts';
import { sellerChoices } from '../../stores/lab/mystery-order-sources.ts';
import {
  loggedByForm,
  logByForm,
  mysteryOrderCounts,
  mysteryOrders,
  type WrittenOrder,
} from '../../stores/lab/mystery-orders.ts';
import { word } from '../desk/sellers-query.ts';
import { checkForm } from './check-form.ts';
import { labPageSize, presentForm, presentLab } from './present-lab.ts';
import { readForm, type Faults, type Form } from './read-form.ts';
import { stages, type Stage } from './words.ts';

export const allow = ['lab'] as const;

async function list({ query }: Request, response: Response, { database }: Context): Promise<void> {
  const stage = (word(query['stage'], (text) => (stages as readonly string[]).includes(text)) ?? null) as Stage | null;
  const counts = await mysteryOrderCounts(database);
  const total = stage === null ? stages.reduce((sum, each) => sum + counts[each], 0) : counts[stage];
  const asked = Math.max(1, Math.trunc(Number(query['page'])) || 1);
  const page = Math.min(asked, Math.max(1, Math.ceil(total / labPageSize)));
  const orders = await mysteryOrders(database, stage, labPageSize, (page - 1) * labPageSize);
  response.render('lab/lab', presentLab(orders, counts, stage, page));
}

async function showForm(request: Request, response: Response, context: Context): Promise<void> {
  const form = readForm(request.query);
  const today = dayText(context.calendar(context.clock.now()));
  const filled = { ...form, ordered_on: form.ordered_on || today, draw: form.draw || 'random' };
  await renderForm(response, context, filled, {}, newSecret());
}

async function renderForm(
  response: Response,
  { database, clock, calendar }: Context,
  form: Form,
  faults: Faults,
  formId: string,
) {
  response.render('lab/new', {
    title: 'Log a mystery order',
    crumbs: [{ href: '/lab', label: 'Lab' }],
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
  const { order, faults } = await checkForm(database, form, null, calendar(clock.now()));
  if (!order) {
    response.status(422);
    await renderForm(response, context, form, faults, formId ?? newSecret());
    return;
  }
  const id = await write(context, request.person as Person, order, formId);
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

function write({ database, clock }: Context, { email }: Person, order: WrittenOrder, formId: string | null) {
  const at = instantText(clock.now());
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
  { method: 'get', path: '/lab', allow, handle: list },
  { method: 'get', path: '/lab/new', allow, handle: showForm },
  { method: 'post', path: '/lab/new', allow, handle: log },
];
