/** `/lab/worker.js`: the small program that brings the page of an open inspection back without a network. It may see `/lab/` only. */
import { join } from 'node:path';
import type { Route } from '../../../access/route.ts';
import { allow } from '../mystery-order.ts';

const file = join(import.meta.dirname, '../../../../static/js/inspect-worker.js');

export const routes: Route[] = [
  {
    method: 'get',
    path: '/lab/worker.js',
    allow,
    handle: (_request, response) => response.sendFile(file, { cacheControl: false }),
  },
];
