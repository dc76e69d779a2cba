/** `/healthz`: 200 when this process serves and the database answers. */
import type { Route } from '../../access/route.ts';
import { databaseAnswers } from '../../stores/operations.ts';
import { within } from './within.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/healthz',
    allow: 'everyone',
    async handle(_request, response, { database, log }) {
      try {
        await within(3_000, databaseAnswers(database));
        response.json({ healthy: true });
      } catch (error) {
        log.error({ error: String(error) }, 'the database does not answer');
        response.status(503).json({ healthy: false, reasons: ['the database does not answer'] });
      }
    },
  },
];
