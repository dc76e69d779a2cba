/** The form of a new version: each question as it was typed, with what is wrong beside it. */
import { message, type Texts } from '../../../languages/texts.ts';
import { steps } from '../../../lab/checklists/steps.ts';
import { deviceWord } from '../words.ts';
import { faultWords, longestNote, type FormFault } from './fault-words.ts';
import type { OpenedChecklist } from './opened-checklist.ts';
import { severityChoices } from './present-checklist.ts';
import { addedRows, type FormItem } from './read-version-form.ts';

export interface Typed {
  /** The version that it was made from. */
  from: number;
  note: string;
  faults: readonly FormFault[];
}

export function presentEdit({ kind, newest }: OpenedChecklist, items: readonly FormItem[], typed: Typed, t: Texts) {
  const faultsOf = (key: string) => typed.faults.filter((one) => one.key === key).map((one) => faultWords(one, t));
  const known = items.filter(({ row }) => row === null);
  const names = new Map(items.map(({ item, row }) => [item.key, row === null ? item.key : `new${row}`]));
  const labels = new Map(items.map(({ item }) => [item.key, item.label]));
  const named = { kind: deviceWord(kind, t) };
  return {
    title: t('New version: {kind}', named),
    lead: t('It becomes version {version}. Inspections that have begun keep theirs.', { version: newest.version + 1 }),
    crumbs: [
      { href: '/lab/checklists', label: t('Checklists') },
      { href: `/lab/checklists/${kind}`, label: t('Checklist: {kind}', named) },
    ],
    path: `/lab/checklists/${kind}/edit`,
    ...{ from: typed.from, note: typed.note, longestNote },
    noteFault: typed.faults.filter(({ fault }) => ofNote.has(fault)).map((one) => faultWords(one, t))[0],
    faults: typed.faults.map((one) => ({
      href: hrefOf(one, names),
      text:
        one.key !== null && labels.has(one.key)
          ? t('{question}: {fault}', {
              question: t(labels.get(one.key) || message('A question without words')),
              fault: faultWords(one, t),
            })
          : faultWords(one, t),
    })),
    steps: steps
      .map(({ key, label }) => ({ label: t(label), items: known.filter(({ item }) => item.group === key) }))
      .filter((step) => step.items.length > 0)
      .map((step) => ({ ...step, items: step.items.map((one) => shownItem(one, faultsOf(one.item.key), t)) })),
    added: addedRows.map((row) => {
      const typed = items.find((one) => one.row === row) ?? null;
      return shownRow(row, typed, typed ? faultsOf(typed.item.key) : [], t);
    }),
  };
}

const ofNote: ReadonlySet<string> = new Set(['no note', 'long note']);

const hrefOf = ({ key, fault }: FormFault, names: ReadonlyMap<string, string>): string => {
  if (ofNote.has(fault)) return '#field-note';
  return key === null ? '#points' : `#question-${names.get(key) ?? key}`;
};

const shownItem = ({ item, isUsed }: FormItem, faults: readonly string[], t: Texts) => ({
  ...{ key: item.key, label: item.label, help: item.help, points: item.points, isUsed },
  // Whoever words it anew sees what readers of the own language are told now.
  translated: [translationOf(item.label, t), translationOf(item.help, t)].filter(Boolean).join(' '),
  severities: severityChoices(item.severity, t),
  least: item.asked.ask === 'figure' ? String(item.asked.least) : null,
  unit: item.asked.ask === 'figure' ? item.asked.unit : '',
  fault: faults.join(' '),
});

const translationOf = (text: string, t: Texts): string | null => (t(text) === text ? null : t(text));

const shownRow = (row: number, typed: FormItem | null, faults: readonly string[], t: Texts) => ({
  ...(typed ? shownItem(typed, faults, t) : { severities: severityChoices(null, t) }),
  key: `new${row}`,
  row,
  steps: steps.map(({ key, label }) => ({ step: key, label: t(label), selected: typed?.item.group === key })),
});
