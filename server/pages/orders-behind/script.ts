/** The script that recomputes a score, for whoever has an export: it stands alone, so it can be read and run anywhere. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from '../../access/route.ts';

export const scriptPath = '/how-ranking-works/recompute.mjs';
const script = readFileSync(join(import.meta.dirname, '../../../docs/recompute/recompute.mjs'), 'utf8');

export const routes: Route[] = [
  {
    ...{ method: 'get', path: scriptPath, allow: 'everyone' },
    handle: (_request, response) => {
      response.attachment('recompute.mjs').type('text/javascript; charset=utf-8').send(script);
    },
  },
];
