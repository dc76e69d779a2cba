/** `/lab/checklists`: what is looked at in a device of each kind; `/lab/checklists/:kind`: one of them, with its history. */
import type { Request, Response } from 'express';
import type { Route } from '../../../access/route.ts';
import type { Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { checklistDifferences } from '../../../lab/change-checklist.ts';
import { deviceKinds } from '../../../lab/device-kinds.ts';
import { currentChecklists } from '../../../stores/lab/checklists.ts';
import { readCommitted } from '../../../stores/read.ts';
import { numberWord, sentence } from '../../desk/words.ts';
import { viewWords } from '../../inspections/checklist-texts.ts';
import { formKey } from '../../portfolio/form-text.ts';
import { allow } from '../mystery-order.ts';
import { openedChecklist, withFirstVersions } from './opened-checklist.ts';
import { toolTabs } from '../tool-tabs.ts';
import { deviceWord } from '../words.ts';
import { byStep, differenceWords } from './present-checklist.ts';

async function list({ language }: Request, response: Response, context: Context): Promise<void> {
  const t = texts(language);
  const read = readCommitted(context.database);
  const known = await currentChecklists(read);
  if (known.length < deviceKinds.length) await withFirstVersions(context);
  const all = known.length < deviceKinds.length ? await currentChecklists(read) : known;
  response.render('lab/checklists/checklists', {
    title: t('Checklists'),
    tabs: toolTabs('/lab/checklists', t),
    lead: t(
      'What an inspector looks at, by kind of device. A change is a new version; inspections that have begun keep theirs.',
    ),
    rows: all.map(({ kind, version, checklist, author, publishedAt }) => ({
      ...{ kind: sentence(deviceWord(kind, t)), href: `/lab/checklists/${kind}`, version, author, publishedAt },
      questions: checklist.items.length,
      critical: checklist.items.filter(({ severity }) => severity === 'critical').length,
      views: checklist.views.length,
    })),
  });
}

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const t = texts(request.language);
  const { kind, versions, newest } = await openedChecklist(request, context);
  const asked = formKey(request.query['version']);
  const shown = versions.find(({ version }) => version === asked) ?? newest;
  const before = versions.find(({ version }) => version === shown.version - 1);
  const { checklist, version } = shown;
  response.render('lab/checklists/checklist', {
    title: t('Checklist: {kind}', { kind: deviceWord(kind, t) }),
    lead: t(
      'Version {version}: {questions, plural, one {{questionsSaid} question} other {{questionsSaid} questions}}, {views, plural, one {{viewsSaid} view} other {{viewsSaid} views}} to photograph.',
      {
        ...{ version, questions: checklist.items.length, views: checklist.views.length },
        questionsSaid: numberWord(checklist.items.length, t),
        viewsSaid: numberWord(checklist.views.length, t),
      },
    ),
    crumbs: [{ href: '/lab/checklists', label: t('Checklists') }],
    path: `/lab/checklists/${kind}`,
    isNewest: version === newest.version,
    newest: newest.version,
    steps: byStep(checklist.items, t),
    views: checklist.views.map(({ label }) => viewWords(label, t)),
    version,
    before: before?.version ?? null,
    differences: before ? checklistDifferences(before.checklist, checklist).map((one) => differenceWords(one, t)) : [],
    versions: versions.map((one) => ({
      ...one,
      isShown: one.version === version,
      // Written by the program itself, under its own name.
      note: one.author === 'Assay' ? t('The first version') : one.note,
    })),
  });
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/checklists', allow, handle: list },
  { method: 'get', path: '/lab/checklists/:kind', allow, handle: show },
];
