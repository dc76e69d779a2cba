/** `/webhooks/new`: an address is added, and the secret that signs its messages is shown, once. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { newSigningSecret } from '../../enforcement/signature.ts';
import { appendAudit } from '../../stores/audit.ts';
import { webhookSeal } from '../../stores/installation-seal.ts';
import { insertWebhook } from '../../stores/webhooks.ts';
import { showSecret } from './show-secret.ts';
import {
  faultsOfWebhook,
  presentWebhookForm,
  readWebhookForm,
  shownAddress,
  type WebhookFaults,
  type WebhookForm,
} from './webhook-form.ts';

function show(response: Response, form: WebhookForm, faults: WebhookFaults): void {
  if (Object.keys(faults).length > 0) response.status(422);
  response.render('enforcement/new-webhook', {
    title: 'Add a webhook',
    crumbs: [{ href: '/webhooks', label: 'Webhooks' }],
    form: presentWebhookForm(form, faults),
  });
}

async function add(request: Request, response: Response, context: Context): Promise<void> {
  const form = readWebhookForm(request.body);
  const faults = faultsOfWebhook(form, false);
  const { name, address, format, kinds } = form;
  if (format === null || Object.keys(faults).length > 0) {
    show(response, form, faults);
    return;
  }
  const { database, clock, config } = context;
  const seal = await webhookSeal({ database, config });
  const secret = format === 'assay' ? newSigningSecret() : null;
  const [at, actor] = [instantText(clock.now()), (request.person as Person).email];
  const shown = shownAddress(address);
  const id = await database.transaction(async (tx) => {
    const made = await insertWebhook(tx, {
      ...{ name, format, kinds, shownAddress: shown, address: seal.close(address) },
      ...{ secret: secret && seal.close(secret), createdBy: actor, createdAt: at },
    });
    const detail = { id: made, address: shown, format, kinds };
    await appendAudit(tx, { at, actor, action: 'webhook added', subject: `webhook ${name}`, detail });
    return made;
  });
  if (secret === null) {
    response
      .flash({ kind: 'done', text: `${name} is told from now on. Send a test to see that it arrives.` })
      .redirect(303, `/webhooks/${id}`);
    return;
  }
  showSecret(response.status(201), {
    title: `The secret of ${name}`,
    label: 'Secret',
    value: secret,
    advice:
      'The receiver verifies each message with it, by any library for Standard Webhooks. Whoever has it can speak in our name.',
    back: { href: `/webhooks/${id}`, label: name },
  });
}

export const routes: Route[] = [
  {
    method: 'get',
    path: '/webhooks/new',
    allow: ['admin'],
    handle: (_request, response) => show(response, { name: '', address: '', format: 'assay', kinds: ['standing'] }, {}),
  },
  { method: 'post', path: '/webhooks/new', allow: ['admin'], handle: add },
];
