/** Corrective actions: asked for after a verdict, done by the seller, checked by the lab. */
import type { Route } from '../../access/route.ts';
import * as action from './action.ts';
import * as actions from './actions.ts';
import * as ask from './ask.ts';
import * as sellerAction from './seller-action.ts';

export const routes: Route[] = [...actions.routes, ...action.routes, ...ask.routes, ...sellerAction.routes];
