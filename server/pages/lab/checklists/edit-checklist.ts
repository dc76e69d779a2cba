/** `/lab/checklists/:kind/edit`: a new version from the newest one. It changes no inspection that has begun. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { texts } from '../../../languages/texts.ts';
import { checklistDifferences, checklistFaults } from '../../../lab/change-checklist.ts';
import type { ChecklistItem } from '../../../lab/checklist.ts';
import { appendAudit } from '../../../stores/audit.ts';
import { allItemKeys, publishChecklist } from '../../../stores/lab/checklists.ts';
import { readCommitted } from '../../../stores/read.ts';
import { formKey, formText } from '../../portfolio/form-text.ts';
import { allow } from '../mystery-order.ts';
import { longestNote, type FormFault } from './fault-words.ts';
import { openedChecklist, type OpenedChecklist } from './opened-checklist.ts';
import { presentEdit } from './present-edit.ts';
import { inStepOrder, readVersion, type FormItem } from './read-version-form.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedChecklist(request, context);
  const t = texts(request.language);
  const typed = { from: opened.newest.version, note: '', faults: [] };
  response.render('lab/checklists/edit', presentEdit(opened, asItIs(opened), typed, t));
}

/** The newest version's questions, and those that were retired, with their last wording. */
function asItIs({ versions, newest }: OpenedChecklist): FormItem[] {
  const used = new Set(newest.checklist.items.map(({ key }) => key));
  const all = new Map<string, ChecklistItem>();
  for (const { checklist } of versions)
    for (const item of checklist.items) if (!all.has(item.key)) all.set(item.key, item);
  return inStepOrder([...all.values()]).map((item) => ({ item, isUsed: used.has(item.key), row: null }));
}

async function publish(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedChecklist(request, context);
  const { kind, newest } = opened;
  const known = asItIs(opened).map(({ item }) => item);
  const typed = readVersion(request.body, known, await allItemKeys(readCommitted(context.database)));
  const checklist = {
    ...newest.checklist,
    items: inStepOrder(typed.filter(({ isUsed }) => isUsed).map(({ item }) => item)),
  };
  const note = formText(request.body, 'note');
  const from = formKey(formText(request.body, 'from'));
  const faults: FormFault[] = [
    ...checklistFaults(checklist),
    ...(note === '' ? [{ key: null, fault: 'no note' as const }] : []),
    ...(note.length > longestNote ? [{ key: null, fault: 'long note' as const }] : []),
    ...(checklistDifferences(newest.checklist, checklist).length === 0
      ? [{ key: null, fault: 'no change' as const }]
      : []),
  ];
  const t = texts(request.language);
  const again = (status: number, all: readonly FormFault[], base: number) => {
    const shown = { from: base, note, faults: all };
    response.status(status).render('lab/checklists/edit', presentEdit(opened, typed, shown, t));
  };
  if (faults.length > 0) {
    again(422, faults, from);
    return;
  }
  const done = await write(request, context, { kind, from, checklist, note });
  if (!done) {
    again(409, [{ key: null, fault: 'published meanwhile', found: newest.version }], newest.version);
    return;
  }
  response
    .flash({
      kind: 'done',
      text: t('Version {version} is published. New inspections begin with it.', { version: from + 1 }),
    })
    .redirect(303, `/lab/checklists/${kind}`);
}

type Published = Pick<Parameters<typeof publishChecklist>[1], 'kind' | 'from' | 'checklist' | 'note'>;

function write(request: Request, { database, clock }: Context, version: Published): Promise<boolean> {
  const { email: author } = request.person as Person;
  const at = instantText(clock.now());
  return database.transaction(async (tx) => {
    if (!(await publishChecklist(tx, { ...version, author, at }))) return false;
    const subject = `checklist ${version.kind}`;
    const detail = { version: version.from + 1, note: version.note };
    await appendAudit(tx, { at, actor: author, action: 'checklist published', subject, detail });
    return true;
  });
}

export const routes: Route[] = [
  { method: 'get', path: '/lab/checklists/:kind/edit', allow, handle: show },
  { method: 'post', path: '/lab/checklists/:kind/edit', allow, handle: publish },
];
