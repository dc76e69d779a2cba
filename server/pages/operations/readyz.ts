/** `/readyz`: 200 when people can work with what is shown; otherwise 503 and why. */
import { pendingMigrations } from '../../../db/migrate.ts';
import type { Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { overdueNights } from '../../overdue.ts';
import { dayText } from '../../scoring/day.ts';
import { databaseAnswers } from '../../stores/operations.ts';
import { publishedNight } from '../../stores/published-night.ts';
import { within } from './within.ts';

export const routes: Route[] = [
  {
    method: 'get',
    path: '/readyz',
    allow: 'everyone',
    async handle(_request, response, context) {
      const reasons = await within(5_000, reasonsAgainst(context)).catch((error: unknown) => {
        context.log.error({ error: String(error) }, 'the database does not answer');
        return ['the database does not answer'];
      });
      response.status(reasons.length > 0 ? 503 : 200).json({ ready: reasons.length === 0, reasons });
    },
  },
];

async function reasonsAgainst(context: Context): Promise<string[]> {
  await databaseAnswers(context.database);
  const pending = await pendingMigrations(context.database);
  if (pending.length > 0) return [`migrations are pending: ${pending.join(', ')}`];
  const published = await publishedNight(context.database);
  // A new installation owes nothing before its first night.
  const overdue = published ? overdueNights(context, published.night) : 0;
  if (!published || overdue === 0) return [];
  const nights = overdue === 1 ? '1 night is' : `${overdue} nights are`;
  return [`${nights} overdue: the last published one is ${dayText(published.night)}`];
}
