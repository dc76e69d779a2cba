/**
 * How fast the pages are: requests per second and p99 beside an empty Express route, in turns, each in a process of its own. The page
 * of a seller is that of another one at each view: of none of them is anything remembered between two views.
 *
 * Once one request after the other, as one browser asks; and once ten at a time, which keeps the processor busy and leaves of a
 * request its processor time alone. The goals do not say which of them they mean, so both are held to them.
 */
import type { ChildProcess } from 'node:child_process';
import { median } from 'simple-statistics';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/connect.ts';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../server/clock.ts';
import { makeSheets } from '../../server/make-sheets.ts';
import { programVersion } from '../../server/program-version.ts';
import { publishedNight } from '../../server/stores/published-night.ts';
import { sellersToMake } from '../../server/stores/seller-sheets.ts';
import { bumpRevision } from '../../server/stores/settings.ts';
import { emptyRoute, machineWords, measure, serve, type Measured, type Served, type Target } from './served-page.ts';
import { visitingSession } from './visiting-session.ts';

export interface PageBenchmarkOptions {
  /** A database with at least one published night. */
  databaseUrl: string;
  /** Seconds of each measurement, and how often the turns are taken. */
  seconds?: number;
  rounds?: number;
  say?: (line: string) => void;
}

export interface PageFigure {
  name: string;
  /** Requests under way at a time. */
  connections: number;
  /** Median over the rounds. */
  requestsPerSecond: number;
  p99Milliseconds: number;
  /** Processor time of a request in the serving process; median over the rounds. */
  cpuMilliseconds: number;
  /** The same as a ratio: that of the empty route in the same round ÷ this one. */
  cpuRatio: number;
  /** Median over the rounds of requests per second ÷ those of the empty route in the same round. */
  ratio: number;
  goal: number | null;
  bytes: number;
}

const oneByOne = 1;
const atATime = [oneByOne, 10];

export interface PageBenchmark {
  machine: string;
  figures: PageFigure[];
  /** Milliseconds of the first view of a page after something was published, which finds nothing remembered; median. */
  firstViews: { path: string; milliseconds: number }[];
  /** How long it took to make the sheets of sellers, as after a night; none if they were made already. */
  sheets: { made: number; seconds: number };
}

export async function benchmarkPages(options: PageBenchmarkOptions): Promise<PageBenchmark> {
  const { databaseUrl, seconds = 2, rounds = 5, say = () => undefined } = options;
  const database = await openDatabase(databaseUrl, { create: false });
  const session = await visitingSession(database, systemClock.now());
  const children: ChildProcess[] = [];
  const sheets = await timeSheets(database);
  try {
    const app = await serve(children, 'app', databaseUrl);
    const empty = await serve(children, 'empty', databaseUrl);
    const targets = await targetsOf(app, empty, session.cookie, await sellerPaths(database));
    const machine = machineWords();
    say(machine);
    const figures: PageFigure[] = [];
    for (const connections of atATime) {
      say(connections === oneByOne ? 'one request after the other' : `${connections} requests at a time`);
      const measured = await inTurns(targets, { connections, seconds, rounds });
      const found = targets.map((target) => figureOf(target, connections, measured));
      for (const figure of found) say(lineOf(figure));
      figures.push(...found);
    }
    const firstViews = await measureFirstViews(database, targets);
    for (const { path, milliseconds } of firstViews)
      say(`${path.padEnd(24)} first view after a revision ${milliseconds} ms`);
    say(`${sheets.made} sheets of sellers made in ${sheets.seconds} s`);
    return { machine, figures, firstViews, sheets };
  } finally {
    for (const child of children) child.disconnect();
    await session.end();
    await database.close();
  }
}

async function inTurns(
  targets: readonly Target[],
  { connections, seconds, rounds }: { connections: number; seconds: number; rounds: number },
): Promise<Map<string, Measured[]>> {
  const measured = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]));
  for (const target of targets) await measure(target, 1, connections);
  for (let round = 0; round < rounds; round++)
    for (const target of targets) measured.get(target.name)?.push(await measure(target, seconds, connections));
  return measured;
}

async function timeSheets(database: Database): Promise<PageBenchmark['sheets']> {
  const began = performance.now();
  const made = await makeSheets({ database }, programVersion(join(import.meta.dirname, '../..')));
  return { made: made ?? 0, seconds: Math.round((performance.now() - began) / 10) / 100 };
}

