/** `/lab/checklists`: what is looked at in a device of each kind; `/lab/checklists/:kind`: one of them, with its history. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { checklistDifferences } from '../../../lab/change-checklist.ts';
import { deviceKinds } from '../../../lab/device-kinds.ts';
import { currentChecklists } from '../../../stores/lab/checklists.ts';
import { readCommitted } from '../../../stores/read.ts';
import { counted, sentence } from '../../desk/words.ts';
import { formKey } from '../../portfolio/form-text.ts';
import { allow } from '../mystery-order.ts';
import { openedChecklist, withFirstVersions } from './opened-checklist.ts';
import { byStep, differenceWords } from './present-checklist.ts';
import { toolTabs } from '../tool-tabs.ts';

async function list(_request: Request, response: Response, context: Context): Promise<void> {
  const read = readCommitted(context.database);
  const known = await currentChecklists(read);
  if (known.length < deviceKinds.length) await withFirstVersions(context);
  const all = known.length < deviceKinds.length ? await currentChecklists(read) : known;
  response.render('lab/checklists/checklists', {
    title: 'Checklists',
    tabs: toolTabs('/lab/checklists'),
    lead: 'What an inspector looks at, by kind of device. A change is a new version; inspections that have begun keep theirs.',
    rows: all.map(({ kind, version, checklist, author, publishedAt }) => ({
      ...{ kind: sentence(kind), href: `/lab/checklists/${kind}`, version, author, publishedAt },
      questions: checklist.items.length,
      critical: checklist.items.filter(({ severity }) => severity === 'critical').length,
      views: checklist.views.length,
    })),
  });
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const { kind, versions, newest } = await openedChecklist(request, context);
  const asked = formKey(request.query['version']);
  const shown = versions.find(({ version }) => version === asked) ?? newest;
  const before = versions.find(({ version }) => version === shown.version - 1);
  const { checklist, version } = shown;
  response.render('lab/checklists/checklist', {
    title: `Checklist: ${kind}`,
    lead: `Version ${version}: ${counted(checklist.items.length, 'question')}, ${counted(checklist.views.length, 'view')} to photograph.`,
    crumbs: [{ href: '/lab/checklists', label: 'Checklists' }],
    path: `/lab/checklists/${kind}`,
    isNewest: version === newest.version,
    newest: newest.version,
    steps: byStep(checklist.items),
    views: checklist.views,
    version,
    before: before?.version ?? null,
    differences: before ? checklistDifferences(before.checklist, checklist).map(differenceWords) : [],
    versions: versions.map((one) => ({ ...one, isShown: one.version === version })),
  });
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/checklists', allow, handle: list },
  { method: 'get', path: '/lab/checklists/:kind', allow, handle: show },
];
