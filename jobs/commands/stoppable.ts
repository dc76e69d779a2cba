/** Ctrl-C during long work: it ends after the step under way, and one line says how to go on. */
import { StoppedError, stopAtSignals } from '../stop.ts';
import { interrupted, InterruptedFailure } from './failure.ts';

export async function stoppable<T>(goOn: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { signal, ignore } = stopAtSignals(interrupted);
  try {
    return await work(signal);
  } catch (error) {
    throw error instanceof StoppedError ? new InterruptedFailure(`stopped; what is done stays done. ${goOn}`) : error;
  } finally {
    ignore();
  }
}
