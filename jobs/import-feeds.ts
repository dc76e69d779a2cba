/** Files and folders of feeds → rows in the database. Each file stands for itself: the others go on when one is refused. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../db/connect.ts';
import { sparingMemory } from '../server/stores/feed-rows/spare-memory.ts';
import type { ImportCounts, ImportRecord, ImportState } from '../server/stores/imports.ts';
import { feedFiles } from './import/feed-files.ts';
import { importFile, type ImportOptions } from './import/import-file.ts';

export type { ImportOptions, ImportProgress } from './import/import-file.ts';

export interface ImportResult extends ImportCounts {
  file: string;
  /** Null: the name of the file tells no feed. */
  feed: string | null;
  state: ImportState;
  /** What is wrong, where, and what to do; empty when there is nothing to say. */
  message: string;
  /** Oddities that did not keep a row out, and how many rows have each. */
  warnings: Record<string, number>;
}

/** Milliseconds between two files: who waits to write, perhaps to sign in, looks again more often than that. */
const turn = 60;

/**
 * Imports what the paths name: sellers first, then by name. Of a folder it takes what ends like a feed's file.
 *
 * A row that exists is replaced in what the file names. A row whose seller or order is unknown is kept and waits.
 */
export async function importPaths(
  database: Database,
  paths: readonly string[],
  options: ImportOptions & { onImported?: (result: ImportResult, path: string) => void },
): Promise<ImportResult[]> {
  const results: ImportResult[] = [];
  const { files, passedOver } = feedFiles(paths);
  for (const path of passedOver) options.onPassedOver?.(path);
  await sparingMemory(database, async () => {
    for (const [index, file] of files.entries()) {
      if (index > 0) await sleep(turn);
      options.signal?.throwIfAborted();
      const result = resultOf(await importFile(database, file, options));
      results.push(result);
      options.onImported?.(result, file.path);
    }
  });
  return results;
}

function resultOf(record: ImportRecord): ImportResult {
  const { file, feed, lines, accepted, unchanged, quarantined, blank, waiting, state, message, warnings } = record;
  return { file, feed, lines, accepted, unchanged, quarantined, blank, waiting, state, message, warnings };
}
