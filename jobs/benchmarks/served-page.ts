/** A process that serves pages while they are measured, and the measurement of one address of it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

export interface Served {
  url: string;
  process: ChildProcess;
}

export interface Target {
  name: string;
  served: Served;
  url: string;
  /** Asked for in turns; left out: the path of `url` alone. */
  paths?: readonly string[];
  headers: Record<string, string>;
  goal: number | null;
  status: number;
}

export interface Measured {
  rate: number;
  p99: number;
  cpu: number;
  bytes: number;
}

export async function serve(children: ChildProcess[], kind: 'app' | 'empty', databaseUrl: string): Promise<Served> {
  const child = fork(join(import.meta.dirname, 'serve-pages.ts'), [kind], {
    env: { DATABASE_URL: databaseUrl, PORT: '0', NODE_ENV: 'production' },
    // The log is written as in earnest, to where nobody reads it.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  children.push(child);
  const ended = once(child, 'exit').then(() => {
    throw new Error(`The process that serves the pages (${kind}) ended; is ${databaseUrl} brought up to date?`);
  });
  const [url] = (await Promise.race([once(child, 'message'), ended])) as [string];
  return { url, process: child };
}

export async function measure(
  { name, served, url, paths, headers, status }: Target,
  duration: number,
  connections: number,
): Promise<Measured> {
  const { default: autocannon } = await import('autocannon');
  const before = await cpuOf(served);
  const requests = paths ? { requests: paths.map((path) => ({ path, headers })) } : {};
  const result = await autocannon({ url, headers, duration, connections, ...requests });
  const cpu = (await cpuOf(served)) - before;
  const right = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  const all = Object.values(result.statusCodeStats ?? {}).reduce((sum, { count }) => sum + (count ?? 0), 0);
  if (right === 0 || right !== all) throw new Error(`${name}: ${all - right} of ${all} answers were not ${status}`);
  return {
    rate: result.requests.average,
    p99: result.latency.p99,
    cpu: cpu / result.requests.total,
    bytes: Math.round(result.throughput.total / result.requests.total),
  };
}

/** Milliseconds of processor that the process has used. */
async function cpuOf({ process }: Served): Promise<number> {
  const answered = once(process, 'message');
  process.send('cpu');
  const [{ user, system }] = (await answered) as [NodeJS.CpuUsage];
  return (user + system) / 1000;
}

export const machineWords = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;

/** What everything else is held against. */
export const emptyRoute = 'empty Express route';
