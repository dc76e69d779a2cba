/** `/webhooks/:id`: how it stands, what was sent to it, and its form. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { pagerOf } from '../../helpers/addresses.ts';
import { deliveriesOfWebhook } from '../../stores/delivery-log.ts';
import { readCommitted } from '../../stores/read.ts';
import { changeWebhook, type Webhook } from '../../stores/webhooks.ts';
import { webhookSeal } from '../../stores/installation-seal.ts';
import { askedWebhook, changeAudited } from './asked-webhook.ts';
import { presentDelivery } from './present-deliveries.ts';
import { leadOfWebhook, standingOfWebhook, toldOf } from './present-webhook.ts';
import {
  faultsOfWebhook,
  formatWords,
  presentWebhookForm,
  readWebhookForm,
  shownAddress,
  type WebhookFaults,
  type WebhookForm,
} from './webhook-form.ts';

const size = 25;

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const webhook = await askedWebhook(request, context);
  await render(request, response, context, webhook, { ...webhook, address: '' }, {});
}

async function render(
  request: Request,
  response: Response,
  { database, clock }: Context,
  webhook: Webhook,
  form: WebhookForm,
  faults: WebhookFaults,
): Promise<void> {
  const asked = Number(request.query['page']);
  const page = Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
  const { deliveries, total } = await deliveriesOfWebhook(readCommitted(database), webhook.id, { page, size });
  const path = `/webhooks/${webhook.id}`;
  response.render('enforcement/webhook', {
    title: webhook.name,
    lead: leadOfWebhook(webhook),
    crumbs: [{ href: '/webhooks', label: 'Webhooks' }],
    webhook: { ...webhook, ...standingOfWebhook(webhook), signed: webhook.format === 'assay' },
    path,
    overlaps: webhook.earlierUntil !== null && webhook.earlierUntil > instantText(clock.now()),
    sends: webhook.active && !webhook.pausedAt,
    since: (webhook.failingSince ?? webhook.createdAt).slice(0, 10),
    facts: [
      { label: 'Address', value: webhook.shownAddress, hint: 'The rest of it is kept sealed.' },
      { label: 'Takes', value: formatWords[webhook.format].label },
      { label: 'Is told of', value: toldOf(webhook) },
      { label: 'Added by', value: webhook.createdBy },
    ],
    deliveries: deliveries.map(presentDelivery),
    pager: pagerOf(path, {}, page, size, total),
    form: presentWebhookForm(form, faults),
  });
}

async function change(request: Request, response: Response, context: Context): Promise<void> {
  const webhook = await askedWebhook(request, context);
  const form = { ...readWebhookForm(request.body), format: webhook.format };
  const faults = faultsOfWebhook(form, true);
  if (Object.keys(faults).length > 0) {
    response.status(422);
    await render(request, response, context, webhook, form, faults);
    return;
  }
  const { name, kinds, address } = form;
  const seal = await webhookSeal(context);
  const place = address ? { address: seal.close(address), shownAddress: shownAddress(address) } : null;
  const detail = { name, kinds, ...(place ? { address: place.shownAddress } : {}) };
  const write = (tx: Parameters<typeof changeWebhook>[0], { id, address, shownAddress }: Webhook) =>
    changeWebhook(tx, id, { name, kinds, ...(place ?? { address, shownAddress }) });
  await changeAudited(request, context, 'webhook changed', write, detail);
  response.flash({ kind: 'done', text: 'The changes are kept.' }).redirect(303, `/webhooks/${webhook.id}`);
}

export const routes: Route[] = [
  { method: 'get', path: '/webhooks/:id', allow: ['admin'], handle: show },
  { method: 'post', path: '/webhooks/:id', allow: ['admin'], handle: change },
];
