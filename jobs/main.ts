/** The scheduler's process. node-cron only ticks; the database knows which nights are owed, whatever was slept through. */
import { once } from 'node:events';
import { realpathSync } from 'node:fs';
import { schedule } from 'node-cron';
import { pendingMigrations } from '../db/migrate.ts';
import { systemClock, type Clock } from '../server/clock.ts';
import { ConfigError, loadEnvironmentFile, readConfig, type Config } from '../server/config.ts';
import { openContext, type Context } from '../server/context.ts';
import { sendLetters } from '../server/letters/send-letters.ts';
import { refuseOtherTimeZone } from '../server/stores/time-zone.ts';
import { BusyError } from './job.ts';
import { keepWatch } from './keep-watch.ts';
import { NightRefusedError } from './night-order.ts';
import { runOwedNights } from './night.ts';
import { sealAudit } from './seal-audit.ts';
import { StoppedError, stopAtSignals } from './stop.ts';

const everyFiveMinutes = '*/5 * * * *';
/** The last files of a day arrive after its end: a night begins two hours after midnight in TIME_ZONE, not earlier. */
const settleSeconds = 2 * 3600;

export interface RunningScheduler {
  context: Context;
  /** Looks for owed nights now; one look at a time. */
  tick(): Promise<void>;
  /** Moves decisions on and tells the marketplace, now. */
  watch(): Promise<void>;
  /** Leaves a night that is under way after the step it is at. */
  close(): Promise<void>;
}

export async function startScheduler(config: Config, clock: Clock = systemClock): Promise<RunningScheduler> {
  const context = await openContext(config, clock, { create: false });
  const { database, log } = context;
  const pending = await pendingMigrations(database);
  if (pending.length > 0) {
    await database.close();
    throw new Error(`The database lacks ${pending.join(', ')}: run \`npm run -s assay -- migrate\` first.`);
  }
  await refuseOtherTimeZone(database, config.timeZone).catch(closing(context));
  const stop = new AbortController();
  let current: Promise<void> | undefined;
  const tick = () => (current ??= look(context, stop.signal).finally(() => (current = undefined)));
  const task = schedule(everyFiveMinutes, tick, { suppressMissedWarning: true });
  const watch = keepWatch(context, stop.signal);
  log.info('the scheduler looks for owed nights every five minutes');
  return {
    context,
    tick,
    watch: watch.look,
    close: async () => {
      stop.abort(new StoppedError('the scheduler was told to stop; the night is taken up again from here'));
      await task.destroy();
      await watch.close();
      await current;
      await database.close();
      log.info('the scheduler has ended');
    },
  };
}

const closing =
  ({ database }: Context) =>
  async (error: unknown): Promise<never> => {
    await database.close();
    throw error;
  };

/** Whatever happens is told in the log; the next tick tries again. */
async function look(context: Context, signal: AbortSignal): Promise<void> {
  const { log, calendar, clock } = context;
  try {
    const now = clock.now();
    const settled = calendar(now) === calendar(now - settleSeconds);
    // What people wrote by day does not wait for the night.
    await sendLetters(context);
    await sealAudit(context);
    const nights = settled ? await runOwedNights(context, { signal }) : [];
    log.info({ nights: nights.length, settled }, 'looked for owed nights');
  } catch (error) {
    if (error instanceof StoppedError) log.info('the night was left where it can be taken up again');
    else if (error instanceof BusyError) log.info({ reason: error.message }, 'another process is at work');
    else if (error instanceof NightRefusedError) log.warn({ reason: error.message }, 'no night was begun');
    else log.error({ err: error }, 'the night failed; the next tick tries again');
  }
}

/** Ticks until SIGTERM or SIGINT, then ends cleanly; a second signal ends at once. @returns the exit code. */
export async function runScheduler(): Promise<number> {
  // Listened for at once: a stop that comes while the program starts is not lost.
  const { signal } = stopAtSignals(1);
  try {
    loadEnvironmentFile();
    const scheduler = await startScheduler(readConfig());
    void scheduler.watch();
    void scheduler.tick();
    if (!signal.aborted) await once(signal, 'abort');
    await scheduler.close();
    return 0;
  } catch (error) {
    const { message, code } = error as { message: string; code?: string };
    process.stderr.write(`The scheduler cannot start. ${message || code}\n`);
    return error instanceof ConfigError ? 2 : 1;
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) process.exitCode = await runScheduler();
