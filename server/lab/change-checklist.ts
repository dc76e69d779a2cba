/** A new version of a checklist, made from the one before: what a person may change of it, and what must hold. */
import type { Asked, Checklist, ChecklistItem } from './checklist.ts';

/** The points of each mark. */
export const wholePoints = 100;
/** A form of more questions would be longer than what a browser may send. */
export const mostItems = 60;
const longest = { label: 200, help: 1_000 };

/** What may change of a question without changing what its key means: mark, step, kind of answer and danger stay. */
export type ChangedItem = Pick<ChecklistItem, 'key' | 'points' | 'severity' | 'label' | 'help'> & {
  /** Of a figure. */
  least: number | null;
};

/** A question with its changes. */
export const withChanges = (
  item: ChecklistItem,
  { points, severity, label, help, least }: ChangedItem,
): ChecklistItem => ({
  ...item,
  ...{ points, severity, label, help },
  asked: item.asked.ask === 'figure' && least !== null ? { ...item.asked, least } : item.asked,
});

/**
 * A key for a new question, from its words: one that no question of any version of any kind has had.
 *
 * @example newKey('The hinge holds.', new Set()) // 'the-hinge-holds'
 * @example newKey('The hinge holds.', new Set(['the-hinge-holds'])) // 'the-hinge-holds-2'
 */
export function newKey(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  const words = plain.slice(0, 40).replaceAll(/^-+|-+$/g, '') || 'question';
  let key = words;
  for (let number = 2; taken.has(key); number += 1) key = `${words}-${number}`;
  return key;
}

export interface ItemFault {
  /** The key of the item; null: the checklist as a whole. */
  key: string | null;
  text: string;
}

/**
 * What keeps a checklist from being published; nothing: it may be.
 *
 * @example points of quality that add up to 99: one fault that names the sum
 */
export function checklistFaults({ items }: Pick<Checklist, 'items'>): ItemFault[] {
  const faults = items.flatMap(itemFaults);
  for (const mark of ['quality', 'packaging'] as const) {
    const sum = items.filter((item) => item.mark === mark).reduce((total, { points }) => total + points, 0);
    if (sum !== wholePoints)
      faults.push({ key: null, text: `The points for ${mark} add up to ${sum}: they must be ${wholePoints}.` });
  }
  if (items.length > mostItems) faults.push({ key: null, text: `${items.length} questions: ${mostItems} at most.` });
  if (!items.some(({ asked }) => asked.ask === 'grade'))
    faults.push({ key: null, text: 'One question must ask for the grade: the verdict hangs from it.' });
  return faults;
}

function itemFaults({ key, points, severity, label, help, asked, safety }: ChecklistItem): ItemFault[] {
  const say = (isWrong: boolean, text: string): ItemFault[] => (isWrong ? [{ key, text }] : []);
  return [
    ...say(label.trim() === '' || label.length > longest.label, `Write the sentence, in ${longest.label} letters.`),
    ...say(help.trim() === '' || help.length > longest.help, `Say how to look, in ${longest.help} letters.`),
    ...say(!Number.isInteger(points) || points < 1 || points > wholePoints, 'Points: a whole number from 1 to 100.'),
    ...say(safety !== null && severity !== 'critical', 'What endangers a buyer stays critical.'),
    ...say(asked.ask === 'figure' && !(asked.least > 0 && asked.least < 1_000_000), 'Write the least right value.'),
  ];
}

export interface ChecklistDifference {
  key: string;
  label: string;
  what: 'added' | 'retired' | 'changed';
  changes: { of: string; from: string; to: string }[];
}

/** What one version asks otherwise than the one before, in the order of the later one; what was retired comes last. */
export function checklistDifferences(before: Checklist, after: Checklist): ChecklistDifference[] {
  const old = new Map(before.items.map((item) => [item.key, item]));
  const kept = new Set(after.items.map(({ key }) => key));
  const told = after.items.flatMap((item): ChecklistDifference[] => {
    const { key, label } = item;
    const was = old.get(key);
    if (!was) return [{ key, label, what: 'added', changes: [] }];
    const changes = changesOf(was, item);
    return changes.length === 0 ? [] : [{ key, label, what: 'changed', changes }];
  });
  const retired = before.items.filter(({ key }) => !kept.has(key));
  return [...told, ...retired.map(({ key, label }) => ({ key, label, what: 'retired' as const, changes: [] }))];
}

const changesOf = (was: ChecklistItem, is: ChecklistItem) =>
  [
    { of: 'points', from: String(was.points), to: String(is.points) },
    { of: 'severity', from: was.severity, to: is.severity },
    { of: 'wording', from: was.label, to: is.label },
    { of: 'how to look', from: was.help, to: is.help },
    { of: 'least right value', from: leastOf(was.asked), to: leastOf(is.asked) },
  ].filter(({ from, to }) => from !== to);

const leastOf = (asked: Asked): string => (asked.ask === 'figure' ? `${asked.least} ${asked.unit}` : '');
