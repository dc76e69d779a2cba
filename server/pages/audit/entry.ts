/** `/audit/entries/:id`: one entry, what it changed, and how it is sealed. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { exactDay } from '../../helpers/days.ts';
import { auditEntry, type AuditEntryPage } from '../../stores/desk-audit.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { keyWords, valueWords } from './detail-words.ts';

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const id = keyOf(request.params['id']);
  const entry = id === null ? null : await auditEntry(database, id);
  if (!entry) throw refusal(404);
  const { changes, facts } = presentDetail(entry);
  const to = (number: number | null) => (number === null ? null : `/audit/entries/${number}`);
  response.render('audit/entry', {
    title: `Entry ${entry.id}`,
    lead: leadOf(entry, changes),
    crumbs: [{ href: '/audit', label: 'Audit' }],
    entry,
    about: aboutOf(entry),
    changes,
    facts,
    before: to(entry.previous),
    after: to(entry.next),
  });
}

function leadOf({ actor, action, subject, at }: AuditEntryPage, changes: readonly Change[]): string {
  const only = changes.length === 1 ? changes[0] : undefined;
  const moved = only ? `: ${only.label} from ${only.before} to ${only.after}` : '';
  return `${actor} · ${action} · ${subject}${moved}, on ${exactDay(at)}.`;
}

interface Change {
  label: string;
  before: string;
  after: string;
}

/** What stood before and after; the rest as it stands. */
function presentDetail({ action, detail }: AuditEntryPage): { changes: Change[]; facts: object[] } {
  const isStep = action.startsWith('decision ') && 'from' in detail && 'to' in detail;
  const { before, after, from, to, ...rest } = detail;
  const others = isStep ? rest : { ...rest, ...('from' in detail ? { from } : {}), ...('to' in detail ? { to } : {}) };
  return {
    changes: [
      ...(isStep ? [{ label: 'state', before: valueWords(from), after: valueWords(to) }] : []),
      ...('before' in detail || 'after' in detail ? changesOf(before, after) : []),
    ],
    facts: Object.entries(others).map(([key, value]) => ({ label: keyWords(key), value: valueWords(value) })),
  };
}

function changesOf(before: unknown, after: unknown): Change[] {
  const parts = (value: unknown): Record<string, unknown> =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : { value };
  const [old, now] = [parts(before), parts(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((key) => ({ label: keyWords(key), before: valueWords(old[key]), after: valueWords(now[key]) }))
    .filter((change) => change.before !== change.after);
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
