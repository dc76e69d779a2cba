/** `…/:id/deliveries/:delivery`: one message to a webhook, every attempt at it, and sending it again. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { texts } from '../../languages/texts.ts';
import { oneDelivery } from '../../stores/delivery-log.ts';
import { readCommitted } from '../../stores/read.ts';
import { repeatDelivery } from '../../stores/webhook-deliveries.ts';
import { askedWebhook, changeAudited, keyOf } from './asked-webhook.ts';
import { keeperForm, marketplace, type Keeper } from './keeper.ts';
import { eventWords, presentDelivery } from './present-deliveries.ts';
import { saidFault } from './said-faults.ts';

async function show(keeper: Keeper, request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const webhook = await askedWebhook(keeper, request, context);
  const found = await oneDelivery(readCommitted(context.database), webhook.id, keyOf(request.params['delivery']));
  if (!found) throw refusal(404);
  const { delivery, body, attempts } = found;
  const row = presentDelivery(t, keeper, delivery);
  const ofMarketplace = keeper === marketplace;
  response.render('enforcement/delivery', {
    title: t('Message: {event}', { event: eventWords(t, keeper, delivery.kind) }),
    crumbs: [
      { href: keeper.webhooks, label: t('Webhooks') },
      { href: `${keeper.webhooks}/${webhook.id}`, label: webhook.name },
    ],
    delivery: row,
    owns: keeper.mayChange(request),
    facts: [
      { label: t('Id'), value: delivery.messageId, hint: t('The same in every repetition.') },
      { label: t('About'), value: delivery.sellerId },
      ...(delivery.decision && ofMarketplace
        ? [{ label: t('Decision'), value: String(delivery.decision), href: `/decisions/${delivery.decision}` }]
        : []),
    ],
    attempts: attempts.map(({ fault, ...one }) => ({
      ...one,
      fault: fault === null ? null : saidFault(t, fault),
      taken: fault === null && one.status !== null,
    })),
    body: JSON.stringify(JSON.parse(body), null, 2),
    path: row.href,
  });
}

async function sendAgain(keeper: Keeper, request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { id } = await askedWebhook(keeper, request, context);
  const delivery = keyOf(request.params['delivery']);
  await changeAudited(
    keeper,
    request,
    context,
    'webhook message repeated',
    async (tx, one, at) => {
      if (!(await repeatDelivery(tx, one.id, delivery, at))) throw refusal(404);
    },
    { delivery },
  );
  const text = t('It is sent again within ten seconds, under its own id.');
  response.flash({ kind: 'done', text }).redirect(303, `${keeper.webhooks}/${id}/deliveries/${delivery}`);
}

export const routesFor = (keeper: Keeper): Route[] => {
  const path = `${keeper.webhooks}/:id/deliveries/:delivery`;
  return [
    { method: 'get', path, allow: keeper.allow, handle: (...asked) => show(keeper, ...asked) },
    keeperForm(keeper, path, (...asked) => sendAgain(keeper, ...asked)),
  ];
};
