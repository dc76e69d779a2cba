/** Renders every statement of reasons again from what was frozen with it: the bytes must be those that were delivered. */
import { Buffer } from 'node:buffer';
import type { Context } from '../server/context.ts';
import type { PrintedDocument } from '../server/documents/printed-document.ts';
import { renderStatement, sha256 } from '../server/statements/render-statement.ts';
import { deliveredSums, type DeliveredSums } from '../server/stores/delivered-sums.ts';
import { readCommitted } from '../server/stores/read.ts';
import {
  documentsOf,
  statementsAfter,
  type StatementDocument,
  type StoredStatement,
} from '../server/stores/statements.ts';

const stretch = 100;

export interface VerifiedStatements {
  statements: number;
  documents: number;
  /** The first statement that is not what it was, in words. */
  broken: string | null;
}

export async function verifyStatements({ database }: Context): Promise<VerifiedStatements> {
  const read = readCommitted(database);
  const counted = { statements: 0, documents: 0 };
  const told = await deliveredSums(read);
  for (let after = 0; ;) {
    const some = await statementsAfter(read, after, stretch);
    for (const statement of some) {
      const documents = await documentsOf(read, statement.id);
      const broken =
        faultOf(statement, documents) ??
        otherThanTold(statement, documents, told.get(statement.decision)) ??
        (await firstChanged(statement, documents));
      if (broken !== null) return { ...counted, broken };
      counted.statements += 1;
      counted.documents += documents.length;
      after = statement.id;
    }
    if (some.length < stretch) return { ...counted, broken: null };
  }
}

const named = ({ id, reference }: StoredStatement): string => `statement ${id} (${reference})`;

function faultOf(statement: StoredStatement, documents: readonly StatementDocument[]): string | null {
  if (sha256(statement.facts) !== statement.factsSha256) return `${named(statement)}: its frozen facts were changed`;
  return documents.length === 0 ? `${named(statement)}: its papers are gone` : null;
}

/** Whoever rewrites a statement with all its sums has not rewritten the audit log. */
function otherThanTold(
  statement: StoredStatement,
  documents: readonly StatementDocument[],
  told: DeliveredSums | undefined,
): string | null {
  if (!told) return null;
  const sums = documents.flatMap(({ language, htmlSha256, pdfSha256 }) => [
    [`page-${language}`, htmlSha256],
    [`pdf-${language}`, pdfSha256],
  ]);
  const same = [['facts', statement.factsSha256], ...sums].every(([part = '', sum]) => told[part] === sum);
  return same ? null : `${named(statement)}: it is not the one that the audit log says was delivered`;
}

async function firstChanged(
  statement: StoredStatement,
  documents: readonly StatementDocument[],
): Promise<string | null> {
  for (const document of documents) {
    const { language, templateVersion, html, htmlSha256, pdf, pdfSha256, content } = document;
    const what = (part: string) => `${named(statement)} in ${language}: ${part}`;
    if (sha256(html) !== htmlSha256) return what('its page was changed');
    if (sha256(Buffer.from(pdf, 'base64')) !== pdfSha256) return what('its PDF was changed');
    const again = await renderedAgain(content, templateVersion);
    if (again?.html !== html) return what('its page comes out with other bytes');
    if (again.pdf !== pdf) return what('its PDF comes out with other bytes');
  }
  return null;
}

/** Null: what it was rendered from cannot be read any more. */
async function renderedAgain(content: string, templateVersion: number): Promise<StatementDocument | null> {
  try {
    return await renderStatement(JSON.parse(content) as PrintedDocument, templateVersion);
  } catch {
    return null;
  }
}
