/** The seal under which the addresses and secrets of webhooks lie in the database. */
import type { Database } from '../../db/connect.ts';
import type { Config } from '../config.ts';
import { sealFor, type Seal } from '../enforcement/sealed-text.ts';
import { keptSecret } from './settings.ts';

/** Another SESSION_SECRET makes another seal: what was sealed before must then be entered again. */
export async function webhookSeal(database: Database, { sessionSecret }: Pick<Config, 'sessionSecret'>): Promise<Seal> {
  return sealFor(sessionSecret ?? (await keptSecret(database, 'session-secret')), 'webhooks');
}
