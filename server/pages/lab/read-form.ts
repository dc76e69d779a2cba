/** What the lab's form says, field by field, with a fault beside each that cannot be taken. */
import { parseDay, type Day } from '../../scoring/day.ts';
import type { WrittenOrder } from '../../stores/lab/mystery-orders.ts';
import { categories, draws, grades, safetyFindings, verdicts } from './words.ts';

/** In the order of the form. */
export const fields = [
  ...(['seller', 'draw', 'ordered_on', 'category', 'grade', 'order_id', 'received_on', 'inspected_on'] as const),
  ...(['quality', 'delivery', 'packaging', 'verdict', 'safety_finding', 'notes'] as const),
];
export type Field = (typeof fields)[number];
export type Form = Record<Field, string>;
export type Faults = Partial<Record<Field, string>>;

/** In the order of a known order's page: what becomes known comes first, what was settled can be corrected below. */
export const fieldsOnceKnown = [...fields.slice(6), ...fields.slice(0, 6)];

/** Every field as text, trimmed; absent ones are empty. */
export function readForm(body: unknown): Form {
  const given = (body ?? {}) as Record<string, unknown>;
  const text = (field: Field) => {
    const value = given[field];
    return typeof value === 'string' ? value.replaceAll('\0', '').trim() : '';
  };
  return Object.fromEntries(fields.map((field) => [field, text(field)])) as Form;
}

/** Only those that were sent. */
export function readGiven(body: unknown): Partial<Form> {
  const form = readForm(body);
  const given = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(fields.filter((field) => field in given).map((field) => [field, form[field]]));
}

export const fieldLabels: Record<Field, string> = {
  ...{ seller: 'Seller', draw: 'How it was chosen', ordered_on: 'Ordered', category: 'Category', grade: 'Sold as' },
  ...{ order_id: 'Order number', received_on: 'Arrived', inspected_on: 'Inspected', quality: 'Quality' },
  ...{ delivery: 'Delivery', packaging: 'Packaging', verdict: 'Verdict', safety_finding: 'Safety finding' },
  ...{ notes: 'Notes' },
};

const longestNotes = 4_000;

/** What is settled when the order is placed. The seller is looked up by the caller. */
export function orderFaults(form: Form, today: Day): Faults {
  const ordered = parseDay(form.ordered_on);
  return {
    ...(form.seller === '' ? { seller: 'Choose the seller it was ordered from.' } : {}),
    ...(known(
      draws.map(({ value }) => value),
      form.draw,
    )
      ? {}
      : { draw: 'Say whether it was drawn at random or for a cause.' }),
    ...(form.category === '' || known(categories, form.category) ? {} : { category: 'Choose one from the list.' }),
    ...(form.grade === '' || known(grades, form.grade) ? {} : { grade: 'Choose one from the list.' }),
    ...(form.order_id.length > 100 ? { order_id: 'An order number has at most 100 letters.' } : {}),
    ...(ordered === null
      ? { ordered_on: 'Write the day as YYYY-MM-DD.' }
      : ordered > today
        ? { ordered_on: 'That day is still to come.' }
        : {}),
  };
}

/** What becomes known later: arrival, inspection, verdict. */
export function progressFaults(form: Form, orderedOn: string, today: Day): Faults {
  const [ordered, received, inspected] = [parseDay(orderedOn), parseDay(form.received_on), parseDay(form.inspected_on)];
  const unsafe = form.safety_finding !== '' && form.safety_finding !== 'none';
  const hasResult = form.verdict !== '' || unsafe;
  return {
    ...dayFault('received_on', form.received_on, received, ordered, 'It cannot arrive before it was ordered.', today),
    ...dayFault(
      'inspected_on',
      form.inspected_on,
      inspected,
      received ?? ordered,
      'It cannot be inspected before it arrived.',
      today,
    ),
    ...(form.inspected_on !== '' && form.received_on === ''
      ? { received_on: 'When did it arrive? It was inspected.' }
      : {}),
    ...(form.inspected_on !== '' && form.verdict === '' ? { verdict: 'An inspected order needs a verdict.' } : {}),
    ...(form.inspected_on === '' && hasResult ? { inspected_on: 'When was it inspected? There is a finding.' } : {}),
    ...(form.verdict === '' ||
    known(
      verdicts.map(({ value }) => value),
      form.verdict,
    )
      ? {}
      : { verdict: 'Choose one of the three.' }),
    ...(form.safety_finding === '' ||
    known(
      safetyFindings.map(({ value }) => value),
      form.safety_finding,
    )
      ? {}
      : { safety_finding: 'Choose one from the list.' }),
    ...(unsafe && form.verdict === 'passed'
      ? { safety_finding: 'A device with such a finding has not passed: change the verdict, or this.' }
      : {}),
    ...gradeFault('quality', form.quality),
    ...gradeFault('delivery', form.delivery),
    ...gradeFault('packaging', form.packaging),
    ...(form.notes.length > longestNotes ? { notes: `Shorten the notes to ${longestNotes} letters.` } : {}),
  };
}

export function writtenOrder(form: Form, seller: number): WrittenOrder {
  const mark = (text: string) => (text === '' ? null : Number(text));
  return {
    seller,
    draw: form.draw === 'random' ? 'random' : 'for_cause',
    category: form.category || null,
    grade: form.grade || null,
    orderId: form.order_id || null,
    orderedOn: form.ordered_on,
    receivedOn: form.received_on || null,
    inspectedOn: form.inspected_on || null,
    quality: mark(form.quality),
    delivery: mark(form.delivery),
    packaging: mark(form.packaging),
    verdict: form.verdict || null,
    safetyFinding: form.inspected_on ? form.safety_finding || 'none' : null,
    notes: form.notes,
  };
}

const known = (words: readonly string[], word: string): boolean => words.includes(word);

function dayFault(
  field: Field,
  text: string,
  day: Day | null,
  after: Day | null,
  tooEarly: string,
  today: Day,
): Faults {
  if (text === '') return {};
  if (day === null) return { [field]: 'Write the day as YYYY-MM-DD.' };
  if (day > today) return { [field]: 'That day is still to come.' };
  return after !== null && day < after ? { [field]: tooEarly } : {};
}

const gradeFault = (field: Field, text: string): Faults =>
  text === '' || (/^\d{1,3}$/.test(text) && Number(text) <= 100) ? {} : { [field]: 'A whole number from 0 to 100.' };
