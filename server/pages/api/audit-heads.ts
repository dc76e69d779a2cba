/** `/api/v1/audit-heads`: what the audit log came to at the end of each day, for keeping elsewhere. */
import { z } from 'zod';
import { auditHeads } from '../../stores/audit-head.ts';
import { apiRoute, day, type ApiRoute } from './api-route.ts';

const headRow = z.object({
  day: day.describe('A day in UTC, YYYY-MM-DD'),
  entries: z.number().describe('Entries up to its end'),
  hash: z.string().describe('The seal of the last of them, SHA-256 in hexadecimal digits'),
  made_at: z.string(),
});

export const routes: ApiRoute[] = [
  apiRoute({
    path: '/api/v1/audit-heads',
    allow: ['admin'],
    summary: 'Heads of the audit log, one for each day, the newest first',
    answer: z.object({ heads: z.array(headRow) }),
    async find({ context: { database } }) {
      const heads = await auditHeads(database);
      return { heads: heads.map(({ day, entries, hash, madeAt }) => ({ day, entries, hash, made_at: madeAt })) };
    },
  }),
];
