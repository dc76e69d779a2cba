/** The entries that a filter lets through, all of them, oldest first, with their hashes: for a table and for checking. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { auditHeads } from '../../stores/audit-head.ts';
import type { StoredEntry } from '../../stores/audit-check.ts';
import { storedEntries, type ChainLink } from '../../stores/desk-audit.ts';
import { csvPieces, csvText, sendCsv, sendLongCsv } from '../desk/csv.ts';
import { sendPieces } from '../desk/send-pieces.ts';
import { auditReader } from './audit-reader.ts';
import { readFilter } from './read-filter.ts';

const columns = ['entry', 'at', 'actor', 'action', 'subject', 'detail', 'previous_hash', 'hash'];

const cells = ({ id, at, actor, action, subject, detail, previous_hash: previous, hash }: StoredEntry) => [
  ...[id, at, actor, action, subject],
  ...[detail, previous, hash],
];

/** Some programs take these letters for the end of a line. */
const lineEnds = /[\u0085\u2028\u2029]/g;
const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

const isTold = (entry: StoredEntry | ChainLink): entry is StoredEntry => 'action' in entry;

const ndjsonLine = (entry: StoredEntry | ChainLink): string => {
  const { id, ...link } = entry;
  const named = isTold(entry)
    ? Object.fromEntries<string | number>(cells(entry).map((cell, index) => [columns[index] as string, cell]))
    : { entry: id, ...link };
  return `${JSON.stringify(named).replaceAll(lineEnds, escaped)}\n`;
};

async function* taken<T>(
  request: Request,
  { database }: Context,
  make: (entries: (StoredEntry | ChainLink)[]) => T,
): AsyncGenerator<T> {
  for await (const entries of storedEntries(database, readFilter(request.query), auditReader(request)))
    yield make(entries);
}

async function csv(request: Request, response: Response, context: Context): Promise<void> {
  const rows = taken(request, context, (entries) => entries.filter(isTold).map(cells));
  await sendLongCsv(response, 'audit', csvPieces(columns, rows));
}

async function ndjson(request: Request, response: Response, context: Context): Promise<void> {
  response.attachment('audit.ndjson').type('application/x-ndjson; charset=utf-8');
  await sendPieces(
    response,
    taken(request, context, (entries) => entries.map(ndjsonLine).join('')),
  );
}

async function heads(_request: Request, response: Response, { database }: Context): Promise<void> {
  const rows = (await auditHeads(database)).map(({ day, entries, hash, madeAt }) => [day, entries, hash, madeAt]);
  sendCsv(response, 'audit-heads', csvText(['day', 'entries', 'hash', 'made_at'], rows));
}

export const routes: Route[] = [
  { method: 'get', path: '/audit.csv', allow: staff, handle: csv },
  { method: 'get', path: '/audit.ndjson', allow: staff, handle: ndjson },
  { method: 'get', path: '/audit/heads.csv', allow: ['admin'], handle: heads },
];
