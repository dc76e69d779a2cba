/** Statements of reasons: what each was made from, and the very bytes that were delivered. */
import { Buffer } from 'node:buffer';
import type { Read } from './read.ts';

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
