/** `/webhooks/:id/deliveries/:delivery`: one message, every attempt at it, and sending it again. */
import type { Route } from '../../access/route.ts';
import { refusal } from '../../access/guard.ts';
import { oneDelivery } from '../../stores/delivery-log.ts';
import { readCommitted } from '../../stores/read.ts';
import { repeatDelivery } from '../../stores/webhook-deliveries.ts';
import { askedWebhook, changeAudited, keyOf } from './asked-webhook.ts';
import { eventWords, presentDelivery } from './present-deliveries.ts';

const path = '/webhooks/:id/deliveries/:delivery';

export const routes: Route[] = [
  {
    method: 'get',
    path,
    allow: ['admin'],
    async handle(request, response, context) {
      const webhook = await askedWebhook(request, context);
      const found = await oneDelivery(readCommitted(context.database), webhook.id, keyOf(request.params['delivery']));
      if (!found) throw refusal(404);
      const { delivery, body, attempts } = found;
      const row = presentDelivery(delivery);
      response.render('enforcement/delivery', {
        title: `Message: ${eventWords(delivery.kind)}`,
        crumbs: [
          { href: '/webhooks', label: 'Webhooks' },
          { href: `/webhooks/${webhook.id}`, label: webhook.name },
        ],
        delivery: row,
        facts: [
          { label: 'Id', value: delivery.messageId, hint: 'The same in every repetition.' },
          { label: 'About', value: delivery.sellerId },
          ...(delivery.decision
            ? [{ label: 'Decision', value: String(delivery.decision), href: `/decisions/${delivery.decision}` }]
            : []),
        ],
        attempts: attempts.map((one) => ({ ...one, taken: one.fault === null && one.status !== null })),
        body: JSON.stringify(JSON.parse(body), null, 2),
        path: row.href,
      });
    },
  },
  {
    method: 'post',
    path,
    allow: ['admin'],
    async handle(request, response, context) {
      const { id } = await askedWebhook(request, context);
      const delivery = keyOf(request.params['delivery']);
      await changeAudited(
        request,
        context,
        'webhook message repeated',
        async (tx, one, at) => {
          if (!(await repeatDelivery(tx, one.id, delivery, at))) throw refusal(404);
        },
        { delivery },
      );
      response
        .flash({ kind: 'done', text: 'It is sent again within ten seconds, under its own id.' })
        .redirect(303, `/webhooks/${id}/deliveries/${delivery}`);
    },
  },
];
