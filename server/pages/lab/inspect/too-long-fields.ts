/** What of an inspection is longer than its field takes: a draft keeps it whole, and nothing is submitted before it is shorter. */
import { noAnswer, type Answer, type Answers } from '../../../lab/answers.ts';
import type { ChecklistItem } from '../../../lab/checklist.ts';
import type { Texts } from '../../../languages/texts.ts';
import { tooLongWords } from '../../too-long-words.ts';

/** Letters that a field takes. */
export const longestOf = { value: 40, note: 500, part: 100, batch: 100, unseen: 300, model: 120, notes: 4_000 };

export interface TooLong {
  /** Of the field, in the page. */
  id: string;
  /** The item that it belongs to; null: none. */
  item: ChecklistItem | null;
  longest: number;
}

const parts = ['value', 'note', 'part', 'batch'] as const satisfies readonly (keyof Answer)[];

/** @param views those that have no photo, by their key: only their reasons are asked for */
export function tooLongFields(
  items: readonly ChecklistItem[],
  { items: given, model, notes, unseen = {} }: Answers,
  views: readonly string[],
): TooLong[] {
  const ofItems = items.flatMap((item) =>
    parts.map((part) => ({ item, part, id: `${part}-${item.key}`, text: (given[item.key] ?? noAnswer)[part] })),
  );
  const others = [
    { part: 'model' as const, id: 'model', text: model },
    ...views.map((key) => ({ part: 'unseen' as const, id: `unseen-${key}`, text: unseen[key] ?? '' })),
    { part: 'notes' as const, id: 'notes', text: notes },
  ].map((one) => ({ ...one, item: null }));
  return [...ofItems, ...others]
    .filter(({ part, text }) => text.length > longestOf[part])
    .map(({ id, item, part }) => ({ id, item, longest: longestOf[part] }));
}

/** By the key of the item, or else by the id of the field. */
export const tooLongSaid = (fields: readonly TooLong[], t: Texts): ReadonlyMap<string, string> =>
  new Map(fields.map(({ id, item, longest }) => [item?.key ?? id, tooLongWords(longest, t)]));
