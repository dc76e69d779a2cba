/** The interface of a seller: what its own programs may ask for. */
import type { ApiRoute } from '../api-route.ts';
import * as cases from './cases.ts';
import * as figures from './figures.ts';

export const routes: ApiRoute[] = [...figures.routes, ...cases.routes];
