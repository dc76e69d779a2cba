/** `/lab/new`: an order that was bought because somebody asked for it. What is random comes from a plan's draw only. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import { newSecret } from '../../../access/secrets.ts';
import type { Context } from '../../../context.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import { dayText } from '../../../scoring/day.ts';
import { sellerChoices } from '../../../stores/lab/mystery-order-sources.ts';
import { loggedByForm } from '../../../stores/lab/mystery-orders.ts';
import { allow } from '../mystery-order.ts';
import { checkPurchase } from './check-purchase.ts';
import { presentPurchase, type PurchaseSetting } from './present-purchase.ts';
import { isLook, logOrder, purchaseSetting, readFormId, showFirst, showLogged } from './purchase-page.ts';
import { boughtIn, readPurchase, type Faults, type Purchase } from './read-purchase.ts';

async function show({ query, language }: Request, response: Response, context: Context): Promise<void> {
  const setting = await purchaseSetting(context, null);
  const form = readPurchase(query);
  const shown = { ...form, ordered_on: form.ordered_on || dayText(setting.today) };
  await render(response, context, shown, {}, setting, texts(language));
}

async function render(
  response: Response,
  { database }: Context,
  form: Purchase,
  faults: Faults,
  setting: PurchaseSetting,
  t: Texts,
  formId = newSecret(),
) {
  response.render('lab/orders/new', {
    title: t('Log an order bought for a cause'),
    crumbs: [{ href: '/lab/orders', label: t('Orders') }],
    ...presentPurchase(form, faults, setting, t),
    formId,
    forCause: true,
    sellers: await sellerChoices(database),
    latest: dayText(setting.today),
  });
}

async function log(request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const t = texts(request.language);
  const formId = readFormId(request.body);
  // Looked up first: sent again, the form would contradict the very order that it has logged.
  const known = formId === null ? null : await loggedByForm(database, formId);
  if (known !== null) {
    showFirst(response, known, t);
    return;
  }
  const form = readPurchase(request.body);
  const setting = await purchaseSetting(context, null);
  if (isLook(request.body)) {
    await render(response, context, form, {}, setting, t, formId ?? newSecret());
    return;
  }
  const { seller, faults } = await checkPurchase(database, form, { ...setting, drawn: null }, t);
  if (seller === null) {
    response.status(422);
    await render(response, context, form, faults, setting, t, formId ?? newSecret());
    return;
  }
  const order = { ...boughtIn(form, setting.identities), seller, draw: 'for_cause' as const, cause: form.cause };
  const id = await logOrder(request, context, order, formId);
  if (id === null) showFirst(response, (await loggedByForm(database, formId ?? '')) ?? 0, t);
  else showLogged(response, id, t);
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/new', allow, handle: show },
  { method: 'post', path: '/lab/new', allow, handle: log },
];
