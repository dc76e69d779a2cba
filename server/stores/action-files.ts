/** Files that show what was done about a corrective action. They are added with the evidence and read, never changed. */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Transaction } from '../../db/connect.ts';
import { changeAction } from './corrective-actions.ts';
import type { Read } from './read.ts';

/** Bytes of a part: a row of 16 kB as text. */
const partLength = 12_288;

export interface ActionFile {
  id: number;
  name: string;
  /** `application/pdf`, …: what the content is. */
  type: string;
  /** Bytes. */
  size: number;
  sha256: string;
}

const columns = 'f.id AS id, f.name AS name, f.type AS type, f.size AS size, f.sha256 AS sha256 FROM action_files f';

/** The first one first, without their contents. */
export const actionFiles = (read: Read, action: number): Promise<ActionFile[]> =>
  read<ActionFile>(`SELECT ${columns} WHERE f.action = ? ORDER BY f.id`, [action]);

/** Null unless the file belongs to that very action. */
export async function actionFileContent(
  read: Read,
  action: number,
  id: number,
): Promise<(ActionFile & { content: Buffer }) | null> {
  const [row] = await read<ActionFile>(`SELECT ${columns} WHERE f.action = ? AND f.id = ?`, [action, id]);
  if (!row) return null;
  const parts = await read<{ content: string }>('SELECT content FROM action_file_parts WHERE file = ? ORDER BY part', [
    id,
  ]);
  return { ...row, content: Buffer.concat(parts.map(({ content }) => Buffer.from(content, 'base64'))) };
}

export interface Evidence {
  text: string;
  file: { name: string; type: string; content: Buffer } | null;
  /** E-mail of whoever gives it. */
  by: string;
  at: string;
  /** The version of the action that the person had before their eyes. */
  expected: number;
}

/** The action is done, as the seller says and shows. @returns false if it was not open any more: nothing is written then. */
export async function giveEvidence(tx: Transaction, action: number, evidence: Evidence): Promise<boolean> {
  const { text, file, by, at, expected } = evidence;
  const sha256 = file && createHash('sha256').update(file.content).digest('hex');
  const files = sha256 === null ? [] : [sha256];
  const done = await changeAction(tx, action, { step: 'give-evidence', text, files }, { at, by, expected });
  if (!done || file === null || sha256 === null) return done;
  const { name, type, content } = file;
  const [row] = await tx.all<{ id: number }>(
    'INSERT INTO action_files (action, name, type, size, sha256, person, at) VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id',
    [action, name, type, content.length, sha256, by, at],
  );
  const parts = Array.from({ length: Math.ceil(content.length / partLength) }, (_, part) => [
    ...[row!.id, part, content.subarray(part * partLength, (part + 1) * partLength).toString('base64')],
  ]);
  await tx.insertMany('action_file_parts', ['file', 'part', 'content'], parts);
  return true;
}
