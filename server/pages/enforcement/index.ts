/** The pages of what programs may know. */
import type { Route } from '../../access/route.ts';
import * as delivery from './delivery.ts';
import * as newWebhook from './new-webhook.ts';
import * as tokens from './tokens.ts';
import * as acts from './webhook-acts.ts';
import * as webhook from './webhook.ts';
import * as webhooks from './webhooks.ts';

export const routes: Route[] = [
  ...webhooks.routes,
  ...newWebhook.routes,
  ...webhook.routes,
  ...acts.routes,
  ...delivery.routes,
  ...tokens.routes,
];
