/** Long work that is asked to stop ends between two steps, where it can be taken up again. */
import { setImmediate as nextTurn } from 'node:timers/promises';

/** The work was asked to stop and did; whatever was finished stays. */
export class StoppedError extends Error {}

/** A terminal and npm both pass on one Ctrl-C: what follows this soon is its echo. */
const echoMilliseconds = 500;

/**
 * Lets signals, timers and heartbeats have their turn: SQLite answers at once, so that awaiting it never leaves room for them.
 *
 * @throws whatever the signal was aborted with
 */
export async function pausePoint(signal: AbortSignal | undefined): Promise<void> {
  await nextTurn();
  signal?.throwIfAborted();
}

/** Aborts at the first SIGTERM or SIGINT. A second one ends the process at once; a killed night is taken up again too. */
export function stopAtSignals(exitCode: number): { signal: AbortSignal; ignore: () => void } {
  const stop = new AbortController();
  let first: number | undefined;
  const asked = () => {
    first ??= performance.now();
    if (performance.now() - first > echoMilliseconds) process.exit(exitCode);
    stop.abort(new StoppedError('stopped as asked; the night is taken up again from here'));
  };
  const signals = ['SIGTERM', 'SIGINT'] as const;
  for (const signal of signals) process.on(signal, asked);
  return {
    signal: stop.signal,
    ignore: () => {
      for (const signal of signals) process.off(signal, asked);
    },
  };
}
