/** Starts the process that works off backtests: when somebody asks for one, and when one was left behind. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { instantText, type Context } from './context.ts';
import { hasAbandonedBacktests } from './stores/backtests.ts';

const program = join(import.meta.dirname, '../jobs/backtest/main.ts');
const lookEvery = 15_000;

export interface BacktestProcess {
  /** Somebody has asked for a backtest. */
  wake: () => void;
  /** Stops the one under way; it waits for the next start. */
  close(): Promise<void>;
}

export function startBacktestProcess(context: Context): BacktestProcess {
  const { database, config, clock, log } = context;
  let child: ChildProcess | undefined;
  let asked = false;
  let closed = false;

  function wake(): void {
    asked = true;
    if (child || closed) return;
    asked = false;
    child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { DATABASE_URL: config.databaseUrl, TIME_ZONE: config.timeZone, LOG_LEVEL: config.logLevel },
    });
    child.once('error', (error) => {
      child = undefined;
      log.error({ err: error }, 'the process for backtests did not start');
    });
    child.once('close', () => {
      child = undefined;
      // Asked while the last one was ending.
      if (asked) wake();
    });
  }

  const look = () => {
    hasAbandonedBacktests(database, instantText(clock.now())).then(
      (found) => found && wake(),
      (error: unknown) => log.warn({ error: String(error) }, 'could not look for backtests'),
    );
  };
  look();
  const timer = setInterval(look, lookEvery);
  timer.unref();
  return {
    wake,
    close: async () => {
      closed = true;
      clearInterval(timer);
      if (!child) return;
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
