/** The questions of a checklist step by step, and what differs between two versions, in words. */
import type { ChecklistDifference } from '../../../lab/change-checklist.ts';
import type { Asked, ChecklistItem } from '../../../lab/checklist.ts';
import { steps } from '../../../lab/checklists/steps.ts';
import { safetyWords } from '../../desk/words.ts';

const askedWords: Record<Asked['ask'], string> = {
  yes: 'yes or no',
  figure: 'a figure',
  grade: 'the grade seen',
  imei: 'an IMEI',
};

export const byStep = (items: readonly ChecklistItem[]) =>
  steps
    .map(({ key, label }) => ({ label, own: items.filter(({ group }) => group === key) }))
    .filter(({ own }) => own.length > 0)
    .map(({ label, own }) => ({
      label,
      points: own.reduce((sum, { points }) => sum + points, 0),
      items: own.map(({ key, label: words, help, severity, points, asked, safety }) => ({
        ...{ key, label: words, help, severity, points },
        asked: asked.ask === 'figure' ? `at least ${asked.least} ${asked.unit}` : askedWords[asked.ask],
        danger: safetyWords(safety),
      })),
    }));

export const differenceWords = ({ label, what, changes }: ChecklistDifference) => ({
  label,
  what,
  changes: changes.map(({ of, from, to }) => ({ of, from, to })),
});
