/** `/webhooks/:id`, `/keys/webhooks/:id`: how it stands, what was sent to it, and its form. */
import type { Request, Response } from 'express';
import type { Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { pagerOf } from '../../helpers/addresses.ts';
import { texts } from '../../languages/texts.ts';
import { deliveriesOfWebhook } from '../../stores/delivery-log.ts';
import { readCommitted } from '../../stores/read.ts';
import { changeWebhook, type Webhook } from '../../stores/webhooks.ts';
import { webhookSeal } from '../../stores/installation-seal.ts';
import { askedWebhook, changeAudited } from './asked-webhook.ts';
import { keeperForm, marketplace, type Keeper } from './keeper.ts';
import { presentDelivery } from './present-deliveries.ts';
import { leadOfWebhook, standingOfWebhook, toldOf } from './present-webhook.ts';
import { faultsOfWebhook, formatWords, presentWebhookForm, readWebhookForm, shownAddress } from './webhook-form.ts';
import type { WebhookFaults, WebhookForm } from './webhook-form.ts';

const size = 25;

async function show(keeper: Keeper, request: Request, response: Response, context: Context): Promise<void> {
  const webhook = await askedWebhook(keeper, request, context);
  await render(keeper, request, response, context, { webhook, form: { ...webhook, address: '' }, faults: {} });
}

interface Shown {
  webhook: Webhook;
  form: WebhookForm;
  faults: WebhookFaults;
}

async function render(
  keeper: Keeper,
  request: Request,
  response: Response,
  { database, clock }: Context,
  { webhook, form, faults }: Shown,
): Promise<void> {
  const t = texts(request.language);
  const asked = Number(request.query['page']);
  const page = Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
  const { deliveries, total } = await deliveriesOfWebhook(readCommitted(database), webhook.id, { page, size });
  const path = `${keeper.webhooks}/${webhook.id}`;
  response.render('enforcement/webhook', {
    title: webhook.name,
    lead: leadOfWebhook(t, webhook),
    crumbs: [{ href: keeper.webhooks, label: t('Webhooks') }],
    webhook: { ...webhook, ...standingOfWebhook(t, webhook), signed: webhook.format === 'assay' },
    path,
    ofMarketplace: keeper === marketplace,
    owns: keeper.mayChange(request),
    overlaps: webhook.earlierUntil !== null && webhook.earlierUntil > instantText(clock.now()),
    sends: webhook.active && !webhook.pausedAt,
    since: (webhook.failingSince ?? webhook.createdAt).slice(0, 10),
    facts: [
      { label: t('Address'), value: webhook.shownAddress, hint: t('The rest of it is kept sealed.') },
      { label: t('Takes'), value: t(formatWords[webhook.format].label) },
      { label: t('Is told of'), value: toldOf(t, webhook) },
      { label: t('Added by'), value: webhook.createdBy },
    ],
    deliveries: deliveries.map((one) => presentDelivery(t, keeper, one)),
    pager: pagerOf(path, {}, page, size, total),
    form: presentWebhookForm(t, keeper, form, faults),
  });
}

async function change(keeper: Keeper, request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const webhook = await askedWebhook(keeper, request, context);
  const form = { ...readWebhookForm(keeper, request.body), format: webhook.format };
  const faults = faultsOfWebhook(t, keeper, form, true);
  if (Object.keys(faults).length > 0) {
    response.status(422);
    await render(keeper, request, response, context, { webhook, form, faults });
    return;
  }
  const { name, kinds, address } = form;
  const seal = await webhookSeal(context);
  const place = address ? { address: seal.close(address), shownAddress: shownAddress(address) } : null;
  const detail = { name, kinds, ...(place ? { address: place.shownAddress } : {}) };
  const write = (tx: Parameters<typeof changeWebhook>[0], { id, address, shownAddress }: Webhook) =>
    changeWebhook(tx, id, { name, kinds, ...(place ?? { address, shownAddress }) });
  await changeAudited(keeper, request, context, 'webhook changed', write, detail);
  const text = t('The changes are kept.');
  response.flash({ kind: 'done', text }).redirect(303, `${keeper.webhooks}/${webhook.id}`);
}

export const routesFor = (keeper: Keeper): Route[] => {
  const path = `${keeper.webhooks}/:id`;
  return [
    { method: 'get', path, allow: keeper.allow, handle: (...asked) => show(keeper, ...asked) },
    keeperForm(keeper, path, (...asked) => change(keeper, ...asked)),
  ];
};
