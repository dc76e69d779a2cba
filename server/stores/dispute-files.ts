/** Files that belong to a dispute. They are added while it is open and read, never changed. */
import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Transaction } from '../../db/connect.ts';
import { joinParts, partsOf } from './content-parts.ts';
import type { Read } from './read.ts';

/** Files of one dispute. */
export const mostDisputeFiles = 6;

export interface NewDisputeFile {
  name: string;
  /** `application/pdf`, …: what the content is. */
  type: string;
  content: Buffer;
  sha256: string;
}

export const fileToAdd = (file: Omit<NewDisputeFile, 'sha256'>): NewDisputeFile => ({
  ...file,
  sha256: createHash('sha256').update(file.content).digest('hex'),
});

export interface DisputeFile {
  id: number;
  name: string;
  type: string;
  /** Bytes. */
  size: number;
  sha256: string;
  person: string;
  at: string;
}

const columns =
  'f.id AS id, f.name AS name, f.type AS type, f.size AS size, f.sha256 AS sha256, f.person AS person, f.at AS at';

/** The first one first, without their contents. */
export const disputeFiles = (read: Read, dispute: number): Promise<DisputeFile[]> =>
  read<DisputeFile>(`SELECT ${columns} FROM dispute_files f WHERE f.dispute = ? ORDER BY f.id`, [dispute]);

/** Null unless the file belongs to that very dispute. */
export async function disputeFileContent(
  read: Read,
  dispute: number,
  id: number,
): Promise<(DisputeFile & { content: Buffer }) | null> {
  const [row] = await read<DisputeFile>(`SELECT ${columns} FROM dispute_files f WHERE f.dispute = ? AND f.id = ?`, [
    dispute,
    id,
  ]);
  if (!row) return null;
  const parts = await read<{ content: string }>('SELECT content FROM dispute_file_parts WHERE file = ? ORDER BY part', [
    id,
  ]);
  return { ...row, content: joinParts(parts) };
}

/** The transaction holds the dispute's own row. @returns `full` or `known`: nothing is written then. */
export async function addDisputeFile(
  tx: Transaction,
  dispute: number,
  { name, type, content, sha256 }: NewDisputeFile,
  { by, at }: { by: string; at: string },
): Promise<'added' | 'full' | 'known'> {
  const there = await tx.all<{ sha256: string }>('SELECT sha256 FROM dispute_files WHERE dispute = ? ORDER BY id', [
    dispute,
  ]);
  if (there.some((one) => one.sha256 === sha256)) return 'known';
  if (there.length >= mostDisputeFiles) return 'full';
  const [row] = await tx.all<{ id: number }>(
    'INSERT INTO dispute_files (dispute, name, type, size, sha256, person, at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id',
    [dispute, name, type, content.length, sha256, by, at],
  );
  const parts = partsOf(content).map((text, part) => [row!.id, part, text]);
  await tx.insertMany('dispute_file_parts', ['file', 'part', 'content'], parts);
  return 'added';
}