/** Of every seller that the last night has scored, ranked or not. */
async function sellerPaths(database: Database): Promise<string[]> {
  const last = await publishedNight(database);
  const sellers = last ? await sellersToMake(database, last.night, -1, 100_000) : [];
  return sellers.map(({ sellerId }) => `/sellers/${encodeURIComponent(sellerId)}`);
}

async function targetsOf(app: Served, empty: Served, session: string, sellers: readonly string[]): Promise<Target[]> {
  const page = async (path: string, cookie: string) => {
    const response = await fetch(app.url + path, { headers: { cookie }, redirect: 'manual' });
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    return { response, text: await response.text() };
  };
  // The first page gives the form token that a browser would bring along from then on.
  const { response, text } = await page('/sellers', session);
  const cookie = [session, ...response.headers.getSetCookie().map((line) => line.split(';')[0])].join('; ');
  const seller = /href="(\/sellers\/[^"?/]+)"/.exec(text)?.[1];
  if (!seller) throw new Error('No seller is ranked: publish a night first');
  const targets: Target[] = [{ name: emptyRoute, served: empty, url: empty.url, headers: {}, goal: null, status: 200 }];
  for (const [name, path, others] of [
    ['/sellers', '/sellers', undefined],
    ['/sellers/:id', seller, sellers],
  ] as const) {
    const tag = (await page(path, cookie)).response.headers.get('etag') ?? '';
    const add = (
      kind: string,
      headers: Record<string, string>,
      goal: number | null,
      status: number,
      paths?: readonly string[],
    ) =>
      targets.push({
        name: `${name} ${kind}`,
        served: app,
        url: app.url + path,
        ...(paths && { paths }),
        headers: { cookie, ...headers },
        goal,
        status,
      });
    // The empty route is not compressed either; what compression costs is shown beside.
    add('uncached', {}, 0.18, 200, others);
    add('uncached, gzip', { 'accept-encoding': 'gzip' }, null, 200, others);
    // A metric that the page does not open with stands in no sheet: the page is reckoned as it is before its sheet is made.
    if (others)
      add(
        'without a sheet',
        {},
        null,
        200,
        others.map((each) => `${each}?metric=refund`),
      );
    add('unchanged', { 'if-none-match': tag }, 0.8, 304);
  }
  return targets;
}

/** Longer than a session is remembered: what was published is known by then. */
const untilKnown = 1_100;

async function measureFirstViews(database: Database, targets: readonly Target[]) {
  const uncached = targets.filter(({ name }) => name.endsWith(' uncached'));
  const views: { path: string; milliseconds: number }[] = [];
  for (const { name, url, headers } of uncached) {
    const times: number[] = [];
    for (let view = 0; view < 5; view++) {
      await database.transaction(bumpRevision);
      await sleep(untilKnown);
      const began = performance.now();
      await (await fetch(url, { headers })).text();
      times.push(performance.now() - began);
    }
    views.push({ path: name.replace(' uncached', ''), milliseconds: Math.round(median(times) * 10) / 10 });
  }
  return views;
}

function figureOf({ name, goal }: Target, connections: number, measured: Map<string, Measured[]>): PageFigure {
  const own = measured.get(name) ?? [];
  const peers = measured.get(emptyRoute) ?? [];
  return {
    name,
    connections,
    goal,
    requestsPerSecond: Math.round(median(own.map(({ rate }) => rate))),
    p99Milliseconds: median(own.map(({ p99 }) => p99)),
    ratio: Math.round(median(own.map(({ rate }, round) => rate / (peers[round]?.rate ?? NaN))) * 1000) / 1000,
    cpuMilliseconds: Math.round(median(own.map(({ cpu }) => cpu)) * 1000) / 1000,
    cpuRatio: Math.round(median(own.map(({ cpu }, round) => (peers[round]?.cpu ?? NaN) / cpu)) * 1000) / 1000,
    bytes: median(own.map(({ bytes }) => bytes)),
  };
}

function lineOf(figure: PageFigure): string {
  const { name, requestsPerSecond, p99Milliseconds, cpuMilliseconds, cpuRatio, ratio, goal, bytes } = figure;
  const verdict = goal === null ? '' : ` (goal ${goal}: ${ratio >= goal ? 'met' : 'missed'})`;
  return `${name.padEnd(24)} ${requestsPerSecond} requests/s · p99 ${p99Milliseconds} ms · ${cpuMilliseconds} ms of processor · ${bytes} bytes · ${ratio} of the empty route${verdict}, ${cpuRatio} in processor time`;
}
