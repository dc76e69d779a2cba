/** Runs replays side by side in threads. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Replay } from './replay.ts';
import type { ReplayMessage, ReplayTask } from './replay-worker.ts';

/** Rows are read and dropped night by night: with less room for them they are dropped sooner. What is kept lies outside of it. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 };

const workerFile = join(import.meta.dirname, 'replay-worker.ts');

/**
 * @param onProgress the share of all nights that is done, 0 to 1
 * @throws whatever a replay throws, or the signal was aborted with; the other threads are ended first
 */
export async function replayInThreads(
  tasks: readonly ReplayTask[],
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Replay[]> {
  signal?.throwIfAborted();
  const shares = tasks.map(() => 0);
  const workers = tasks.map((task) => new Worker(workerFile, { workerData: task, resourceLimits }));
  const stop = () => workers.forEach((worker) => void worker.terminate());
  signal?.addEventListener('abort', stop);
  try {
    return await Promise.all(
      workers.map((worker, index) =>
        resultOf(worker, (share) => {
          shares[index] = share;
          onProgress(shares.reduce((sum, one) => sum + one, 0) / shares.length);
        }),
      ),
    );
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function resultOf(worker: Worker, onShare: (share: number) => void): Promise<Replay> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: ReplayMessage) => {
      if ('result' in message) resolve(message.result);
      else onShare(message.of === 0 ? 1 : message.done / message.of);
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`a replay ended early, with ${code}`)));
  });
}
