/** `/audit/entries/:id`: one entry, what it changed, and how it is sealed. */
import type { Request, Response } from 'express';
import { refusal } from '../../access/guard.ts';
import { staff, type Route } from '../../access/route.ts';
import type { Context } from '../../context.ts';
import { daysIn } from '../../helpers/days.ts';
import { texts, type Texts } from '../../languages/texts.ts';
import { auditEntry, type AuditEntryPage } from '../../stores/desk-audit.ts';
import { keyOf } from '../operations-desk/read-address.ts';
import { auditReader } from './audit-reader.ts';
import { toldChanges, valueWords, type Change } from './detail-words.ts';
import { actionIn, actorIn, keyIn, subjectIn } from './entry-words.ts';

async function show(request: Request, response: Response, { database }: Context): Promise<void> {
  const id = keyOf(request.params['id']);
  const entry = id === null ? null : await auditEntry(database, id, auditReader(request));
  if (!entry) throw refusal(404);
  const t = texts(request.language);
  const { changes, rest } = toldChanges(t, entry);
  const to = (number: number | null) => (number === null ? null : `/audit/entries/${number}`);
  response.render('audit/entry', {
    title: t('Entry {id}', { id: entry.id }),
    lead: leadOf(t, entry, changes),
    crumbs: [{ href: '/audit', label: t('Audit') }],
    entry: {
      ...entry,
      actor: actorIn(t, entry.actor),
      action: actionIn(t, entry.action),
      subject: subjectIn(t, entry.action, entry.subject),
    },
    about: aboutOf(t, entry),
    changes,
    facts: Object.entries(rest).map(([key, value]) => ({
      label: keyIn(t, entry.action, key),
      value: valueWords(t, entry.action, key, value),
    })),
    before: to(entry.previous),
    after: to(entry.next),
  });
}

function leadOf(t: Texts, { actor, action, subject, at }: AuditEntryPage, changes: readonly Change[]): string {
  const told = {
    ...{ actor: actorIn(t, actor), action: actionIn(t, action), subject: subjectIn(t, action, subject) },
    day: daysIn(t.language).exactDay(at),
  };
  const [only, more] = changes;
  return only && !more
    ? t('{actor} · {action} · {subject}: {label} from {before} to {after}, on {day}.', { ...told, ...only })
    : t('{actor} · {action} · {subject}, on {day}.', told);
}

/** Where what the entry is about can be seen. */
function aboutOf(t: Texts, { subject, detail }: AuditEntryPage): { href: string; label: string }[] {
  const seller = /^seller (.+)$/.exec(subject)?.[1];
  const links: { href: string; label: string }[] = [];
  if (seller !== undefined)
    links.push({ href: `/sellers/${encodeURIComponent(seller)}`, label: t('Seller {id}', { id: seller }) });
  const { decision, recommendation } = detail;
  if (typeof decision === 'number')
    links.push({ href: `/decisions/${decision}`, label: t('Decision {id}', { id: decision }) });
  if (typeof recommendation === 'number')
    links.push({ href: `/recommendations/${recommendation}`, label: t('Case {id}', { id: recommendation }) });
  const version = /^version (\d+)$/.exec(subject)?.[1];
  if (version !== undefined) links.push({ href: '/policy', label: t('Policy version {version}', { version }) });
  return links;
}

export const routes: Route[] = [{ method: 'get', path: '/audit/entries/:id', allow: staff, handle: show }];
