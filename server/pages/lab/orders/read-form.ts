/** What the form of an order bought for a cause says, field by field, with a fault beside each that cannot be taken. */
import { parseDay, type Day } from '../../../scoring/day.ts';
import { categories, grades } from '../words.ts';

/** In the order of the form. */
export const fields = ['seller', 'cause', 'ordered_on', 'category', 'grade', 'order_id', 'notes'] as const;
export type Field = (typeof fields)[number];
export type Form = Record<Field, string>;
export type Faults = Partial<Record<Field, string>>;

/** Every field as text, trimmed; absent ones are empty. */
export function readForm(body: unknown): Form {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (field: Field) => {
    const value = given[field];
    return typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  };
  return Object.fromEntries(fields.map((field) => [field, text(field)])) as Form;
}

export const fieldLabels: Record<Field, string> = {
  ...{ seller: 'Seller', cause: 'Who asked for it, and why', ordered_on: 'Ordered', category: 'Category' },
  ...{ grade: 'Sold as', order_id: 'Order number', notes: 'Notes' },
};

const longestText = 4_000;

/** The seller is looked up by the caller. */
export function orderFaults(form: Form, today: Day): Faults {
  const ordered = parseDay(form.ordered_on);
  return {
    ...(form.seller === '' ? { seller: 'Choose the seller it was ordered from.' } : {}),
    ...(form.cause === '' ? { cause: 'Say who asked for it and why: it was not drawn.' } : {}),
    ...(form.cause.length > longestText ? { cause: `Shorten it to ${longestText} letters.` } : {}),
    ...(form.category === '' || known(categories, form.category) ? {} : { category: 'Choose one from the list.' }),
    ...(form.grade === '' || known(grades, form.grade) ? {} : { grade: 'Choose one from the list.' }),
    ...(form.order_id.length > 100 ? { order_id: 'An order number has at most 100 letters.' } : {}),
    ...(ordered === null
      ? { ordered_on: 'Write the day as YYYY-MM-DD.' }
      : ordered > today
        ? { ordered_on: 'That day is still to come.' }
        : {}),
    ...(form.notes.length > longestText ? { notes: `Shorten the notes to ${longestText} letters.` } : {}),
  };
}

const known = (words: readonly string[], word: string): boolean => words.includes(word);
