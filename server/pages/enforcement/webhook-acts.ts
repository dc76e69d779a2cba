/** What an administrator does with a webhook: a button each. */
import type { Route } from '../../access/route.ts';
import { newSecret } from '../../access/secrets.ts';
import type { Context } from '../../context.ts';
import { instantText } from '../../context.ts';
import { messageBody } from '../../enforcement/message-body.ts';
import { newSigningSecret } from '../../enforcement/signature.ts';
import { asDay } from '../../helpers/days.ts';
import { plural } from '../../helpers/words.ts';
import { dayText } from '../../scoring/day.ts';
import { repeatSince } from '../../stores/spread-events.ts';
import { addDeliveries, hastenDeliveries } from '../../stores/webhook-deliveries.ts';
import { webhookSeal } from '../../stores/installation-seal.ts';
import { changeSecret, removeWebhook, resumeWebhook, switchWebhook, type Webhook } from '../../stores/webhooks.ts';
import type { Transaction } from '../../../db/connect.ts';
import { askedWebhook, changeAudited } from './asked-webhook.ts';
import { showSecret } from './show-secret.ts';

/** How long messages bear a signature of the earlier secret too. Seconds. */
const overlap = 24 * 3600;

type Work = (tx: Transaction, webhook: Webhook, at: string, context: Context) => Promise<unknown>;

/** A button that changes something and leads back to the page. */
function act(verb: string, action: string, done: (webhook: Webhook) => string, work: Work): Route {
  return {
    method: 'post',
    path: `/webhooks/:id/${verb}`,
    allow: ['admin'],
    async handle(request, response, context) {
      const webhook = await askedWebhook(request, context);
      await changeAudited(request, context, action, (tx, one, at) => work(tx, one, at, context));
      const to = verb === 'remove' ? '/webhooks' : `/webhooks/${webhook.id}`;
      response.flash({ kind: 'done', text: done(webhook) }).redirect(303, to);
    },
  };
}

const sendTest: Work = (tx, { id, name, format }, at, { config }) => {
  const told = { id: `test_${newSecret().slice(0, 16)}`, type: 'webhook.test', sequence: 0, at } as const;
  const text = `This is a test from Assay to “${name}”. Nothing has happened.`;
  const body = messageBody(format, { ...told, text }, config.baseUrl);
  const kind = 'webhook.test';
  return addDeliveries(
    tx,
    [{ webhook: id, messageId: told.id, kind, position: null, seller: null, decision: null, body }],
    at,
  );
};

const rotate: Route = {
  method: 'post',
  path: '/webhooks/:id/secret',
  allow: ['admin'],
  async handle(request, response, context) {
    const { id, name, secret: earlier } = await askedWebhook(request, context);
    if (earlier === null) {
      response
        .flash({ kind: 'fault', text: 'A chat verifies no signature: there is no secret.' })
        .redirect(303, `/webhooks/${id}`);
      return;
    }
    const seal = await webhookSeal(context);
    const secret = newSigningSecret();
    const until = instantText(context.clock.now() + overlap);
    await changeAudited(request, context, 'webhook secret changed', (tx, one) =>
      changeSecret(tx, id, { secret: seal.close(secret), earlier: one.secret, until }),
    );
    showSecret(response.status(201), {
      title: `The new secret of ${name}`,
      label: 'Secret',
      value: secret,
      advice:
        'Give it to the receiver within 24 hours: until then every message bears a signature of the earlier secret too.',
      back: { href: `/webhooks/${id}`, label: name },
    });
  },
};

const repeat: Route = {
  method: 'post',
  path: '/webhooks/:id/repeat',
  allow: ['admin'],
  async handle(request, response, context) {
    const { id } = await askedWebhook(request, context);
    const day = asDay((request.body as Record<string, unknown>)['since']);
    if (day === null) {
      response
        .flash({ kind: 'fault', text: 'Say since which day, such as 2026-11-01.' })
        .redirect(303, `/webhooks/${id}#repeat`);
      return;
    }
    const since = dayText(day);
    const count = await changeAudited(
      request,
      context,
      'webhook messages repeated',
      (tx, one, at) => repeatSince(tx, one, { since, now: at, baseUrl: context.config.baseUrl }),
      { since },
    );
    const text =
      count === 0 ? 'Nothing it asks for has happened since.' : `${plural(count, 'message')} will be sent again.`;
    response.flash({ kind: 'done', text }).redirect(303, `/webhooks/${id}`);
  },
};

export const routes: Route[] = [
  act('test', 'webhook tested', () => 'A test leaves within ten seconds. How it went stands under Messages.', sendTest),
  act(
    'on',
    'webhook turned on',
    ({ name }) => `${name} is told again from now on.`,
    (tx, { id }) => switchWebhook(tx, id, true),
  ),
  act(
    'off',
    'webhook turned off',
    ({ name }) => `${name} is not told any more.`,
    (tx, { id }) => switchWebhook(tx, id, false),
  ),
  act(
    'resume',
    'webhook resumed',
    () => 'Resumed: what has waited is sent now.',
    async (tx, { id }, at) => {
      await resumeWebhook(tx, id);
      await hastenDeliveries(tx, id, at);
    },
  ),
  act(
    'remove',
    'webhook removed',
    ({ name }) => `${name} is removed, with its address and secret. What was sent stays on record.`,
    (tx, { id }, at) => removeWebhook(tx, id, at),
  ),
  rotate,
  repeat,
];
