/** The files that paths name, in the order in which they are imported, and the feed that a file's name tells. */
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
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
const endPattern = /\.(csv|ndjson)(\.gz)?$/i;

/** Whether the end of the name says that a feed was meant, however its beginning or its capitals may be wrong. */
export const looksLikeFeed = (path: string): boolean => endPattern.test(path);

/** `FEED[-anything].csv` or `.ndjson`, either also `.gz`. */
export function feedFile(path: string): FeedFile {
  const parts = namePattern.exec(basename(path));
  const stem = parts?.[1];
  const feed = stem === undefined ? undefined : feeds.find(({ name }) => stem === name || stem.startsWith(`${name}-`));
  return { path, feed: feed ?? null, format: parts?.[2] === 'ndjson' ? 'ndjson' : 'csv' };
}

export interface FoundFiles {
  /** Sellers first, then by name. */
  files: FeedFile[];
  /** What lies in the folders beside them and was not named itself. */
  passedOver: string[];
}

/** Files that are named, and files that lie directly in folders; hidden ones are left out. */
export function feedFiles(paths: readonly string[]): FoundFiles {
  const listed = paths.flatMap((path) => (isFolder(path) ? filesIn(path) : [{ path, meant: true }]));
  const once = new Map(listed.filter(({ meant }) => meant).map(({ path }) => [identity(path), path]));
  const others = listed.filter(({ path, meant }) => !meant && !once.has(identity(path)));
  return {
    files: [...once.values()].map(feedFile).sort((a, b) => compareFiles(a, b)),
    passedOver: others.map(({ path }) => path),
  };
}

const filesIn = (folder: string): { path: string; meant: boolean }[] =>
  readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => !isFolder(path))
    .map((path) => ({ path, meant: looksLikeFeed(path) && existsSync(path) }));

/** A link that leads nowhere, or in a circle, is none. */
const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

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
