/** The questions of a checklist step by step, and what differs between two versions, in words. */
import { message, type Texts } from '../../../languages/texts.ts';
import type { ChecklistChange, ChecklistDifference } from '../../../lab/change-checklist.ts';
import { severities, type Asked, type ChecklistItem, type Severity } from '../../../lab/checklist.ts';
import { steps } from '../../../lab/checklists/steps.ts';
import { safetyWords } from '../../desk/words.ts';
import { severityWords } from '../../inspections/verdict-words.ts';

const askedWords: Record<Exclude<Asked['ask'], 'figure'>, string> = {
  yes: message('yes or no'),
  grade: message('the grade seen'),
  imei: message('an IMEI'),
};

const inWords = (asked: Asked, t: Texts): string =>
  asked.ask === 'figure'
    ? t('at least {least, number} {unit}', { least: asked.least, unit: asked.unit })
    : t(askedWords[asked.ask]);

export const byStep = (items: readonly ChecklistItem[], t: Texts) =>
  steps
    .map(({ key, label }) => ({ label, own: items.filter(({ group }) => group === key) }))
    .filter(({ own }) => own.length > 0)
    .map(({ label, own }) => ({
      label: t(label),
      points: own.reduce((sum, { points }) => sum + points, 0),
      items: own.map(({ key, label: words, help, severity, points, asked, safety }) => ({
        ...{ key, label: t(words), help: t(help), points, severity: t(severityWords[severity]) },
        asked: inWords(asked, t),
        danger: safetyWords(safety, t),
      })),
    }));

const whatWords: Record<ChecklistDifference['what'], string> = {
  added: message('Added:'),
  retired: message('Retired:'),
  changed: message('Changed:'),
};

const ofWords: Record<ChecklistChange['of'], string> = {
  points: message('points:'),
  severity: message('severity:'),
  wording: message('wording:'),
  'how to look': message('how to look:'),
  'least right value': message('least right value:'),
};

export const differenceWords = ({ label, what, changes }: ChecklistDifference, t: Texts) => ({
  label: t(label),
  what: t(whatWords[what]),
  changes: changes.map(({ of, from, to }) => ({
    of: t(ofWords[of]),
    from: valueOf(of, from, t),
    to: valueOf(of, to, t),
  })),
});

/** Null: there is none. What our checklists say is translated; what the lab's people worded anew is quoted as they wrote it. */
function valueOf(of: ChecklistChange['of'], value: string, t: Texts): string | null {
  const severity = of === 'severity' && severities.find((one) => one === value);
  if (severity) return t(severityWords[severity]);
  return value !== '' && (of === 'wording' || of === 'how to look') ? t('“{text}”', { text: t(value) }) : value || null;
}

export const severityChoices = (chosen: Severity | null, t: Texts) =>
  severities.map((severity) => ({
    ...{ value: severity, label: t(severityWords[severity]), selected: severity === chosen },
  }));
