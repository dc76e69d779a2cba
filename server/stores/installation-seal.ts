/** The seals under which secrets lie in the database: made from the installation's own secret, one for each purpose. */
import type { Context } from '../context.ts';
import { sealFor, type Seal } from '../enforcement/sealed-text.ts';
import { keptSecret } from './settings.ts';

type Ground = Pick<Context, 'database' | 'config'>;

/** What SESSION_SECRET says, else what the database has kept since the first start. */
export const installationSecret = async ({ database, config }: Ground): Promise<string> =>
  config.sessionSecret ?? (await keptSecret(database, 'session-secret'));

/** Another SESSION_SECRET makes another seal: what was sealed before must then be entered again. */
export const installationSeal = async (ground: Ground, purpose: string): Promise<Seal> =>
  sealFor(await installationSecret(ground), purpose);

/** Of what must not lie open in a letter that waits for the post. */
export const letterSeal = (ground: Ground): Promise<Seal> => installationSeal(ground, 'letters');

/** Of the addresses and secrets of webhooks. */
export const webhookSeal = (ground: Ground): Promise<Seal> => installationSeal(ground, 'webhooks');
