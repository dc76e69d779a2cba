/** What its keeper does with a webhook: a button each. */
import type { Route } from '../../access/route.ts';
import { newSecret } from '../../access/secrets.ts';
import { instantText, type Context } from '../../context.ts';
import { messageBody } from '../../enforcement/message-body.ts';
import { newSigningSecret } from '../../enforcement/signature.ts';
import { asDay } from '../../helpers/days.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { dayText } from '../../scoring/day.ts';
import { repeatSince } from '../../stores/spread-events.ts';
import { addDeliveries, hastenDeliveries } from '../../stores/webhook-deliveries.ts';
import { webhookSeal } from '../../stores/installation-seal.ts';
import { changeSecret, removeWebhook, resumeWebhook, switchWebhook, type Webhook } from '../../stores/webhooks.ts';
import type { Transaction } from '../../../db/connect.ts';
import { askedWebhook, changeAudited } from './asked-webhook.ts';
import { keeperForm, type Keeper } from './keeper.ts';
import { showSecret } from './show-secret.ts';

/** How long messages bear a signature of the earlier secret too. Seconds. */
const overlap = 24 * 3600;

interface Act {
  verb: string;
  /** What the audit says. */
  action: string;
  done: (t: Texts, webhook: Webhook) => string;
  work: (tx: Transaction, webhook: Webhook, at: string, context: Context) => Promise<unknown>;
}

const sendTest: Act['work'] = (tx, { id, name, format, seller }, at, { config }) => {
  const told = { id: `test_${newSecret().slice(0, 16)}`, type: 'webhook.test', sequence: 0, at } as const;
  const text = `This is a test from Assay to “${name}”. Nothing has happened.`;
  const body = messageBody(format, { ...told, text }, config.baseUrl);
  const kind = 'webhook.test';
  return addDeliveries(
    tx,
    [{ webhook: id, messageId: told.id, kind, position: null, seller, decision: null, body }],
    at,
  );
};

/** A button that changes something and leads back to the page. */
const acts: readonly Act[] = [
  {
    verb: 'test',
    action: 'webhook tested',
    done: (t) => t('A test leaves within ten seconds. How it went stands under “Messages sent”.'),
    work: sendTest,
  },
  {
    verb: 'on',
    action: 'webhook turned on',
    done: (t, { name }) => t('{name} is told again from now on.', { name }),
    work: (tx, { id }) => switchWebhook(tx, id, true),
  },
  {
    verb: 'off',
    action: 'webhook turned off',
    done: (t, { name }) => t('{name} is not told any more.', { name }),
    work: (tx, { id }) => switchWebhook(tx, id, false),
  },
  {
    verb: 'resume',
    action: 'webhook resumed',
    done: (t) => t('Resumed: what has waited is sent now.'),
    async work(tx, { id }, at) {
      await resumeWebhook(tx, id);
      await hastenDeliveries(tx, id, at);
    },
  },
  {
    verb: 'remove',
    action: 'webhook removed',
    done: (t, { name }) =>
      t('{name} is removed, with its address and secret. What was sent stays on record.', { name }),
    work: (tx, { id }, at) => removeWebhook(tx, id, at),
  },
];

const routeOf = (keeper: Keeper, { verb, action, done, work }: Act): Route =>
  keeperForm(keeper, `${keeper.webhooks}/:id/${verb}`, async (request, response, context) => {
    const webhook = await askedWebhook(keeper, request, context);
    await changeAudited(keeper, request, context, action, (tx, one, at) => work(tx, one, at, context));
    const to = verb === 'remove' ? keeper.webhooks : `${keeper.webhooks}/${webhook.id}`;
    response.flash({ kind: 'done', text: done(texts(request.language), webhook) }).redirect(303, to);
  });

const rotate = (keeper: Keeper): Route =>
  keeperForm(
    keeper,
    `${keeper.webhooks}/:id/secret`,
    async (request, response, context) => {
      const t = texts(request.language);
      const { id, name, secret: earlier } = await askedWebhook(keeper, request, context);
      const page = `${keeper.webhooks}/${id}`;
      if (earlier === null) {
        const text = t('A chat verifies no signature: there is no secret.');
        response.flash({ kind: 'fault', text }).redirect(303, page);
        return;
      }
      const seal = await webhookSeal(context);
      const secret = newSigningSecret();
      const until = instantText(context.clock.now() + overlap);
      await changeAudited(keeper, request, context, 'webhook secret changed', (tx, one) =>
        changeSecret(tx, id, { secret: seal.close(secret), earlier: one.secret, until }),
      );
      showSecret(response.status(201), {
        title: t('The new secret of {name}', { name }),
        label: t('Secret'),
        value: secret,
        advice: t(
          'Give it to the receiver within 24 hours: until then every message bears a signature of the earlier secret too.',
        ),
        back: { href: page, label: name },
      });
    },
    ({ path }) => path.replace(/\/secret$/, ''),
  );

const repeat = (keeper: Keeper): Route =>
  keeperForm(keeper, `${keeper.webhooks}/:id/repeat`, async (request, response, context) => {
    const t = texts(request.language);
    const { id } = await askedWebhook(keeper, request, context);
    const page = `${keeper.webhooks}/${id}`;
    const day = asDay((request.body as Record<string, unknown>)['since']);
    if (day === null) {
      const text = t('Say since which day, such as 2026-11-01.');
      response.flash({ kind: 'fault', text }).redirect(303, `${page}#repeat`);
      return;
    }
    const since = dayText(day);
    const count = await changeAudited(
      keeper,
      request,
      context,
      'webhook messages repeated',
      (tx, one, at) => repeatSince(tx, one, { since, now: at, baseUrl: context.config.baseUrl }),
      { since },
    );
    const text = t(
      '{n, plural, =0 {Nothing it asks for has happened since.} one {# message will be sent again.} other {# messages will be sent again.}}',
      { n: count },
    );
    response.flash({ kind: 'done', text }).redirect(303, page);
  });

export const routesFor = (keeper: Keeper): Route[] => [
  ...acts.map((act) => routeOf(keeper, act)),
  rotate(keeper),
  repeat(keeper),
];
