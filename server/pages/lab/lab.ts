/** The Innovation Lab: its mystery orders, and the form that logs one. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { dayText } from '../../scoring/day.ts';
import { appendAudit } from '../../stores/audit.ts';
import {
  logMysteryOrder,
  mysteryOrderCounts,
  mysteryOrders,
  sellerChoices,
  sellerGiven,
} from '../../stores/mystery-orders.ts';
import { word } from '../desk/sellers-query.ts';
import { labPageSize, presentForm, presentLab } from './present-lab.ts';
import { orderFaults, progressFaults, progressOf, readForm, type Faults, type Form } from './read-form.ts';
import { stages, type Stage } from './words.ts';

export const allow = ['lab', 'admin'] as const;

async function list({ query }: Request, response: Response, { database }: Context): Promise<void> {
  const stage = (word(query['stage'], (text) => (stages as readonly string[]).includes(text)) ?? null) as Stage | null;
  const page = Math.min(Math.max(1, Math.trunc(Number(query['page'])) || 1), 100_000);
  const orders = await mysteryOrders(database, stage, labPageSize, (page - 1) * labPageSize);
  response.render('lab/lab', presentLab(orders, await mysteryOrderCounts(database), stage, page));
}

async function showForm(request: Request, response: Response, context: Context): Promise<void> {
  const form = readForm(request.query);
  const today = dayText(context.calendar(context.clock.now()));
  await renderForm(
    response,
    context,
    { ...form, ordered_on: form.ordered_on || today, draw: form.draw || 'random' },
    {},
  );
}

async function renderForm(response: Response, { database, clock, calendar }: Context, form: Form, faults: Faults) {
  response.render('lab/new', {
    title: 'Log a mystery order',
    crumbs: [{ href: '/lab', label: 'Lab' }],
    ...presentForm(form, faults),
    sellers: await sellerChoices(database),
    latest: dayText(calendar(clock.now())),
  });
}

async function log(request: Request, response: Response, context: Context): Promise<void> {
  const { database, clock, calendar } = context;
  const today = calendar(clock.now());
  const form = readForm(request.body);
  const seller = form.seller === '' ? null : await sellerGiven(database, form.seller);
  const unknown: Faults =
    form.seller !== '' && seller === null
      ? { seller: 'No seller has this id or exactly this name. Choose one from the list.' }
      : {};
  const faults = { ...progressFaults(form, form.ordered_on, today), ...orderFaults(form, today), ...unknown };
  if (seller === null || Object.keys(faults).length > 0) {
    response.status(422);
    await renderForm(response, context, form, faults);
    return;
  }
  const { email } = request.person as Person;
  const at = instantText(clock.now());
  const id = await database.transaction(async (tx) => {
    const number = await logMysteryOrder(tx, {
      seller,
      draw: form.draw === 'random' ? 'random' : 'for_cause',
      category: form.category || null,
      grade: form.grade || null,
      orderId: form.order_id || null,
      orderedOn: form.ordered_on,
      ...progressOf(form),
      loggedBy: email,
      loggedAt: at,
    });
    // Managers read the audit log too: the seller stays out of it until the order is revealed.
    await appendAudit(tx, {
      at,
      actor: email,
      action: 'mystery order logged',
      subject: `mystery order ${number}`,
      detail: {},
    });
    return number;
  });
  response
    .flash({ kind: 'done', text: 'Logged. Nobody outside the lab sees it until you reveal it.' })
    .redirect(303, `/lab/orders/${id}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/lab', allow, handle: list },
  { method: 'get', path: '/lab/new', allow, handle: showForm },
  { method: 'post', path: '/lab/new', allow, handle: log },
];
