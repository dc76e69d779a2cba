/** `/audit/entries/:id`: one entry, what it changed, and how it is sealed. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { exactDay } from '../../helpers/days.ts';
import { auditEntry, type AuditEntryPage } from '../../stores/desk-audit.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { keyWords, toldChanges, valueWords, type Change } from './detail-words.ts';

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const id = keyOf(request.params['id']);
  const entry = id === null ? null : await auditEntry(database, id);
  if (!entry) throw refusal(404);
  const { changes, rest } = toldChanges(entry.action, entry.detail);
  const to = (number: number | null) => (number === null ? null : `/audit/entries/${number}`);
  response.render('audit/entry', {
    title: `Entry ${entry.id}`,
    lead: leadOf(entry, changes),
    crumbs: [{ href: '/audit', label: 'Audit' }],
    entry,
    about: aboutOf(entry),
    changes,
    facts: Object.entries(rest).map(([key, value]) => ({ label: keyWords(key), value: valueWords(value) })),
    before: to(entry.previous),
    after: to(entry.next),
  });
}

function leadOf({ actor, action, subject, at }: AuditEntryPage, changes: readonly Change[]): string {
  const only = changes.length === 1 ? changes[0] : undefined;
  const moved = only ? `: ${only.label} from ${only.before} to ${only.after}` : '';
  return `${actor} · ${action} · ${subject}${moved}, on ${exactDay(at)}.`;
}

/** Where what the entry is about can be seen. */
function aboutOf({ subject, detail }: AuditEntryPage): { href: string; label: string }[] {
  const seller = /^seller (.+)$/.exec(subject)?.[1];
  const links: { href: string; label: string }[] = [];
  if (seller !== undefined) links.push({ href: `/sellers/${encodeURIComponent(seller)}`, label: `Seller ${seller}` });
  const { decision, recommendation } = detail;
  if (typeof decision === 'number') links.push({ href: `/decisions/${decision}`, label: `Decision ${decision}` });
  if (typeof recommendation === 'number')
    links.push({ href: `/recommendations/${recommendation}`, label: `Case ${recommendation}` });
  if (/^version \d+$/.test(subject)) links.push({ href: '/policy', label: `Policy ${subject}` });
  return links;
}

export const routes: Route[] = [{ method: 'get', path: '/audit/entries/:id', allow: staff, handle: show }];
