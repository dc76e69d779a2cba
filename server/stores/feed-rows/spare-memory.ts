/** An import reads no page twice for long: half of the usual cache serves it, and the whole stays below 150 MB. */
import type { Database } from '../../../db/connect.ts';

export async function sparingMemory<T>({ native }: Database, work: () => Promise<T>): Promise<T> {
  if (native.dialect !== 'sqlite') return work();
  const usual = native.handle.pragma('cache_size', { simple: true }) as number;
  native.handle.pragma('cache_size = -16000');
  try {
    return await work();
  } finally {
    native.handle.pragma(`cache_size = ${usual}`);
  }
}
