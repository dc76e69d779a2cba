/** `/audit`: who did what, when, and whether the log is whole. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { address, pagerOf, type Query } from '../../helpers/addresses.ts';
import { plural } from '../../helpers/words.ts';
import { auditStanding, checkWholeAudit, type AuditStanding } from '../../stores/audit-checkpoint.ts';
import { auditHeads, headText } from '../../stores/audit-head.ts';
import { auditLines, auditWords } from '../../stores/desk-audit.ts';
import { pageOf } from '../operations-desk/read-address.ts';
import { detailWords } from './detail-words.ts';
import { filterFields, isFiltered, readFilter } from './read-filter.ts';

const size = 50;

async function show(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const filter = readFilter(request.query);
  const page = pageOf(request.query['page']);
  const query: Query = { ...filter, page: page === 1 ? null : page };
  const { lines, total } = await auditLines(database, filter, { page, size });
  const standing = await auditStanding(database, instantText(clock.now()));
  const [head] = await auditHeads(database, 1);
  const { role } = request.person as { role: string };
  response.render('audit/audit', {
    title: 'Audit',
    lead: leadOf(standing),
    broken: standing.broken,
    checkedAt: standing.whole.at,
    since: standing.entries - standing.whole.entries,
    mayCheck: role === 'admin',
    head: head ? { day: head.day, entries: head.entries, text: headText(head) } : null,
    mayKeepHeads: role === 'admin',
    mayReport: role === 'manager' || role === 'admin',
    lines: lines.map((line) => ({
      ...line,
      shortHash: line.hash.slice(0, 12),
      detail: detailWords(line.action, line.detail),
    })),
    nothing: total === 0,
    filters: filterFields(filter, await auditWords(database)),
    clear: isFiltered(filter) ? '/audit' : null,
    pager: pagerOf('/audit', query, page, size, total),
    csv: address('/audit.csv', { ...filter }),
    ndjson: address('/audit.ndjson', { ...filter }),
  });
}

function leadOf({ entries, broken }: AuditStanding): string {
  if (!broken) return `The log is whole: ${plural(entries, 'entry', 'entries')}, each sealed to the one before it.`;
  const where = broken.id === null ? '' : ` at entry ${broken.id}`;
  return `The log is broken${where}: ${broken.reason}. ${plural(entries, 'entry', 'entries')} before that are sound.`;
}

async function check(_request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const { sound, broken } = await checkWholeAudit(database, instantText(clock.now()));
  response.flash(
    broken
      ? { kind: 'fault', text: 'All of the log was checked: it is broken.' }
      : { kind: 'done', text: `All of the log was checked: ${plural(sound.entries, 'entry', 'entries')}, whole.` },
  );
  response.redirect(303, '/audit');
}

export const routes: Route[] = [
  { method: 'get', path: '/audit', allow: staff, handle: show },
  { method: 'post', path: '/audit/check', allow: ['admin'], handle: check },
];
