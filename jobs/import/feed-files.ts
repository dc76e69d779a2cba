/** The files that paths name, in the order in which they are imported, and the feed that a file's name tells. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { feeds } from '../feeds/index.ts';
import type { Feed } from '../feeds/column.ts';

export interface FeedFile {
  /** As the user named it, or the folder's name and the file's. */
  path: string;
  /** Null: the name tells no feed. */
  feed: Feed | null;
  format: 'csv' | 'ndjson';
}

const namePattern = /^(.+?)\.(csv|ndjson)(\.gz)?$/;

/** `FEED[-anything].csv` or `.ndjson`, either also `.gz`. */
export function feedFile(path: string): FeedFile {
  const parts = namePattern.exec(basename(path));
  const stem = parts?.[1];
  const feed = stem === undefined ? undefined : feeds.find(({ name }) => stem === name || stem.startsWith(`${name}-`));
  return { path, feed: feed ?? null, format: parts?.[2] === 'ndjson' ? 'ndjson' : 'csv' };
}

/** Files and the files that lie directly in folders, hidden ones left out; sellers first, then by name. */
export function feedFiles(paths: readonly string[]): FeedFile[] {
  const listed = paths.flatMap((path) => (isFolder(path) ? filesIn(path) : [path]));
  const once = new Map(listed.map((path) => [identity(path), path]));
  return [...once.values()].map(feedFile).sort((a, b) => compareFiles(a, b));
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .map((name) => join(folder, name))
    .filter((path) => !isFolder(path));

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

function identity(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function compareFiles(a: FeedFile, b: FeedFile): number {
  const sellersFirst = Number(b.feed?.name === 'sellers') - Number(a.feed?.name === 'sellers');
  if (sellersFirst !== 0) return sellersFirst;
  const [left, right] = [basename(a.path), basename(b.path)];
  if (left !== right) return left < right ? -1 : 1;
  return a.path < b.path ? -1 : Number(a.path > b.path);
}
