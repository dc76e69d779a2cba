/** `/webhooks/new`, `/keys/webhooks/new`: an address is added, and the secret that signs its messages is shown, once. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { newSigningSecret } from '../../enforcement/signature.ts';
import { texts } from '../../languages/texts.ts';
import { appendAudit } from '../../stores/audit.ts';
import { webhookSeal } from '../../stores/installation-seal.ts';
import { readIn } from '../../stores/read.ts';
import { insertWebhook, webhooksOf } from '../../stores/webhooks.ts';
import { ofWhom } from './asked-webhook.ts';
import { keeperForm, type Keeper } from './keeper.ts';
import { showSecret } from './show-secret.ts';
import {
  faultsOfWebhook,
  presentWebhookForm,
  readWebhookForm,
  shownAddress,
  type WebhookFaults,
  type WebhookForm,
} from './webhook-form.ts';

function show(keeper: Keeper, request: Request, response: Response, form: WebhookForm, faults: WebhookFaults): void {
  const t = texts(request.language);
  if (Object.keys(faults).length > 0) response.status(422);
  response.render('enforcement/new-webhook', {
    title: t('Add a webhook'),
    crumbs: [{ href: keeper.webhooks, label: t('Webhooks') }],
    path: `${keeper.webhooks}/new`,
    back: keeper.webhooks,
    form: presentWebhookForm(t, keeper, form, faults),
  });
}

async function add(keeper: Keeper, request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const form = readWebhookForm(keeper, request.body);
  const faults = faultsOfWebhook(t, keeper, form, false);
  const { name, address, format, kinds } = form;
  if (format === null || Object.keys(faults).length > 0) {
    show(keeper, request, response, form, faults);
    return;
  }
  const { database, clock, config } = context;
  const seal = await webhookSeal({ database, config });
  const secret = format === 'assay' ? newSigningSecret() : null;
  const person = request.person as Person;
  const [at, actor, seller] = [instantText(clock.now()), person.email, keeper.owner(request)];
  const shown = shownAddress(address);
  const id = await database.transaction(async (tx) => {
    if ((await webhooksOf(readIn(tx), seller)).length >= keeper.most.webhooks) return null;
    const made = await insertWebhook(tx, {
      ...{ seller, name, format, kinds, shownAddress: shown, address: seal.close(address) },
      ...{ secret: secret && seal.close(secret), createdBy: actor, createdAt: at },
    });
    const detail = { id: made, address: shown, format, kinds, ...ofWhom(person) };
    await appendAudit(tx, { at, actor, action: 'webhook added', subject: `webhook ${name}`, detail });
    return made;
  });
  if (id === null) {
    const text = t('You have as many webhooks as there may be: remove one first.');
    response.flash({ kind: 'fault', text }).redirect(303, keeper.webhooks);
    return;
  }
  if (secret === null) {
    const text = t('{name} is told from now on. Send a test to see that it arrives.', { name });
    response.flash({ kind: 'done', text }).redirect(303, `${keeper.webhooks}/${id}`);
    return;
  }
  showSecret(response.status(201), {
    title: t('The secret of {name}', { name }),
    label: t('Secret'),
    value: secret,
    advice: t(
      'The receiver verifies each message with it, by any library for Standard Webhooks. Whoever has it can speak in our name.',
    ),
    back: { href: `${keeper.webhooks}/${id}`, label: name },
  });
}

export const routesFor = (keeper: Keeper): Route[] => {
  const path = `${keeper.webhooks}/new`;
  const empty: WebhookForm = { name: '', address: '', format: 'assay', kinds: ['standing'] };
  return [
    {
      method: 'get',
      path,
      allow: keeper.allow,
      handle(request, response) {
        if (!keeper.mayChange(request)) throw refusal(403);
        show(keeper, request, response, empty, {});
      },
    },
    keeperForm(
      keeper,
      path,
      (...asked) => add(keeper, ...asked),
      () => path,
    ),
  ];
};
