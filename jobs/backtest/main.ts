/** The process that works off the asked backtests and ends: beside the dashboard's, so that no page waits for it. */
import { realpathSync } from 'node:fs';
import { systemClock } from '../../server/clock.ts';
import { readConfig } from '../../server/config.ts';
import { openContext } from '../../server/context.ts';
import { StoppedError, stopAtSignals } from '../stop.ts';
import { runAskedBacktests } from './run-asked.ts';

async function main(): Promise<number> {
  const { signal } = stopAtSignals(1);
  const context = await openContext(readConfig(), systemClock, { create: false });
  try {
    await runAskedBacktests(context, signal);
    return 0;
  } catch (error) {
    if (error instanceof StoppedError) return 0;
    context.log.error({ err: error }, 'the backtests could not be worked on');
    return 1;
  } finally {
    await context.database.close();
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) process.exitCode = await main();
