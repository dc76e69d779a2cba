/** A program that the dashboard runs beside itself, one at a time, so that no page waits for its work. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Context } from './context.ts';

export interface SideProcess {
  /** Starts it. False: it runs already, or nothing is started any more. */
  start(): boolean;
  /** Stops the one under way, and starts none again. */
  close(): Promise<void>;
}

/**
 * @param name for the log: 'the process for backtests'
 * @param onEnd is told the exit code when one has ended
 */
export function sideProcess(
  { config, log }: Pick<Context, 'config' | 'log'>,
  { program, name, onEnd }: { program: string; name: string; onEnd(this: void, code: number | null): void },
): SideProcess {
  let child: ChildProcess | undefined;
  let closed = false;
  return {
    start() {
      if (child || closed) return false;
      child = spawn(process.execPath, [program], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { DATABASE_URL: config.databaseUrl, TIME_ZONE: config.timeZone, LOG_LEVEL: config.logLevel },
      });
      child.once('error', (error) => {
        child = undefined;
        log.error({ err: error }, `${name} did not start`);
      });
      child.once('close', (code) => {
        child = undefined;
        onEnd(code);
      });
      return true;
    },
    close: async () => {
      closed = true;
      if (!child) return;
      const ended = once(child, 'close');
      child.kill('SIGTERM');
      await ended;
    },
  };
}
