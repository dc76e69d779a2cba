/** The same file again changes nothing, and is known before a row of it is read. */
import { createHash } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import { importsStore, type ImportRecord } from '../../server/stores/imports.ts';
import { readPacked } from './read-text.ts';

/** What differs in the record of a repeated file; null for a new one. Only a file of a known length is read for it. */
export async function findRepeated(
  database: Database,
  path: string,
  { feed, bytes }: ImportRecord,
): Promise<Partial<ImportRecord> | null> {
  if (feed === null || bytes === null) return null;
  const candidates = await importsStore(database).ofSize(feed, bytes);
  if (candidates.length === 0) return null;
  const hash = createHash('sha256');
  for await (const piece of readPacked(path, () => undefined)) hash.update(piece);
  const sha256 = hash.digest('hex');
  const first = candidates.find((candidate) => candidate.sha256 === sha256);
  if (!first) return null;
  const { lines, quarantined, blank } = first;
  return {
    sha256,
    lines,
    quarantined,
    blank,
    accepted: 0,
    unchanged: lines - quarantined - blank,
    state: 'repeated',
    message: `nothing changed: the same content came in as ${first.file} on ${first.startedAt.slice(0, 10)}`,
  };
}
