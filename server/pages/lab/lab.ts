/** `/lab` leads to the orders as long as the lab has no page of its own figures. */
import type { Route } from '../../access/route.ts';
import { allow } from './mystery-order.ts';

export const routes: Route[] = [
  { method: 'get', path: '/lab', allow, handle: (_request, response) => response.redirect(303, '/lab/orders') },
];
