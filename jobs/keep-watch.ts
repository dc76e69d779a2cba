/** What cannot wait for a night: the clocks of decisions and of the lab's weeks, and telling the marketplace. Runs beside a night, in its pauses. */
import { schedule } from 'node-cron';
import type { Context } from '../server/context.ts';
import { advanceDecisions } from './advance-decisions.ts';
import { deliverWebhooks } from './deliver-webhooks.ts';
import { keepPlans } from './lab/keep-plans.ts';

const everyTenSeconds = '*/10 * * * * *';

export interface Watch {
  /** Looks now; one look at a time. */
  look: () => Promise<void>;
  close: () => Promise<void>;
}

export function keepWatch(context: Context, signal: AbortSignal): Watch {
  let current: Promise<void> | undefined;
  let sellers: Promise<void> | undefined;
  let minute = NaN;
  const look = () => {
    // Beside it, so that a seller whose program does not answer holds up nothing else.
    sellers ??= lookOnce(context, [webhooksOfSellers], signal).finally(() => (sellers = undefined));
    if (current) return current;
    // Decisions and the lab's weeks follow the calendar: once a minute is enough for them.
    const now = Math.floor(context.clock.now() / 60);
    const parts = now === minute ? [webhooks] : [decisions, webhooks, labPlans];
    minute = now;
    return (current = lookOnce(context, parts, signal).finally(() => (current = undefined)));
  };
  const task = schedule(everyTenSeconds, look, { suppressMissedWarning: true });
  return {
    look,
    close: async () => {
      await task.destroy();
      await current;
      await sellers;
    },
  };
}

interface Part {
  name: string;
  work: (context: Context, signal: AbortSignal) => Promise<number>;
}

const decisions: Part = { name: 'decisions', work: advanceDecisions };
const labPlans: Part = { name: 'lab plans', work: keepPlans };
const webhooks: Part = {
  name: 'webhooks',
  work: (context, signal) => deliverWebhooks(context, { signal, whose: 'marketplace' }),
};
const webhooksOfSellers: Part = {
  name: 'webhooks of sellers',
  work: (context, signal) => deliverWebhooks(context, { signal, whose: 'sellers' }),
};

/** What fails is told in the log and tried again at the next look; one part does not stop the other. */
async function lookOnce(context: Context, parts: readonly Part[], signal: AbortSignal): Promise<void> {
  for (const { name, work } of parts) {
    if (signal.aborted) return;
    try {
      const done = await work(context, signal);
      if (done > 0) context.log.info({ part: name, done }, 'looked after decisions and webhooks');
    } catch (error) {
      context.log.error({ err: error, part: name }, 'it failed; the next look tries again');
    }
  }
}
