/** Starts the process that works off backtests: when somebody asks for one, and when one was left behind. */
import { join } from 'node:path';
import { instantText, type Context } from './context.ts';
import { sideProcess } from './side-process.ts';
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
  const { database, clock, log } = context;
  /** While the last one was ending. */
  let asked = false;
  const runner = sideProcess(context, {
    program,
    name: 'the process for backtests',
    onEnd: () => asked && wake(),
  });

  function wake(): void {
    asked = !runner.start();
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
    close: () => {
      clearInterval(timer);
      return runner.close();
    },
  };
}
