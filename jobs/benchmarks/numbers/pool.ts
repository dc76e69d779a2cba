/** Shares simulations out among threads. What comes back does not depend on how many there are. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { tasks, type Tasks } from './tasks.ts';

/** Simulates sellers 0 … count − 1 in parts; the parts' results in order. */
export type Run = <K extends keyof Tasks>(
  name: K,
  setup: Parameters<Tasks[K]>[0],
  count: number,
) => Promise<ReturnType<Tasks[K]>[]>;

export interface Job {
  id: number;
  name: keyof Tasks;
  setup: unknown;
  from: number;
  to: number;
}

export interface Done {
  id: number;
  result?: unknown;
  fault?: string;
}

const parts = 12;

/**
 * @param threads 0: everything in this thread.
 * @param onPart told of every part that is done, and how many were asked for so far.
 */
export function poolOf(
  threads: number,
  onPart: (done: number, asked: number) => void = () => undefined,
): { run: Run; close: () => Promise<void> } {
  const waiting: { job: Job; resolve: (result: unknown) => void; reject: (fault: Error) => void }[] = [];
  const workers = Array.from({ length: threads }, () => new Worker(new URL('./worker.ts', import.meta.url)));
  let jobs = 0;
  let done = 0;

  const free = [...workers];
  function dispatch(): void {
    while (free.length > 0 && waiting.length > 0) {
      const worker = free.pop()!;
      const { job, resolve, reject } = waiting.shift()!;
      worker.postMessage(job);
      void once(worker, 'message').then(
        ([answer]) => {
          const { result, fault } = answer as Done;
          free.push(worker);
          if (fault === undefined) resolve(result);
          else reject(new Error(fault));
          dispatch();
        },
        (fault: unknown) => reject(fault instanceof Error ? fault : new Error(String(fault))),
      );
    }
  }

  const start = (job: Job) =>
    threads === 0
      ? Promise.resolve(runJob(job))
      : new Promise<unknown>((resolve, reject) => {
          waiting.push({ job, resolve, reject });
          dispatch();
        });

  const part = async (job: Job): Promise<unknown> => {
    const result = await start(job);
    onPart(++done, jobs);
    return result;
  };

  const run = (async (name: keyof Tasks, setup: unknown, count: number) => {
    const size = Math.ceil(count / parts);
    const started: Promise<unknown>[] = [];
    for (let from = 0; from < count; from += size)
      started.push(part({ id: jobs++, name, setup, from, to: Math.min(count, from + size) }));
    return Promise.all(started);
  }) as Run;

  return { run, close: async () => void (await Promise.all(workers.map((worker) => worker.terminate()))) };
}

export const runJob = ({ name, setup, from, to }: Job): unknown =>
  (tasks[name] as (setup: unknown, from: number, to: number) => unknown)(setup, from, to);
