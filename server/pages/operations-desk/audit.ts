/** Who did what, when, and whether the log is whole. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { address, pagerOf, type Query } from '../../helpers/addresses.ts';
import { plural } from '../../helpers/words.ts';
import { parseDay } from '../../scoring/day.ts';
import { verifyAudit, type AuditVerdict } from '../../stores/audit.ts';
import { auditLines, auditWords, type AuditFilter } from '../../stores/desk-audit.ts';
import { csvText, sendCsv } from '../desk/csv.ts';
import { pageOf, searched } from './read-address.ts';

const size = 50;

function readAddress(given: Record<string, unknown>): AuditFilter {
  const day = (value: unknown) => (typeof value === 'string' && parseDay(value) !== null ? value : undefined);
  return {
    search: searched(given['search']),
    actor: searched(given['actor']),
    action: searched(given['action']),
    from: day(given['from']),
    to: day(given['to']),
  };
}

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const filter = readAddress(request.query);
  const page = pageOf(request.query['page']);
  const query: Query = { ...filter, page: page === 1 ? null : page };
  const { lines, total } = await auditLines(database, filter, { page, size });
  const verdict = await verifyAudit(database);
  const words = await auditWords(database);
  response.render('operations-desk/audit', {
    title: 'Audit',
    lead: leadOf(verdict),
    broken: verdict.broken !== null,
    lines: lines.map((line) => ({ ...line, shortHash: line.hash.slice(0, 12), detail: detailWords(line.detail) })),
    nothing: total === 0,
    filters: filtersOf(filter, words),
    clear: Object.values(filter).some((value) => value !== undefined) ? '/audit' : null,
    pager: pagerOf('/audit', query, page, size, total),
    csv: address('/audit.csv', { ...filter }),
  });
}

function leadOf({ entries, broken }: AuditVerdict): string {
  if (!broken) return `The log is whole: ${plural(entries, 'entry', 'entries')}, each sealed to the one before it.`;
  const where = broken.id === null ? '' : ` at entry ${broken.id}`;
  return `The log is broken${where}: ${broken.reason}. ${plural(entries, 'entry', 'entries')} before that are sound.`;
}

const detailWords = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ');

function filtersOf(filter: AuditFilter, { actors, actions }: { actors: string[]; actions: string[] }) {
  const options = (words: string[], chosen: string | undefined) => [
    { value: '', label: 'all' },
    ...words.map((word) => ({ value: word, label: word, selected: word === chosen })),
  ];
  return [
    { name: 'search', label: 'Search', search: true, placeholder: 'Person or subject', value: filter.search },
    { name: 'action', label: 'Action', value: filter.action, options: options(actions, filter.action) },
    { name: 'actor', label: 'By', value: filter.actor, options: options(actors, filter.actor) },
    { name: 'from', label: 'From', type: 'date', value: filter.from },
    { name: 'to', label: 'To', type: 'date', value: filter.to },
  ];
}

async function download(request: Request, response: Response, { database }: Context): Promise<void> {
  const { lines } = await auditLines(database, readAddress(request.query), { page: 1, size: 100_000 });
  const rows = lines.map(({ id, at, actor, action, subject, detail, hash }) => [
    ...[id, at, actor, action, subject],
    ...[JSON.stringify(detail), hash],
  ]);
  sendCsv(response, 'audit', csvText(['entry', 'at', 'actor', 'action', 'subject', 'detail', 'hash'], rows));
}

export const routes: Route[] = [
  { method: 'get', path: '/audit', allow: staff, handle: show },
  { method: 'get', path: '/audit.csv', allow: staff, handle: download },
];
