/** Starts the process that makes the sheets of sellers: once when the dashboard starts, and after each published night. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Context } from './context.ts';
import { publishedNight } from './stores/published-night.ts';

const program = join(import.meta.dirname, 'make-sheets.ts');
const lookEvery = 15_000;

export interface SheetProcess {
  /** Stops the one under way; what it has not made is made after the next start. */
  close(): Promise<void>;
}

export function startSheetProcess({ database, config, log }: Context): SheetProcess {
  let child: ChildProcess | undefined;
  /** The night whose sheets are made. */
  let done: string | null = null;
  let closed = false;

  function make(night: string): void {
    if (child || closed) return;
    child = spawn(process.execPath, [program], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { DATABASE_URL: config.databaseUrl, TIME_ZONE: config.timeZone, LOG_LEVEL: config.logLevel },
    });
    child.once('error', (error) => {
      child = undefined;
      log.error({ err: error }, 'the process for the sheets of sellers did not start');
    });
    child.once('close', (code) => {
      child = undefined;
      if (code === 0) done = night;
    });
  }

  const look = () => {
    publishedNight(database).then(
      (last) => {
        const night = last && `${last.night} ${last.publishedAt}`;
        if (night !== null && night !== done) make(night);
      },
      (error: unknown) => log.warn({ error: String(error) }, 'could not look for sheets to make'),
    );
  };
  look();
  const timer = setInterval(look, lookEvery);
  timer.unref();
  return {
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
