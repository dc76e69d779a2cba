/** Two hundred hostile files, sent to the real dashboard as photos: `npx node jobs/benchmarks/photos.ts`. */
import { Buffer } from 'node:buffer';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Database } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { systemClock } from '../../server/clock.ts';
import { instantText } from '../../server/context.ts';
import { keptPhotos, trialInspections } from '../lab/trial-inspections.ts';
import { secondsSince } from '../seconds-since.ts';
import { hidden, hostileCount, hostilePictures, type HostileFile } from './hostile-pictures.ts';
import { jpegParts, pictureMarks } from './jpeg-parts.ts';
import { writeMadeSellers } from './made-marketplace.ts';
import { watchMemory, type PeakMemory } from './peak-memory.ts';
import { machineWords, serve } from './served-page.ts';
import { visitingSession } from './visiting-session.ts';

export interface PhotosBenchmark {
  machine: string;
  files: number;
  kept: number;
  refused: number;
  /** Names of files of which something hidden, or the file itself, was found again. */
  leaked: string[];
  /** Answers that were neither: the server was in trouble. */
  troubled: string[];
  isAlive: boolean;
  peak: PeakMemory;
  seconds: number;
}

/** Megabytes of the server process. */
const goal = 300;
/** Phones that send at the same time. */
const phones = 4;
/** Files for one inspection, which takes 30 photos. */
const each = 20;

export async function benchmarkPhotos({ count = hostileCount, print = console.log } = {}): Promise<PhotosBenchmark> {
  const files = await hostilePictures(count);
  const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-photos-'));
  const databaseUrl = `sqlite:${join(folder, 'assay.db')}`;
  const database = await openDatabase(databaseUrl);
  try {
    await migrate(database);
    await writeMadeSellers({ database, made: { sellers: 1, from: 20_000, ordersOn: () => 0 } });
    const result = await sendAll(database, databaseUrl, files);
    const { kept, refused, leaked, peak, isAlive, seconds } = result;
    print(`${result.machine}; ${files.length} files from ${phones} phones at once, ${seconds.toFixed(0)} s`);
    print(
      `${kept} kept, drawn anew; ${refused} refused; ${leaked.length} leaked; server ${isAlive ? 'alive' : 'DEAD'}`,
    );
    print(
      `peak memory: server ${peak.own ?? '–'} MB (at most ${goal}; ${peak.before ?? '–'} before the first photo), process that draws ${peak.child ?? '–'} MB`,
    );
    for (const name of [...leaked, ...result.troubled]) print(`  ${name}`);
    return result;
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function sendAll(
  database: Database,
  databaseUrl: string,
  files: readonly HostileFile[],
): Promise<PhotosBenchmark> {
  const now = systemClock.now();
  const session = await visitingSession(database, now, 'lab');
  const inspections = await trialInspections(database, Math.ceil(files.length / each), session.email, instantText(now));
  const children: ChildProcess[] = [];
  try {
    const app = await serve(children, 'app', databaseUrl);
    const memory = watchMemory(app.process.pid as number);
    const began = performance.now();
    const form = await openForm(app.url, session.cookie);
    const answers = new Map<string, number>();
    const waiting = files.map((file, nth) => ({
      file,
      sentId: `hostile-${nth}`,
      inspection: inspections[Math.floor(nth / each)] as number,
    }));
    const phone = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift())
        answers.set(next.sentId, await send(app.url, form, next.inspection, next.sentId, next.file));
    };
    await Promise.all(Array.from({ length: phones }, phone));
    const seconds = secondsSince(began);
    const isAlive = (await fetch(`${app.url}/healthz`)).status === 200 && app.process.exitCode === null;
    const kept = await keptPhotos(database, inspections);
    const leaked = kept.filter(({ whole, small, sentId }) => {
      const { content } = files[Number(sentId.slice(8))] as HostileFile;
      return [whole, small].some((picture) => isLeak(picture, content));
    });
    return {
      ...{ machine: machineWords(), files: files.length, kept: kept.length, seconds, isAlive, peak: memory.end() },
      refused: [...answers.values()].filter((status) => status === 422).length,
      leaked: leaked.map(({ sentId }) => nameOf(files, sentId)),
      troubled: [...answers]
        .filter(([, status]) => ![201, 422].includes(status))
        .map(([id, status]) => `${nameOf(files, id)}: ${status}`),
    };
  } finally {
    for (const child of children) child.disconnect();
    await session.end();
  }
}

const nameOf = (files: readonly HostileFile[], sentId: string): string =>
  files[Number(sentId.slice(8))]?.name ?? sentId;

/** Whether anything of a file but its picture is left in what was kept. */
function isLeak(kept: Buffer, sent: Buffer): boolean {
  const { marks, behind } = jpegParts(kept);
  const isBare = behind === 0 && marks.every((mark) => pictureMarks.includes(mark));
  return !isBare || kept.equals(sent) || hidden.some((text) => kept.includes(Buffer.from(text, 'latin1')));
}

interface Form {
  token: string;
  cookie: string;
}

async function openForm(url: string, cookie: string): Promise<Form> {
  const page = await fetch(`${url}/account`, { headers: { cookie } });
  const token = /name="_csrf" value="([^"]*)"/.exec(await page.text())?.[1] ?? '';
  const given = page.headers.getSetCookie().map((line) => line.split(';')[0] as string);
  return { token, cookie: [cookie, ...given].join('; ') };
}

async function send(
  url: string,
  { token, cookie }: Form,
  inspection: number,
  sentId: string,
  { name, content }: HostileFile,
) {
  const body = new FormData();
  body.set('_csrf', token);
  body.set('sent_id', sentId);
  body.set('file', new Blob([new Uint8Array(content)]), name);
  const headers = { cookie, accept: 'application/json' };
  const answer = await fetch(`${url}/lab/inspections/${inspection}/photos`, { method: 'POST', headers, body });
  await answer.arrayBuffer();
  return answer.status;
}

if (import.meta.main) await benchmarkPhotos();
