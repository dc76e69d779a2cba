/** One file, one transaction: everything of it, or nothing but the record that it was refused. */
import { statSync } from 'node:fs';
import type { Database } from '../../db/connect.ts';
import type { Clock } from '../../server/clock.ts';
import type { BusinessCalendar } from '../../server/scoring/day.ts';
import { importsStore, noCounts, type ImportRecord } from '../../server/stores/imports.ts';
import type { FeedFile } from './feed-files.ts';
import { findRepeated } from './find-repeated.ts';
import { Refusal, refusalMessage } from './refusal.ts';
import { takeFile } from './take-file.ts';

export interface ImportOptions {
  calendar: BusinessCalendar;
  clock: Clock;
  onProgress?: (progress: ImportProgress) => void;
  /** Told of each file of a folder that is no feed's and is left alone. */
  onPassedOver?: (path: string) => void;
  /** What the record calls a file, when that is not its path. */
  shownAs?: (path: string) => string;
  /** Stops before the next file. */
  signal?: AbortSignal;
}

export interface ImportProgress {
  file: string;
  feed: string | null;
  /** Of the file as it lies on the disk. */
  bytes: number;
  totalBytes: number;
  /** Records so far. */
  lines: number;
}

export const instantText = (clock: Clock): string => new Date(clock.now() * 1000).toISOString().replace('.000Z', 'Z');

export async function importFile(database: Database, file: FeedFile, options: ImportOptions): Promise<ImportRecord> {
  const { clock } = options;
  const record: ImportRecord = {
    ...noCounts,
    file: options.shownAs?.(file.path) ?? file.path,
    feed: file.feed?.name ?? null,
    sha256: null,
    bytes: null,
    state: 'refused',
    message: '',
    warnings: {},
    startedAt: instantText(clock),
    finishedAt: null,
  };
  try {
    record.bytes = sizeOf(file.path);
    if (!file.feed) throw new Refusal(unknownFeed);
    const repeated = await findRepeated(database, file.path, record);
    if (!repeated) return await takeFile(database, { ...file, feed: file.feed }, record, options);
    Object.assign(record, repeated);
  } catch (error) {
    record.message = refusalMessage(error);
  }
  record.finishedAt = instantText(clock);
  if (record.bytes !== null) record.message += await written(database, record);
  return record;
}

const unknownFeed =
  'the name tells no feed: call it sellers, orders, deliveries, reviews, complaints, returns, trade_ins or coverage, ' +
  'with .csv or .ndjson (and .gz) behind';

function sizeOf(path: string): number {
  const found = statSync(path);
  if (!found.isFile()) throw new Refusal('this is not a regular file');
  return found.size;
}

/** The record itself may meet a full disk: then the answer is all that there is. */
async function written(database: Database, record: ImportRecord): Promise<string> {
  try {
    await importsStore(database).record(record);
    return '';
  } catch (error) {
    return ` (and this could not be written down: ${refusalMessage(error)})`;
  }
}
