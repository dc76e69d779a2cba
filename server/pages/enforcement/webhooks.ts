/** `/webhooks`: the addresses that are told of what is decided. */
import type { Route } from '../../access/route.ts';
import { readCommitted } from '../../stores/read.ts';
import { waitingByWebhook } from '../../stores/delivery-log.ts';
import { allWebhooks } from '../../stores/webhooks.ts';
import { leadOfWebhooks, webhookRow } from './present-webhook.ts';
import { webhookTabs } from './webhook-tabs.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/webhooks',
    allow: ['admin'],
    async handle(_request, response, { database }) {
      const read = readCommitted(database);
      const webhooks = await allWebhooks(read);
      const waiting = await waitingByWebhook(read);
      response.render('enforcement/webhooks', {
        title: 'Webhooks',
        lead: leadOfWebhooks(webhooks),
        tabs: webhookTabs('/webhooks'),
        webhooks: webhooks.map((one) => webhookRow(one, waiting.get(one.id)?.waiting ?? 0)),
      });
    },
  },
];
