/** `/webhooks`, `/keys/webhooks`: the addresses that are told of what happens. */
import type { Route } from '../../access/route.ts';
import { texts } from '../../languages/texts.ts';
import { readCommitted } from '../../stores/read.ts';
import { waitingByWebhook } from '../../stores/delivery-log.ts';
import { webhooksOf } from '../../stores/webhooks.ts';
import { marketplace, type Keeper } from './keeper.ts';
import { leadOfWebhooks, webhookRow } from './present-webhook.ts';
import { webhookTabs } from './webhook-tabs.ts';

export const routesFor = (keeper: Keeper): Route[] => [
  {
    method: 'get',
    path: keeper.webhooks,
    allow: keeper.allow,
    async handle(request, response, { database }) {
      const t = texts(request.language);
      const read = readCommitted(database);
      const webhooks = await webhooksOf(read, keeper.owner(request));
      const waiting = await waitingByWebhook(read);
      response.render('enforcement/webhooks', {
        title: t('Webhooks'),
        lead: leadOfWebhooks(t, keeper, webhooks),
        tabs: webhookTabs(t, keeper, 'webhooks'),
        add: keeper.mayChange(request) && webhooks.length < keeper.most.webhooks ? `${keeper.webhooks}/new` : null,
        what:
          keeper === marketplace
            ? t('A webhook tells a program of the marketplace, or a chat, what is decided, within seconds.')
            : t('A webhook tells a program of yours what has changed about your shop, within seconds.'),
        webhooks: webhooks.map((one) => webhookRow(t, keeper, one, waiting.get(one.id)?.waiting ?? 0)),
      });
    },
  },
];
