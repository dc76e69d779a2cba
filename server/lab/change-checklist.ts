/** A new version of a checklist, made from the one before: what a person may change of it, and what must hold. */
import type { Asked, Checklist, ChecklistItem } from './checklist.ts';

/** The points of each mark. */
export const wholePoints = 100;
/** A form of more questions would be longer than what a browser may send. */
export const mostItems = 60;
/** Letters of a question, of how to look, and of the unit of a figure. */
export const longest = { label: 200, help: 1_000, unit: 10 };

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

/** What keeps a checklist from being published; the first six of one question, the others of the whole. */
export type Fault =
  | 'no sentence'
  | 'no help'
  | 'points'
  | 'danger'
  | 'least'
  | 'unit'
  | 'quality sum'
  | 'packaging sum'
  | 'too many'
  | 'no grade';

export interface ItemFault {
  /** The key of the item; null: the checklist as a whole. */
  key: string | null;
  fault: Fault;
  /** The sum of the points, or the number of questions. */
  found?: number;
}

/**
 * What keeps a checklist from being published; nothing: it may be.
 *
 * @example points of quality that add up to 99: `[{ key: null, fault: 'quality sum', found: 99 }]`
 */
export function checklistFaults({ items }: Pick<Checklist, 'items'>): ItemFault[] {
  const faults = items.flatMap(itemFaults);
  for (const mark of ['quality', 'packaging'] as const) {
    const sum = items.filter((item) => item.mark === mark).reduce((total, { points }) => total + points, 0);
    if (sum !== wholePoints) faults.push({ key: null, fault: `${mark} sum`, found: sum });
  }
  if (items.length > mostItems) faults.push({ key: null, fault: 'too many', found: items.length });
  if (!items.some(({ asked }) => asked.ask === 'grade')) faults.push({ key: null, fault: 'no grade' });
  return faults;
}

function itemFaults({ key, points, severity, label, help, asked, safety }: ChecklistItem): ItemFault[] {
  const say = (isWrong: boolean, fault: Fault): ItemFault[] => (isWrong ? [{ key, fault }] : []);
  return [
    ...say(label.trim() === '' || label.length > longest.label, 'no sentence'),
    ...say(help.trim() === '' || help.length > longest.help, 'no help'),
    ...say(!Number.isInteger(points) || points < 1 || points > wholePoints, 'points'),
    ...say(safety !== null && severity !== 'critical', 'danger'),
    ...say(asked.ask === 'figure' && !(asked.least > 0 && asked.least < 1_000_000), 'least'),
    ...say(asked.ask === 'figure' && asked.unit.length > longest.unit, 'unit'),
  ];
}

export interface ChecklistDifference {
  key: string;
  label: string;
  what: 'added' | 'retired' | 'changed';
  changes: ChecklistChange[];
}

export interface ChecklistChange {
  of: 'points' | 'severity' | 'wording' | 'how to look' | 'least right value';
  from: string;
  to: string;
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

const changesOf = (was: ChecklistItem, is: ChecklistItem): ChecklistChange[] => {
  const all: ChecklistChange[] = [
    { of: 'points', from: String(was.points), to: String(is.points) },
    { of: 'severity', from: was.severity, to: is.severity },
    { of: 'wording', from: was.label, to: is.label },
    { of: 'how to look', from: was.help, to: is.help },
    { of: 'least right value', from: leastOf(was.asked), to: leastOf(is.asked) },
  ];
  return all.filter(({ from, to }) => from !== to);
};

const leastOf = (asked: Asked): string => (asked.ask === 'figure' ? `${asked.least} ${asked.unit}` : '');
