/** The statement that an address names, for whoever may read it: staff who decide, and the seller it was delivered to. */
import type { Request } from 'express';
import { refusal } from '../../access/guard.ts';
import type { Context } from '../../context.ts';
import { type Language, isLanguage, languageOfCountry } from '../../languages/language.ts';
import { readCommitted, type Read } from '../../stores/read.ts';
import {
  documentsOf,
  statementById,
  statementOfDecision,
  type StatementDocument,
  type StoredStatement,
} from '../../stores/statements.ts';

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
  const statement = await statementNamed(read, text);
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

/** By its number, or by its reference: a letter is written before its statement has a number. */
async function statementNamed(read: Read, text: string): Promise<StoredStatement | null> {
  if (/^\d{1,9}$/.test(text)) return statementById(read, Number(text));
  const decision = /^A-\d{4}-(\d{1,9})$/.exec(text)?.[1];
  if (decision === undefined) return null;
  const statement = await statementOfDecision(read, Number(decision));
  return statement?.reference === text ? statement : null;
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
