/** Takes in what lies in the inbox. Killed anywhere and begun again, it takes in the same: a file's second import changes nothing. */
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { Context } from '../server/context.ts';
import { dayText, type Day } from '../server/scoring/day.ts';
import { looksLikeFeed } from './import/feed-files.ts';
import { importPaths, type ImportResult } from './import-feeds.ts';

/** Seconds for which a file must have lain still. */
const stillness = 5;
const unfinished = ['.part', '.tmp'];

export interface TakenIn {
  imported: number;
  refused: number;
  /** Still being written: left for the next night. */
  left: number;
}

export async function takeIn(context: Context, night: Day, signal?: AbortSignal): Promise<TakenIn> {
  const { database, calendar, clock, config, log } = context;
  const { ready, left, others } = lyingIn(config.inbox, clock.now());
  for (const name of others) log.info({ file: name }, 'not a feed file: left in the inbox');
  if (ready.length === 0) return { imported: 0, refused: 0, left: left.length };
  const results = await importPaths(database, ready, { calendar, clock, ...(signal && { signal }) });
  for (const result of results) {
    if (result.state === 'refused') {
      log.warn({ file: basename(result.file), message: result.message }, 'a file was refused');
      refuse(config.inbox, result);
    } else move(result.file, join(config.inbox, 'done', dayText(night)));
  }
  const refused = results.filter(({ state }) => state === 'refused').length;
  return { imported: results.length - refused, refused, left: left.length };
}

function lyingIn(inbox: string, now: number): Record<'ready' | 'left' | 'others', string[]> {
  const [ready, left, others]: [string[], string[], string[]] = [[], [], []];
  if (!existsSync(inbox)) return { ready, left, others };
  for (const entry of readdirSync(inbox, { withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const path = join(inbox, entry.name);
    const age = Math.abs(now - Math.floor(statSync(path).mtimeMs / 1000));
    if (unfinished.includes(extname(entry.name)) || age < stillness) left.push(path);
    else if (looksLikeFeed(path)) ready.push(path);
    else others.push(entry.name);
  }
  return { ready: ready.sort(), left, others: others.sort() };
}

/** The note first: a file in `refused` never lies there without its reason. */
function refuse(inbox: string, { file, message }: ImportResult): void {
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
