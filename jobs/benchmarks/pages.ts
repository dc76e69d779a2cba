/** How fast the pages are: requests per second and p99 beside an empty Express route, in turns, each in a process of its own. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { median } from 'simple-statistics';
import { openDatabase } from '../../db/connect.ts';
import { systemClock } from '../../server/clock.ts';
import { visitingSession } from './visiting-session.ts';

export interface PageBenchmarkOptions {
  /** A database with at least one published night. */
  databaseUrl: string;
  /** Seconds of each measurement, and how often the turns are taken. */
  seconds?: number;
  rounds?: number;
  connections?: number;
  say?: (line: string) => void;
}

export interface PageFigure {
  name: string;
  /** Median over the rounds. */
  requestsPerSecond: number;
  p99Milliseconds: number;
  /** Median over the rounds of requests per second ÷ those of the empty route in the same round. */
  ratio: number;
  goal: number | null;
  bytes: number;
}

export interface PageBenchmark {
  machine: string;
  figures: PageFigure[];
}

interface Target {
  name: string;
  url: string;
  headers: Record<string, string>;
  goal: number | null;
  status: number;
}

interface Measured {
  rate: number;
  p99: number;
  bytes: number;
}

export async function benchmarkPages(options: PageBenchmarkOptions): Promise<PageBenchmark> {
  const { databaseUrl, seconds = 4, rounds = 5, connections = 10, say = () => undefined } = options;
  const database = await openDatabase(databaseUrl, { create: false });
  const session = await visitingSession(database, systemClock.now());
  const children: ChildProcess[] = [];
  try {
    const app = await serve(children, 'app', databaseUrl);
    const empty = await serve(children, 'empty', databaseUrl);
    const targets = await targetsOf(app, empty, session.cookie);
    const machine = machineWords();
    say(machine);
    const measured = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]));
    for (const target of targets) await measure(target, 1, connections);
    for (let round = 0; round < rounds; round++)
      for (const target of targets) measured.get(target.name)?.push(await measure(target, seconds, connections));
    const figures = targets.map((target) => figureOf(target, measured));
    for (const figure of figures) say(lineOf(figure));
    return { machine, figures };
  } finally {
    for (const child of children) child.disconnect();
    await session.end();
    await database.close();
  }
}

async function serve(children: ChildProcess[], kind: 'app' | 'empty', databaseUrl: string): Promise<string> {
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
  return url;
}

const emptyRoute = 'empty Express route';

async function targetsOf(app: string, empty: string, session: string): Promise<Target[]> {
  const page = async (path: string, cookie: string) => {
    const response = await fetch(app + path, { headers: { cookie }, redirect: 'manual' });
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return { response, text: await response.text() };
  };
  // The first page gives the form token that a browser would bring along from then on.
  const { response, text } = await page('/sellers', session);
  const cookie = [session, ...response.headers.getSetCookie().map((line) => line.split(';')[0])].join('; ');
  const seller = /href="(\/sellers\/[^"?/]+)"/.exec(text)?.[1];
  if (!seller) throw new Error('No seller is ranked: publish a night first');
  const targets: Target[] = [{ name: emptyRoute, url: empty, headers: {}, goal: null, status: 200 }];
  for (const [name, path] of [
    ['/sellers', '/sellers'],
    ['/sellers/:id', seller],
  ] as const) {
    const tag = (await page(path, cookie)).response.headers.get('etag') ?? '';
    const add = (kind: string, headers: Record<string, string>, goal: number | null, status: number) =>
      targets.push({ name: `${name} ${kind}`, url: app + path, headers: { cookie, ...headers }, goal, status });
    // The empty route is not compressed either; what compression costs is shown beside.
    add('uncached', {}, 0.18, 200);
    add('uncached, gzip', { 'accept-encoding': 'gzip' }, null, 200);
    add('unchanged', { 'if-none-match': tag }, 0.8, 304);
  }
  return targets;
}

async function measure(
  { name, url, headers, status }: Target,
  duration: number,
  connections: number,
): Promise<Measured> {
  const { default: autocannon } = await import('autocannon');
  const result = await autocannon({ url, headers, duration, connections });
  const right = result.statusCodeStats?.[`${status}`]?.count ?? 0;
  const all = Object.values(result.statusCodeStats ?? {}).reduce((sum, { count }) => sum + (count ?? 0), 0);
  if (right === 0 || right !== all) throw new Error(`${name}: ${all - right} of ${all} answers were not ${status}`);
  return {
    rate: result.requests.average,
    p99: result.latency.p99,
    bytes: Math.round(result.throughput.total / result.requests.total),
  };
}

function figureOf({ name, goal }: Target, measured: Map<string, Measured[]>): PageFigure {
  const own = measured.get(name) ?? [];
  const peers = measured.get(emptyRoute) ?? [];
  return {
    name,
    goal,
    requestsPerSecond: Math.round(median(own.map(({ rate }) => rate))),
    p99Milliseconds: median(own.map(({ p99 }) => p99)),
    ratio: Math.round(median(own.map(({ rate }, round) => rate / (peers[round]?.rate ?? NaN))) * 1000) / 1000,
    bytes: median(own.map(({ bytes }) => bytes)),
  };
}

const machineWords = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;

function lineOf({ name, requestsPerSecond, p99Milliseconds, ratio, goal, bytes }: PageFigure): string {
  const verdict = goal === null ? '' : ` (goal ${goal}: ${ratio >= goal ? 'met' : 'missed'})`;
  return `${name.padEnd(24)} ${requestsPerSecond} requests/s · p99 ${p99Milliseconds} ms · ${bytes} bytes · ${ratio} of the empty route${verdict}`;
}
