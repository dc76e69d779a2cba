/** The form of a new version: what it says of each question that there is or was, and the questions that it adds. */
import { newKey, withChanges } from '../../../lab/change-checklist.ts';
import { severities, type ChecklistItem } from '../../../lab/checklist.ts';
import { steps } from '../../../lab/checklists/steps.ts';
import { figureIn } from '../../../lab/said-of.ts';
import { formText } from '../../portfolio/form-text.ts';

/** How many questions one version can add. */
export const addedRows = [1, 2] as const;

/** A question of the form: as it was, as it is typed, and whether the new version asks it. */
export interface FormItem {
  item: ChecklistItem;
  isUsed: boolean;
  /** Of a question that this version adds: the row in which it stands. */
  row: number | null;
}

export function readVersion(body: unknown, known: readonly ChecklistItem[], taken: ReadonlySet<string>): FormItem[] {
  const read = (field: string, key: string) => formText(body, `${field}.${key}`);
  const changed = known.map((item): FormItem => ({
    row: null,
    isUsed: read('used', item.key) === '1',
    item: withChanges(item, {
      key: item.key,
      points: pointsIn(read('points', item.key)),
      severity: severities.find((one) => one === read('severity', item.key)) ?? item.severity,
      label: read('label', item.key),
      help: read('help', item.key),
      least: figureIn(read('least', item.key)) ?? 0,
    }),
  }));
  const all = new Set(taken);
  const added = addedRows.flatMap((row): FormItem[] => {
    const label = read('label', `new${row}`);
    if (label === '') return [];
    const key = newKey(label, all);
    all.add(key);
    const step = steps.find((one) => one.key === read('step', `new${row}`))?.key ?? 'function';
    const [least, unit] = [figureIn(read('least', `new${row}`)), read('unit', `new${row}`)];
    const item: ChecklistItem = {
      ...{ key, label, group: step, mark: step === 'parcel' ? 'packaging' : 'quality', safety: null },
      help: read('help', `new${row}`),
      severity: severities.find((one) => one === read('severity', `new${row}`)) ?? 'minor',
      points: pointsIn(read('points', `new${row}`)),
      asked: least === null ? { ask: 'yes' } : { ask: 'figure', unit, least },
    };
    return [{ isUsed: true, item, row }];
  });
  return [...changed, ...added];
}

/** 0, which no question has, for what is no whole number. */
const pointsIn = (text: string): number => (/^\d{1,3}$/.test(text) ? Number(text) : 0);

/** In the order of the steps; within one as they stood, with new ones at its end. */
export const inStepOrder = (items: readonly ChecklistItem[]): ChecklistItem[] =>
  steps.flatMap(({ key }) => items.filter(({ group }) => group === key));
