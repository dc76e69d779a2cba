/** The sample's files are imported month by month while the next month is still being written. */
import { mkdtemp, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { SampleOptions } from '../../db/sample/write-sample-feeds.ts';
import type { Context } from '../../server/context.ts';
import { importPaths } from '../import-feeds.ts';

/** @param onFile is told how many files are in. */
export async function importSample(
  { database, calendar, clock }: Pick<Context, 'database' | 'calendar' | 'clock'>,
  options: SampleOptions,
  onFile: (files: number) => void,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-demo-'));
  try {
    let files = 0;
    for await (const paths of writtenFiles(folder, options)) {
      // Orders first, or everything else would be said to wait for them.
      const orders = paths.filter((path) => basename(path).startsWith('orders'));
      for (const some of [orders, paths.filter((path) => !orders.includes(path))]) {
        const results = await importPaths(database, some, { calendar, clock });
        const refused = results.find((result) => result.state === 'refused');
        if (refused) throw new Error(`${refused.file} was refused: ${refused.message}`);
      }
      onFile((files += paths.length));
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function* writtenFiles(folder: string, options: SampleOptions): AsyncGenerator<string[]> {
  const worker = new Worker(new URL('./sample-worker.ts', import.meta.url), { workerData: { folder, options } });
  const arrived: string[][] = [];
  let wake: () => void = () => undefined;
  worker.on('message', (paths: string[]) => {
    arrived.push(paths);
    wake();
  });
  let over = false;
  const end = once(worker, 'exit').then(() => {
    over = true;
    wake();
  });
  // An error event of the worker rejects `end`.
  for (;;) {
    const paths = arrived.shift();
    if (paths) yield paths;
    else if (over) break;
    else await Promise.race([end, new Promise<void>((resolve) => (wake = resolve))]);
  }
  await end;
}
