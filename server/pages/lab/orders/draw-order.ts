/** `/lab/draws/:id/order`: places the order that a draw asks for. The draw settles the seller, and the category if it names one. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { daysIn } from '../../../helpers/days.ts';
import { texts, type Texts } from '../../../languages/texts.ts';
import { dayText } from '../../../scoring/day.ts';
import { orderDraw, type Draw } from '../../../stores/lab/draws.ts';
import { plainWordIn } from '../../desk/words.ts';
import { allow } from '../mystery-order.ts';
import { requestedDraw } from '../requested-draw.ts';
import { checkPurchase } from './check-purchase.ts';
import { presentPurchase, proposed, type PurchaseSetting } from './present-purchase.ts';
import { isLook, logOrder, purchaseSetting, showLogged } from './purchase-page.ts';
import { boughtIn, readPurchase, type Faults, type Purchase } from './read-purchase.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const draw = await requestedDraw(request, context);
  const t = texts(request.language);
  if (draw.state !== 'planned') {
    leadAway(response, draw, t);
    return;
  }
  const setting = await purchaseSetting(context, draw.seller);
  const form = { ...readPurchase(request.query), ...settledBy(draw), ordered_on: dayText(setting.today) };
  const turn = proposed(form, setting);
  render(response, draw, { ...form, identity: turn === null ? '' : String(turn) }, {}, setting, t);
}

const settledBy = ({ sellerId, category }: Draw) => ({
  seller: sellerId,
  cause: '',
  ...(category ? { category } : {}),
});

function render(
  response: Response,
  draw: Draw,
  form: Purchase,
  faults: Faults,
  setting: PurchaseSetting,
  t: Texts,
): void {
  response.render('lab/orders/draw-order', {
    title: t('Order from {seller}', { seller: draw.sellerName }),
    lead: t('Order it as a customer would, then note here what you bought. The order number may follow later.'),
    crumbs: [
      { href: `/lab/plan/${draw.plan}`, label: t('Plan of {week}', { week: daysIn(t.language).exactDay(draw.week) }) },
      { href: `/lab/draws/${draw.id}`, label: t('Draw {number}', { number: String(draw.position) }) },
    ],
    path: `/lab/draws/${draw.id}/order`,
    draw: `/lab/draws/${draw.id}`,
    facts: [
      {
        label: t('Seller'),
        own: true,
        value: draw.sellerName,
        hint: draw.sellerId,
        href: `/sellers/${encodeURIComponent(draw.sellerId)}`,
      },
      { label: t('Its country'), value: setting.country },
      {
        label: t('Drawn'),
        value: draw.stratum === 'random' ? t('at random') : t('by risk'),
        href: `/lab/draws/${draw.id}`,
      },
      {
        label: t('Category'),
        value: plainWordIn(draw.category, t) || null,
        hint: draw.category ? t('as drawn') : '',
      },
    ],
    categoryDrawn: draw.category !== null,
    ...presentPurchase(form, faults, setting, t),
    latest: dayText(setting.today),
  });
}

/** It was ordered or skipped before, perhaps by this very form. */
function leadAway(response: Response, draw: Draw, t: Texts): void {
  const ordered = draw.state === 'ordered' && draw.mysteryOrder !== null;
  const text = ordered
    ? t('This draw was ordered before: here is its order. Nothing was logged twice.')
    : t('This draw was skipped.');
  const way = ordered ? `/lab/orders/${draw.mysteryOrder}` : `/lab/draws/${draw.id}`;
  response.flash({ kind: 'note', text }).redirect(303, way);
}

async function place(request: Request, response: Response, context: Context): Promise<void> {
  const { database } = context;
  const draw = await requestedDraw(request, context);
  const t = texts(request.language);
  if (draw.state !== 'planned') {
    leadAway(response, draw, t);
    return;
  }
  const form = { ...readPurchase(request.body), ...settledBy(draw) };
  const setting = await purchaseSetting(context, draw.seller);
  if (isLook(request.body)) {
    render(response, draw, form, {}, setting, t);
    return;
  }
  const { seller, faults } = await checkPurchase(database, form, { ...setting, drawn: draw.seller }, t);
  if (seller === null) {
    // The very form that came first may be what speaks against this one.
    const now = await requestedDraw(request, context);
    if (now.state !== 'planned') {
      leadAway(response, now, t);
      return;
    }
    response.status(422);
    render(response, draw, form, faults, setting, t);
    return;
  }
  const kind = draw.stratum === 'random' ? ('random' as const) : ('for_cause' as const);
  const order = { ...boughtIn(form, setting.identities), seller, draw: kind, labDraw: draw.id };
  const id = await logOrder(request, context, order, null, (tx) => orderDraw(tx, draw.id));
  if (id === null) leadAway(response, await requestedDraw(request, context), t);
  else showLogged(response, id, t);
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/draws/:id/order', allow, handle: show },
  { method: 'post', path: '/lab/draws/:id/order', allow, handle: place },
];
