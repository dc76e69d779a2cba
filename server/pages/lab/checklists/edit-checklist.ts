/** `/lab/checklists/:kind/edit`: a new version from the newest one. It changes no inspection that has begun. */
import type { Request, Response } from 'express';
import type { Person, Route } from '../../../access/route.ts';
import { instantText, type Context } from '../../../context.ts';
import { checklistDifferences, checklistFaults, type ItemFault } from '../../../lab/change-checklist.ts';
import { severities, type ChecklistItem } from '../../../lab/checklist.ts';
import { steps } from '../../../lab/checklists/steps.ts';
import { appendAudit } from '../../../stores/audit.ts';
import { allItemKeys, publishChecklist } from '../../../stores/lab/checklists.ts';
import { readCommitted } from '../../../stores/read.ts';
import { formKey, formText } from '../../portfolio/form-text.ts';
import { allow } from '../mystery-order.ts';
import { openedChecklist, type OpenedChecklist } from './opened-checklist.ts';
import { addedRows, inStepOrder, readVersion, type FormItem } from './read-version-form.ts';

async function show(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedChecklist(request, context);
  render(response, opened, asItIs(opened), { from: opened.newest.version, note: '', faults: [] });
}

/** The newest version's questions, and those that were retired, with their last wording. */
function asItIs({ versions, newest }: OpenedChecklist): FormItem[] {
  const used = new Set(newest.checklist.items.map(({ key }) => key));
  const all = new Map<string, ChecklistItem>();
  for (const { checklist } of versions)
    for (const item of checklist.items) if (!all.has(item.key)) all.set(item.key, item);
  return inStepOrder([...all.values()]).map((item) => ({ item, isUsed: used.has(item.key), row: null }));
}

interface Typed {
  /** The version that it was made from. */
  from: number;
  note: string;
  faults: readonly ItemFault[];
}

function render(response: Response, { kind, newest }: OpenedChecklist, items: readonly FormItem[], typed: Typed): void {
  const faultsOf = (key: string) => typed.faults.filter((fault) => fault.key === key).map(({ text }) => text);
  const known = items.filter(({ row }) => row === null);
  const names = new Map(items.map(({ item, row }) => [item.key, row === null ? item.key : `new${row}`]));
  const labels = new Map(items.map(({ item }) => [item.key, item.label]));
  response.render('lab/checklists/edit', {
    title: `New version: ${kind}`,
    lead: `It becomes version ${newest.version + 1}. Inspections that have begun keep theirs.`,
    crumbs: [
      { href: '/lab/checklists', label: 'Checklists' },
      { href: `/lab/checklists/${kind}`, label: `Checklist: ${kind}` },
    ],
    path: `/lab/checklists/${kind}/edit`,
    ...{ from: typed.from, note: typed.note },
    faults: typed.faults.map(({ key, text }) => ({
      href: key === null ? '#points' : key === 'note' ? '#field-note' : `#question-${names.get(key) ?? key}`,
      text: key !== null && labels.has(key) ? `${labels.get(key) || 'A question without words'}: ${text}` : text,
    })),
    steps: steps
      .map(({ key, label }) => ({ label, items: known.filter(({ item }) => item.group === key) }))
      .filter((step) => step.items.length > 0)
      .map((step) => ({ ...step, items: step.items.map((one) => shownItem(one, faultsOf(one.item.key))) })),
    added: addedRows.map((row) => {
      const typed = items.find((one) => one.row === row) ?? null;
      return shownRow(row, typed, typed ? faultsOf(typed.item.key) : []);
    }),
  });
}

const shownItem = ({ item, isUsed }: FormItem, faults: readonly string[]) => ({
  ...{ key: item.key, label: item.label, help: item.help, points: item.points, isUsed },
  severities: severities.map((severity) => ({ severity, selected: severity === item.severity })),
  least: item.asked.ask === 'figure' ? String(item.asked.least) : null,
  unit: item.asked.ask === 'figure' ? item.asked.unit : '',
  fault: faults.join(' '),
});

const shownRow = (row: number, typed: FormItem | null, faults: readonly string[]) => ({
  ...(typed ? shownItem(typed, faults) : { severities: severities.map((severity) => ({ severity })) }),
  key: `new${row}`,
  row,
  steps: steps.map(({ key, label }) => ({ step: key, label, selected: typed?.item.group === key })),
});

async function publish(request: Request, response: Response, context: Context): Promise<void> {
  const opened = await openedChecklist(request, context);
  const { kind, newest } = opened;
  const known = asItIs(opened).map(({ item }) => item);
  const typed = readVersion(request.body, known, await allItemKeys(readCommitted(context.database)));
  const checklist = {
    ...newest.checklist,
    items: inStepOrder(typed.filter(({ isUsed }) => isUsed).map(({ item }) => item)),
  };
  const note = formText(request.body, 'note', 1_000);
  const from = formKey(formText(request.body, 'from', 9));
  const faults: ItemFault[] = [
    ...checklistFaults(checklist),
    ...(note === '' ? [{ key: 'note', text: 'Say what changes, and why.' }] : []),
    ...(checklistDifferences(newest.checklist, checklist).length === 0
      ? [{ key: null, text: 'Nothing differs from the newest version.' }]
      : []),
  ];
  const again = (status: number, all: readonly ItemFault[], base: number) => {
    response.status(status);
    render(response, opened, typed, { from: base, note, faults: all });
  };
  if (faults.length > 0) {
    again(422, faults, from);
    return;
  }
  const done = await write(request, context, { kind, from, checklist, note });
  if (!done) {
    const text = `Version ${newest.version} was published meanwhile. What you typed is below: look at that version, then publish yours over it.`;
    again(409, [{ key: null, text }], newest.version);
    return;
  }
  response
    .flash({ kind: 'done', text: `Version ${from + 1} is published. New inspections begin with it.` })
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
