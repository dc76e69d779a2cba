/** The transaction in which a file's rows are taken in. */
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Database, Transaction } from '../../db/connect.ts';
import { countRows } from '../../server/stores/feed-days.ts';
import { openRowWriter } from '../../server/stores/feed-rows/open-row-writer.ts';
import { waitingOfImport } from '../../server/stores/feed-totals.ts';
import { addRejections, beginImport, finishImport, type ImportRecord } from '../../server/stores/imports.ts';
import { highestId, keepTotals } from '../../server/stores/kept-totals.ts';
import { oddSequences } from '../../server/stores/odd-sequences.ts';
import type { Feed, Reading } from '../feeds/column.ts';
import type { FeedFile } from './feed-files.ts';
import { instantText, type ImportOptions } from './import-file.ts';
import { readText } from './read-text.ts';
import { Refusal } from './refusal.ts';
import { recordTaker } from './take-records.ts';
import { newTally, rejectionText, type Tally } from './tally.ts';

const secondsAhead = 400 * 86_400;
const mostBad = 0.2;
const rejectionsAtOnce = 500;

export function takeFile(
  database: Database,
  file: FeedFile & { feed: Feed },
  record: ImportRecord,
  options: ImportOptions,
): Promise<ImportRecord> {
  return database.transaction(async (tx) => {
    const { feed } = file;
    const { calendar, clock } = options;
    const importId = await beginImport(tx, record);
    const table = { table: feed.table, key: feed.key[0] as string, activity: feed.activity };
    const writer = await openRowWriter(database, tx, { table, importId, calendar });
    const highest = await highestId(tx, feed.table);
    const tally = newTally();
    const now = clock.now();
    const reading: Reading = { latest: now + secondsAhead, today: calendar(now), warn: (kind) => tally.warn(kind) };
    const records = recordTaker(feed, file.format, { writer, tally, reading });
    const hash = createHash('sha256');
    let bytes = 0;
    const tap = (piece: Buffer) => {
      hash.update(piece);
      bytes += piece.length;
    };
    for await (const piece of readText(file.path, tap)) {
      records.push(piece);
      await writer.drain();
      if (tally.pending.length >= rejectionsAtOnce) await writeRejections(tx, importId, tally);
      options.onProgress?.(progress(record, bytes, tally.lines));
    }
    if (bytes === 0) throw new Refusal('the file is empty; its first line must name the columns');
    records.end();
    refuseTooManyBadRows(tally);
    refuseGrowing(file.path, bytes);
    const { accepted, unchanged, days } = await writer.finish();
    await writeRejections(tx, importId, tally);
    await countRows(tx, feed.name, days);
    const finished: ImportRecord = {
      ...record,
      sha256: hash.digest('hex'),
      lines: tally.lines,
      accepted,
      unchanged,
      quarantined: tally.quarantined,
      blank: tally.blank,
      waiting: await waitingOfImport(tx, feed.table, importId),
      warnings: { ...tally.warnings, ...(await oddSequences(tx, feed.table, importId)) },
      state: 'imported',
      message: remarkOn(tally),
      finishedAt: instantText(clock),
    };
    await finishImport(tx, importId, finished);
    await keepTotals(tx, feed.table, importId, highest);
    return finished;
  });
}

function remarkOn({ lines, blank, firstRejection }: Tally): string {
  if (firstRejection) return `quarantined first: ${rejectionText(firstRejection)}`;
  return lines === blank ? 'the file holds no rows' : '';
}

const progress = (record: ImportRecord, bytes: number, lines: number) => ({
  file: record.file,
  feed: record.feed,
  bytes,
  totalBytes: record.bytes ?? bytes,
  lines,
});

async function writeRejections(tx: Transaction, importId: number, tally: Tally): Promise<void> {
  const rejections = tally.pending.splice(0);
  if (rejections.length) await addRejections(tx, importId, rejections);
}

function refuseTooManyBadRows({ lines, blank, quarantined, firstRejection }: Tally): void {
  const rows = lines - blank;
  if (firstRejection === null || quarantined <= rows * mostBad) return;
  const counts = `${quarantined.toLocaleString('en')} of ${rows.toLocaleString('en')} rows are bad, more than 20 %`;
  throw new Refusal(`${counts}; the first: ${rejectionText(firstRejection)}; mend the export`);
}

/** A file that is still being written would be known as imported although its end is missing. */
function refuseGrowing(path: string, bytes: number): void {
  if (statSync(path).size === bytes) return;
  throw new Refusal('the file changed while it was read; import it again when it is complete');
}
