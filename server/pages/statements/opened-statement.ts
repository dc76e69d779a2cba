/** The statement that an address names, for whoever may read it: staff who decide, and the seller it was delivered to. */
import type { Request } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { type Language, isLanguage, languageOfCountry } from '../../languages/language.ts';
import { readCommitted } from '../../stores/read.ts';
import { documentsOf, statementById, type StatementDocument, type StoredStatement } from '../../stores/statements.ts';

export interface OpenedStatement {
  statement: StoredStatement;
  documents: StatementDocument[];
  /** The one that is shown. */
  document: StatementDocument;
}

/** Somebody else's statement, and one that is still a letter on somebody's desk, is not there for a seller. */
export async function openedStatement(request: Request, { database }: Context): Promise<OpenedStatement> {
  const text = String(request.params['id']);
  const read = readCommitted(database);
  const statement = /^\d{1,9}$/.test(text) ? await statementById(read, Number(text)) : null;
  const { person } = request;
  if (!statement || !person) throw refusal(404);
  if (person.role === 'seller' && (statement.seller !== person.seller || statement.deliveredAt === null))
    throw refusal(404);
  const documents = await documentsOf(read, statement.id);
  const asked = languageAsked(request) ?? (person.role === 'seller' ? (preferred(request) ?? homeOf(statement)) : 'en');
  const document = documents.find(({ language }) => language === asked) ?? documents[0];
  if (!document) throw refusal(404);
  return { statement, documents, document };
}

/** The language of the seller's country, as it was then. */
const homeOf = ({ facts }: StoredStatement): Language =>
  languageOfCountry((JSON.parse(facts) as { seller: { country: string | null } }).seller.country);

export function languageAsked({ query }: Request): Language | null {
  const { language } = query;
  return isLanguage(language) ? language : null;
}

export const preferred = ({ session }: Request): string | null =>
  session ? ((JSON.parse(session.preferences) as { language?: string }).language ?? null) : null;
