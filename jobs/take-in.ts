/**
 * Takes in what lies in the inbox. A file is moved into `.taking` before it is read, so that one which arrives under
 * its name meanwhile is another file. Killed anywhere and begun again, it takes in the same: a second import of the
 * same content changes nothing.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Context } from '../server/context.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { looksLikeFeed } from './import/feed-files.ts';
import { importPaths, type ImportResult } from './import-feeds.ts';

/** Seconds for which a file must have lain still. */
const stillness = 5;
const unfinished = ['.part', '.tmp'];
/** Where a file lies while it is read; there only then, or after a night that was killed. */
export const taking = '.taking';

export interface TakenIn {
  imported: number;
  refused: number;
  /** Still being written: left for the next night. */
  left: number;
}

export async function takeIn(context: Context, night: Day, signal?: AbortSignal): Promise<TakenIn> {
  const { config, clock, log } = context;
  const sum: TakenIn = { imported: 0, refused: 0, left: 0 };
  // What a night that was killed had begun to take comes first.
  await take(context, night, lyingIn(join(config.inbox, taking), clock.now()), sum, signal);
  const lying = lyingIn(config.inbox, clock.now());
  for (const name of lying.others) log.info({ file: name }, 'not a feed file: left in the inbox');
  await take(context, night, { ...lying, ...claim(config.inbox, lying) }, sum, signal);
  removeEmpty(join(config.inbox, taking));
  return sum;
}

type Lying = Record<'ready' | 'left' | 'others', string[]>;

async function take(
  { database, calendar, clock, config, log }: Context,
  night: Day,
  { ready, left }: Lying,
  sum: TakenIn,
  signal: AbortSignal | undefined,
): Promise<void> {
  sum.left += left.length;
  if (ready.length === 0) return;
  const before = new Map(ready.map((path) => [path, fingerprint(path)]));
  const onImported = (result: ImportResult, path: string) => {
    const { state, message } = result;
    log.debug({ file: basename(path), state }, 'a file was read');
    if (before.get(path) !== fingerprint(path)) {
      log.warn({ file: basename(path) }, 'a file changed while it was read: it is read again next time');
      sum.left++;
    } else if (state === 'refused') {
      log.warn({ file: basename(path), message }, 'a file was refused');
      refuse(config.inbox, path, message);
      sum.refused++;
    } else {
      move(path, join(config.inbox, 'done', dayText(night)));
      sum.imported++;
    }
  };
  const shownAs = (path: string) => join(config.inbox, basename(path));
  await importPaths(database, ready, { calendar, clock, shownAs, onImported, ...(signal && { signal }) });
}

function lyingIn(folder: string, now: number): Lying {
  const [ready, left, others]: [string[], string[], string[]] = [[], [], []];
  if (!existsSync(folder)) return { ready, left, others };
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const modified = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
    if (modified === undefined) continue;
    const age = Math.abs(now - Math.floor(modified / 1000));
    if (unfinished.includes(extname(entry.name)) || age < stillness) left.push(path);
    else if (looksLikeFeed(path)) ready.push(path);
    else others.push(entry.name);
  }
  return { ready: ready.sort(), left, others: others.sort() };
}

/** What moved since it was looked at is left where it is, or in `.taking` for the next time. */
function claim(inbox: string, { ready, left }: Lying): Pick<Lying, 'ready' | 'left'> {
  const claimed: Pick<Lying, 'ready' | 'left'> = { ready: [], left: [...left] };
  if (ready.length > 0) mkdirSync(join(inbox, taking), { recursive: true });
  for (const path of ready) {
    const seen = fingerprint(path);
    const target = join(inbox, taking, basename(path));
    if (seen === '' || existsSync(target)) claimed.left.push(path);
    else {
      renameSync(path, target);
      claimed[fingerprint(target) === seen ? 'ready' : 'left'].push(target);
    }
  }
  return claimed;
}

/** Tells one state of a file from another; empty when it is gone. */
function fingerprint(path: string): string {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? [found.dev, found.ino, found.size, found.mtimeMs].join(' ') : '';
}

function removeEmpty(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length === 0) rmdirSync(folder);
}

/** The note first: a file in `refused` never lies there without its reason. */
function refuse(inbox: string, file: string, message: string): void {
  const folder = join(inbox, 'refused');
  const target = freePath(folder, basename(file));
  writeFileSync(`${target}.txt`, `${message}\n`);
  renameSync(file, target);
}

function move(file: string, folder: string): void {
  renameSync(file, freePath(folder, basename(file)));
}

/** A path in the folder that no other file has: sources like to use the same name every day. */
function freePath(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  const [stem = name, ...rest] = name.split('.');
  for (let copy = 1; ; copy++) {
    const path = join(folder, copy === 1 ? name : [`${stem}~${copy}`, ...rest].join('.'));
    if (!existsSync(path)) return path;
  }
}
