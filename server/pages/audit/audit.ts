/** `/audit`: who did what, when, and whether the log is whole. */
import type { Request, Response } from 'express';
import { staff, type Route } from '../../access/route.ts';
import { instantText, type Context } from '../../context.ts';
import { address, pagerOf, type Query } from '../../helpers/addresses.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { auditStanding, checkWholeAudit, type AuditStanding } from '../../stores/audit-checkpoint.ts';
import { auditHeads, headText } from '../../stores/audit-head.ts';
import { auditLines, auditWords } from '../../stores/desk-audit.ts';
import { pageOf } from '../operations-desk/read-address.ts';
import { auditReader } from './audit-reader.ts';
import { detailWords } from './detail-words.ts';
import { actionIn, actorIn, subjectIn } from './entry-words.ts';
import { faultReason } from './fault-words.ts';
import { filterFields, isFiltered, readFilter } from './read-filter.ts';

const size = 50;

async function show(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const t = texts(request.language);
  const filter = readFilter(request.query);
  const page = pageOf(request.query['page']);
  const query: Query = { ...filter, page: page === 1 ? null : page };
  const { lines, total } = await auditLines(database, filter, auditReader(request), { page, size });
  const standing = await auditStanding(database, instantText(clock.now()));
  const [head] = await auditHeads(database, 1);
  const { role } = request.person as { role: string };
  response.render('audit/audit', {
    title: t('Audit'),
    lead: leadOf(t, standing),
    broken: standing.broken,
    checkedAt: standing.whole.at,
    since: standing.entries - standing.whole.entries,
    mayCheck: role === 'admin',
    head: head ? { day: head.day, entries: head.entries, text: headText(head) } : null,
    mayKeepHeads: role === 'admin',
    mayReport: role === 'manager' || role === 'admin',
    lines: lines.map((line) => ({
      ...line,
      actor: actorIn(t, line.actor),
      action: actionIn(t, line.action),
      subject: subjectIn(t, line.action, line.subject),
      shortHash: line.hash.slice(0, 12),
      detail: detailWords(t, line),
    })),
    nothing: total === 0,
    isBackwards: (filter.from ?? '') > (filter.to ?? '9999'),
    filters: filterFields(t, filter, await auditWords(database)),
    clear: isFiltered(filter) ? '/audit' : null,
    pager: pagerOf('/audit', query, page, size, total),
    csv: address('/audit.csv', { ...filter }),
    ndjson: address('/audit.ndjson', { ...filter }),
  });
}

function leadOf(t: Texts, { entries: n, broken }: AuditStanding): string {
  if (!broken)
    return t('The log is whole: {n, plural, one {# entry} other {# entries}}, each sealed to the one before it.', {
      n,
    });
  const told = { n, reason: faultReason(t, broken.reason) };
  return broken.id === null
    ? t(
        'The log is broken: {reason}. {n, plural, one {# entry before that is sound.} other {# entries before that are sound.}}',
        told,
      )
    : t(
        'The log is broken at entry {id}: {reason}. {n, plural, one {# entry before that is sound.} other {# entries before that are sound.}}',
        { ...told, id: broken.id },
      );
}

async function check(request: Request, response: Response, { database, clock }: Context): Promise<void> {
  const t = texts(request.language);
  const { sound, broken } = await checkWholeAudit(database, instantText(clock.now()));
  response.flash(
    broken
      ? { kind: 'fault', text: t('All of the log was checked: it is broken.') }
      : {
          kind: 'done',
          text: t('All of the log was checked: {n, plural, one {# entry} other {# entries}}, whole.', {
            n: sound.entries,
          }),
        },
  );
  response.redirect(303, '/audit');
}

export const routes: Route[] = [
  { method: 'get', path: '/audit', allow: staff, handle: show },
  { method: 'post', path: '/audit/check', allow: ['admin'], handle: check },
];
