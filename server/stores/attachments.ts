/** Files that lie beside a case. They are added and read, never changed. */
import type { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Database, Transaction } from '../../db/connect.ts';
import { appendAudit } from './audit.ts';
import { joinParts, partsOf } from './content-parts.ts';

/** Files beside one case. */
export const mostAttachments = 10;

export interface Attachment {
  id: number;
  name: string;
  /** `application/pdf`, …: what the content is. */
  type: string;
  /** Bytes. */
  size: number;
  sha256: string;
  person: string;
  personName: string | null;
  at: string;
}

const columns = `a.id AS id, a.name AS name, a.type AS type, a.size AS size, a.sha256 AS sha256, a.person AS person,
  p.name AS "personName", a.at AS at`;
const source = 'attachments a LEFT JOIN people p ON p.email = a.person';

/** The first one first, without their contents. */
export const attachmentsOf = (database: Database, recommendation: number): Promise<Attachment[]> =>
  database.read<Attachment>(`SELECT ${columns} FROM ${source} WHERE a.recommendation = ? ORDER BY a.id`, [
    recommendation,
  ]);

/** Null unless the file lies beside that very case. */
export async function attachmentContent(
  database: Database,
  recommendation: number,
  id: number,
): Promise<(Attachment & { content: Buffer }) | null> {
  const [row] = await database.read<Attachment>(
    `SELECT ${columns} FROM ${source} WHERE a.recommendation = ? AND a.id = ? ORDER BY a.id`,
    [recommendation, id],
  );
  if (!row) return null;
  const parts = await database.read<{ content: string }>(
    'SELECT content FROM attachment_parts WHERE attachment = ? ORDER BY part',
    [id],
  );
  return { ...row, content: joinParts(parts) };
}

export interface NewAttachment {
  recommendation: number;
  sellerId: string;
  name: string;
  type: string;
  content: Buffer;
  person: string;
  at: string;
}

/**
 * Lays a file beside a case, with its audit entry.
 *
 * @returns `full` if the case holds as many as it may, `known` if the same file lies there already: nothing is written then.
 */
export async function addAttachment(tx: Transaction, file: NewAttachment): Promise<'added' | 'full' | 'known'> {
  const { recommendation, name, type, content, person, at, sellerId } = file;
  const sha256 = createHash('sha256').update(content).digest('hex');
  // The case's own row first: a second one who adds a file at the same time waits here, and then counts this one too.
  await tx.run('UPDATE recommendations SET state = state WHERE id = ?', [recommendation]);
  const there = await tx.all<{ sha256: string }>(
    'SELECT sha256 FROM attachments WHERE recommendation = ? ORDER BY id',
    [recommendation],
  );
  if (there.some((one) => one.sha256 === sha256)) return 'known';
  if (there.length >= mostAttachments) return 'full';
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO attachments (recommendation, name, type, size, sha256, person, at) VALUES (?, ?, ?, ?, ?, ?, ?)
     RETURNING id`,
    [recommendation, name, type, content.length, sha256, person, at],
  );
  const parts = partsOf(content).map((text, part) => [row!.id, part, text]);
  await tx.insertMany('attachment_parts', ['attachment', 'part', 'content'], parts);
  const detail = { recommendation, name, type, size: content.length, sha256 };
  await appendAudit(tx, { at, actor: person, action: 'attachment added', subject: `seller ${sellerId}`, detail });
  return 'added';
}
