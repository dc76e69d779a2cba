/** The pages of what programs may know: those of the marketplace, and those of each seller about itself. */
import type { Route } from '../../access/route.ts';
import * as delivery from './delivery.ts';
import { marketplace, ofSeller } from './keeper.ts';
import * as newWebhook from './new-webhook.ts';
import * as tokens from './tokens.ts';
import * as acts from './webhook-acts.ts';
import * as webhook from './webhook.ts';
import * as webhooks from './webhooks.ts';

export const routes: Route[] = [marketplace, ofSeller].flatMap((keeper) =>
  [webhooks, newWebhook, webhook, acts, delivery, tokens].flatMap(({ routesFor }) => routesFor(keeper)),
);
