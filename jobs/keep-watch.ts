/** What cannot wait for a night: the clocks of decisions, and telling the marketplace. Runs beside a night, in its pauses. */
import { schedule } from 'node-cron';
import type { Context } from '../server/context.ts';
import { advanceDecisions } from './advance-decisions.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';

const everyTenSeconds = '*/10 * * * * *';

export interface Watch {
  /** Looks now; one look at a time. */
  look: () => Promise<void>;
  close: () => Promise<void>;
}

export function keepWatch(context: Context, signal: AbortSignal): Watch {
  let current: Promise<void> | undefined;
  const look = () => (current ??= lookOnce(context, signal).finally(() => (current = undefined)));
  const task = schedule(everyTenSeconds, look, { suppressMissedWarning: true });
  return {
    look,
    close: async () => {
      await task.destroy();
      await current;
    },
  };
}

/** What fails is told in the log and tried again at the next look; one part does not stop the other. */
async function lookOnce(context: Context, signal: AbortSignal): Promise<void> {
  const parts = {
    decisions: () => advanceDecisions(context, signal),
    webhooks: () => deliverWebhooks(context, { signal }),
  };
  for (const [part, work] of Object.entries(parts)) {
    if (signal.aborted) return;
    try {
      const done = await work();
      if (done > 0) context.log.info({ part, done }, 'looked after decisions and webhooks');
    } catch (error) {
      context.log.error({ err: error, part }, 'it failed; the next look tries again');
    }
  }
}
