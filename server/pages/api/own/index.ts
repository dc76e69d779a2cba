/** The interface of a seller: what its own programs may ask for. */
import type { ApiRoute } from '../api-route.ts';
import * as cases from './cases.ts';
import * as disputes from './disputes.ts';
import * as figures from './figures.ts';
import * as orders from './orders.ts';

export const routes: ApiRoute[] = [...figures.routes, ...orders.routes, ...cases.routes, ...disputes.routes];
