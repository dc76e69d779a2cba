/**
 * How fast the morning opens on a large marketplace with a full queue, beside an empty Express route in the same run:
 * `npx node jobs/benchmarks/today.ts`.
 */
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { median } from 'simple-statistics';
import { openDatabase, type Database } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { systemClock } from '../../server/clock.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { writeMadeQueue } from './made-queue.ts';
import { emptyRoute, machineWords, measure, serve, type Measured, type Target } from './served-page.ts';
import { visitingSession } from './visiting-session.ts';

export interface TodayBenchmarkOptions {
  sellers?: number;
  cases?: number;
  ordersADay?: number;
  /** Seconds of each measurement, and how often the turns are taken. */
  seconds?: number;
  rounds?: number;
  connections?: number;
  say?: (line: string) => void;
}

export interface TodayFigure {
  name: string;
  /** Medians over the rounds. */
  requestsPerSecond: number;
  p99Milliseconds: number;
  cpuMilliseconds: number;
  bytes: number;
}

export interface TodayBenchmark {
  machine: string;
  sellers: number;
  cases: number;
  figures: TodayFigure[];
  /** Of a page after somebody wrote something that it shows: nothing of it is remembered. */
  firstViewMilliseconds: number[];
}

/** Milliseconds that 99 of 100 mornings may take. */
const goal = 100;

export async function benchmarkToday(options: TodayBenchmarkOptions = {}): Promise<TodayBenchmark> {
  const { sellers = 10_000, cases = 500, ordersADay = 8_000, say = console.log, ...load } = options;
  const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-today-'));
  const databaseUrl = `sqlite:${join(folder, 'assay.db')}`;
  const database = await openDatabase(databaseUrl);
  try {
    await migrate(database);
    await writeMadeQueue(database, databaseUrl, join(folder, 'inbox'), { sellers, cases, ordersADay });
    const machine = machineWords();
    say(`${machine}; ${sellers} sellers, ${cases} open cases`);
    const measured = await measureMorning(database, databaseUrl, load);
    for (const figure of measured.figures) say(lineOf(figure));
    say(`first view after a change: ${measured.firstViewMilliseconds.join(', ')} ms`);
    return { machine, sellers, cases, ...measured };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureMorning(
  database: Database,
  databaseUrl: string,
  { seconds = 4, rounds = 3, connections = 10 }: Pick<TodayBenchmarkOptions, 'seconds' | 'rounds' | 'connections'>,
) {
  const session = await visitingSession(database, systemClock.now());
  const children: ChildProcess[] = [];
  try {
    const app = await serve(children, 'app', databaseUrl);
    const empty = await serve(children, 'empty', databaseUrl);
    const headers = { cookie: session.cookie };
    const page = (name: string, path: string): Target => ({
      ...{ name, served: app, url: app.url + path, headers, goal: null, status: 200 },
    });
    const targets: Target[] = [
      { name: emptyRoute, served: empty, url: empty.url, headers: {}, goal: null, status: 200 },
      page('/today uncached', '/today'),
      page('/today, one level', '/today?scope=all&level=limit'),
      page('/today, the last page', '/today?scope=all&page=10'),
    ];
    const measured = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]));
    for (const target of targets) await measure(target, 1, connections);
    for (let round = 0; round < rounds; round++)
      for (const target of targets) measured.get(target.name)?.push(await measure(target, seconds, connections));
    const figures = targets.map(({ name }) => figureOf(name, measured.get(name) ?? []));
    return { figures, firstViewMilliseconds: await firstViews(database, targets[1]!) };
  } finally {
    for (const child of children) child.disconnect();
    await session.end();
  }
}

async function firstViews(database: Database, { url, headers }: Target): Promise<number[]> {
  const times: number[] = [];
  for (let view = 0; view < 5; view++) {
    await database.transaction(bumpRevision);
    // Longer than a session is remembered.
    await sleep(1_100);
    const began = performance.now();
    await (await fetch(url, { headers })).text();
    times.push(Math.round((performance.now() - began) * 10) / 10);
  }
  return times;
}

const figureOf = (name: string, own: readonly Measured[]): TodayFigure => ({
  name,
  requestsPerSecond: Math.round(median(own.map(({ rate }) => rate))),
  p99Milliseconds: median(own.map(({ p99 }) => p99)),
  cpuMilliseconds: Math.round(median(own.map(({ cpu }) => cpu)) * 1000) / 1000,
  bytes: median(own.map(({ bytes }) => bytes)),
});

function lineOf({ name, requestsPerSecond, p99Milliseconds, cpuMilliseconds, bytes }: TodayFigure): string {
  const verdict = name === emptyRoute ? '' : ` (at most ${goal} ms: ${p99Milliseconds <= goal ? 'met' : 'missed'})`;
  return `${name.padEnd(24)} ${requestsPerSecond} requests/s · p99 ${p99Milliseconds} ms${verdict} · ${cpuMilliseconds} ms of processor · ${bytes} bytes`;
}

if (import.meta.main) await benchmarkToday();
