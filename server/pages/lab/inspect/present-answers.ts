/** The items of a checklist with what has been answered, step by step, as the form shows them. */
import { noAnswer, type Answers } from '../../../lab/answers.ts';
import type { Checklist, ChecklistItem } from '../../../lab/checklist.ts';
import { steps } from '../../../lab/checklists/steps.ts';
import { grades, type Grade } from '../../../lab/result.ts';
import { needsNote } from '../../../lab/missing-notes.ts';
import { saidOf } from '../../../lab/said-of.ts';
import { message, type Texts } from '../../../languages/texts.ts';
import { plainWordIn } from '../../desk/words.ts';
import { severityWords } from '../../inspections/verdict-words.ts';
import { answerWords } from './phone-words.ts';
import { whyWords } from './why-words.ts';

const choicesOf: Record<ChecklistItem['asked']['ask'], readonly (readonly [value: string, label: string])[]> = {
  yes: [
    ['yes', message('Yes')],
    ['no', message('No')],
    ['skipped', message('Can’t tell')],
  ],
  figure: [
    ['no', message('No')],
    ['skipped', message('Can’t tell')],
  ],
  grade: [['skipped', message('Can’t tell')]],
  imei: [
    ['no', message('No')],
    ['skipped', message('Can’t tell')],
  ],
};

interface Shown {
  checklist: Checklist;
  answers: Answers;
  gradeSold: Grade | null;
  /** What is wrong with an answer, by the key of its item. */
  faults: ReadonlyMap<string, string>;
  /** What was saved meanwhile from elsewhere, by the name of the field. */
  elsewhere: Readonly<Record<string, string>>;
  t: Texts;
}

/** The steps that the checklist has items of, each with how many of them are answered. */
export function presentSteps(shown: Shown) {
  const { items } = shown.checklist;
  const setting = { items, answers: shown.answers, gradeSold: shown.gradeSold };
  const known = new Set<string>(steps.map(({ key }) => key));
  const all = [
    ...steps,
    ...[...new Set(items.map(({ group }) => group))]
      .filter((group) => !known.has(group))
      .map((group) => ({ key: group, label: group })),
  ];
  return all
    .map(({ key, label }) => ({ key, label, own: items.filter(({ group }) => group === key) }))
    .filter(({ own }) => own.length > 0)
    .map(({ key, label, own }) => ({
      ...{ key, label: shown.t(label), count: own.length },
      answered: own.filter((item) => saidOf(item, setting) !== null).length,
      items: own.map((item) => presentItem(item, shown)),
    }));
}

function presentItem(item: ChecklistItem, { answers, gradeSold, checklist, faults, elsewhere, t }: Shown) {
  const { key, label, help, severity, asked, mark } = item;
  const answer = answers.items[key] ?? noAnswer;
  const sold = gradeSold === null ? -1 : grades.indexOf(gradeSold);
  const said = saidOf(item, { items: checklist.items, answers, gradeSold });
  const hasRemarks = [answer.note, answer.part, answer.batch].some((text) => text !== '');
  return {
    ...{
      key,
      label: t(label),
      help: t(help),
      value: answer.value,
      note: answer.note,
      part: answer.part,
      batch: answer.batch,
    },
    worth: worthOf(item, t),
    typed:
      asked.ask === 'figure' || asked.ask === 'imei'
        ? { inputmode: asked.ask === 'figure' ? 'decimal' : 'numeric', unread: whyWords(asked.ask, t) }
        : null,
    unit: asked.ask === 'figure' ? asked.unit : '',
    least: asked.ask === 'figure' ? String(asked.least) : '',
    ask: asked.ask,
    grades:
      asked.ask === 'grade'
        ? grades.map((grade, nth) => ({ grade, checked: answer.value === grade, isBelow: nth < sold }))
        : null,
    choices: choicesOf[asked.ask].map(([value, text]) => ({
      ...{ value, label: t(text) },
      checked: (asked.ask === 'grade' ? answer.value : answer.said) === value,
    })),
    hasParts: mark === 'quality',
    isWrong: said === 'no',
    needsNote: needsNote(severity),
    isAnswered: said !== null,
    isNoted: said === 'no' || hasRemarks,
    hasRemarks,
    fault: faults.get(key) ?? '',
    elsewhere: savedElsewhere(key, elsewhere, t),
  };
}

function worthOf({ severity, points, safety }: ChecklistItem, t: Texts): string {
  const known = { severity: t(severityWords[severity]), n: points };
  return safety === null
    ? t('{severity} · {n, plural, one {# point} other {# points}}', known)
    : t('{severity}, danger · {n, plural, one {# point} other {# points}}', known);
}

function savedElsewhere(key: string, elsewhere: Shown['elsewhere'], t: Texts): string {
  const { yes, no, skipped, notePart, partPart, batchPart } = answerWords(t);
  const words: Readonly<Record<string, string>> = { yes, no, skipped };
  const parts = { said: null, value: null, note: notePart, part: partPart, batch: batchPart };
  return Object.entries(parts)
    .flatMap(([part, name]) => {
      const value = elsewhere[`${part}.${key}`];
      if (value === undefined) return [];
      return [
        name === null ? (words[value] ?? plainWordIn(value, t)) : t('{part}: {text}', { part: name, text: value }),
      ];
    })
    .join(', ');
}
