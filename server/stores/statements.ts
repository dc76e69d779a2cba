/** Statements of reasons: what each was made from, and the very bytes that were delivered. */
import { Buffer } from 'node:buffer';
import type { Transaction } from '../../db/connect.ts';
import type { Measure } from '../cases/decision.ts';
import type { Read } from './read.ts';

export type StatementChannel = 'portal' | 'letter';

export interface StoredStatement {
  id: number;
  decision: number;
  seller: number;
  sellerId: string;
  sellerName: string | null;
  measure: Measure;
  reference: string;
  /** JSON, as it was frozen. */
  facts: string;
  factsSha256: string;
  ground: string;
  groundVersion: number;
  channel: StatementChannel;
  letterReference: string | null;
  composedAt: string;
  /** Null: a letter that is written and whose delivery nobody has recorded yet. */
  deliveredAt: string | null;
  openedAt: string | null;
  openedBy: string | null;
}

const columns = `s.id AS id, s.decision AS decision, s.seller AS seller, v.seller_id AS "sellerId", v.name AS "sellerName",
  s.measure AS measure, s.reference AS reference, s.facts AS facts, s.facts_sha256 AS "factsSha256", s.ground AS ground,
  s.ground_version AS "groundVersion", s.channel AS channel, s.letter_reference AS "letterReference",
  s.composed_at AS "composedAt", s.delivered_at AS "deliveredAt", s.opened_at AS "openedAt", s.opened_by AS "openedBy"`;
const source = 'statements s JOIN sellers v ON v.id = s.seller';

export async function statementById(read: Read, id: number): Promise<StoredStatement | null> {
  const [row] = await read<StoredStatement>(`SELECT ${columns} FROM ${source} WHERE s.id = ?`, [id]);
  return row ?? null;
}

export async function statementOfDecision(read: Read, decision: number): Promise<StoredStatement | null> {
  const [row] = await read<StoredStatement>(`SELECT ${columns} FROM ${source} WHERE s.decision = ?`, [decision]);
  return row ?? null;
}

/** What a seller was told, the newest first. */
export async function statementsTo(read: Read, seller: number): Promise<StoredStatement[]> {
  return read<StoredStatement>(
    `SELECT ${columns} FROM ${source} WHERE s.seller = ? AND s.delivered_at IS NOT NULL ORDER BY s.delivered_at DESC, s.id DESC`,
    [seller],
  );
}

/** A stretch of all of them, by number, to check them. */
export async function statementsAfter(read: Read, after: number, most: number): Promise<StoredStatement[]> {
  return read<StoredStatement>(`SELECT ${columns} FROM ${source} WHERE s.id > ? ORDER BY s.id LIMIT ?`, [after, most]);
}

export interface StatementDocument {
  language: string;
  templateVersion: number;
  /** The composed document as JSON: `html` and `pdf` are rendered from it. */
  content: string;
  html: string;
  htmlSha256: string;
  /** In base64. */
  pdf: string;
  pdfSha256: string;
}

const documentColumns = `language, template_version AS "templateVersion", content, html, html_sha256 AS "htmlSha256", pdf,
  pdf_sha256 AS "pdfSha256"`;

/** The same statement in each of its languages. */
export async function documentsOf(read: Read, statement: number): Promise<StatementDocument[]> {
  return read<StatementDocument>(
    `SELECT ${documentColumns} FROM statement_documents WHERE statement = ? ORDER BY language`,
    [statement],
  );
}

export interface NewStatement {
  decision: number;
  seller: number;
  measure: Measure;
  reference: string;
  facts: string;
  factsSha256: string;
  ground: string;
  groundVersion: number;
  channel: StatementChannel;
  composedAt: string;
  deliveredAt: string | null;
  documents: readonly StatementDocument[];
}

/** @returns its number, or null if the decision has a statement already. */
export async function insertStatement(tx: Transaction, statement: NewStatement): Promise<number | null> {
  const { decision, seller, measure, reference, facts, factsSha256, ground, groundVersion } = statement;
  const [row] = await tx.all<{ id: number }>(
    `INSERT INTO statements (decision, seller, measure, reference, facts, facts_sha256, ground, ground_version, channel,
       composed_at, delivered_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (decision) DO NOTHING RETURNING id`,
    [
      ...[decision, seller, measure, reference, facts, factsSha256, ground, groundVersion],
      ...[statement.channel, statement.composedAt, statement.deliveredAt],
    ],
  );
  if (!row) return null;
  await tx.insertMany(
    'statement_documents',
    ['statement', 'language', 'template_version', 'content', 'html', 'html_sha256', 'pdf', 'pdf_sha256'],
    statement.documents.map((one) => [
      ...[row.id, one.language, one.templateVersion, one.content],
      ...[one.html, one.htmlSha256, one.pdf, one.pdfSha256],
    ]),
  );
  return row.id;
}

/** A letter that was written and not sent yet, or not delivered: another may be written. @returns whether there was one. */
export async function discardLetter(tx: Transaction, id: number): Promise<boolean> {
  const gone = await tx.run("DELETE FROM statements WHERE id = ? AND channel = 'letter' AND delivered_at IS NULL", [
    id,
  ]);
  if (gone === 1) await tx.run('DELETE FROM statement_documents WHERE statement = ?', [id]);
  return gone === 1;
}

/** @returns false if its delivery was recorded before. */
export async function recordLetter(tx: Transaction, id: number, letterReference: string, at: string): Promise<boolean> {
  const changed = await tx.run(
    `UPDATE statements SET letter_reference = ?, delivered_at = ?
     WHERE id = ? AND channel = 'letter' AND delivered_at IS NULL`,
    [letterReference, at, id],
  );
  return changed === 1;
}

/** The first time that somebody of the seller opens it; later ones change nothing. @returns whether this was the first. */
export async function noteOpened(tx: Transaction, id: number, by: string, at: string): Promise<boolean> {
  const changed = await tx.run(
    'UPDATE statements SET opened_at = ?, opened_by = ? WHERE id = ? AND opened_at IS NULL AND delivered_at IS NOT NULL',
    [at, by, id],
  );
  return changed === 1;
}

/** A measure that begins later than was asked, since the letter takes its time. */
export async function moveFirstDay(tx: Transaction, decision: number, from: string): Promise<void> {
  await tx.run('UPDATE decisions SET in_force_from = ? WHERE id = ? AND (in_force_from IS NULL OR in_force_from < ?)', [
    from,
    decision,
    from,
  ]);
}

export interface AttachedStatement {
  name: string;
  content: Buffer;
}

/** @throws Error if the statement was not written in that language. */
export async function attachedStatement(read: Read, statement: number, language: string): Promise<AttachedStatement> {
  const [row] = await read<{ reference: string; pdf: string }>(
    `SELECT s.reference AS reference, d.pdf AS pdf FROM statements s JOIN statement_documents d ON d.statement = s.id
     WHERE s.id = ? AND d.language = ? ORDER BY s.id`,
    [statement, language],
  );
  if (!row) throw new Error(`the statement ${statement} was not written in ${language}`);
  return { name: `${row.reference}.pdf`, content: Buffer.from(row.pdf, 'base64') };
}
