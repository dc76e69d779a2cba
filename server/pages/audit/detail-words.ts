/** The detail of an entry as a person reads it: names without code, values without brackets. */
import type { Texts } from '../../languages/texts.ts';
import type { AuditEntry } from '../../stores/audit.ts';
import { fixedWord } from './fixed-words.ts';
import { keyIn, valueIn } from './entry-words.ts';

type Told = Pick<AuditEntry, 'action' | 'detail'>;

/** What stands under a key. */
export function valueWords(t: Texts, action: string, key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean' || typeof value === 'string') return valueIn(t, action, key, value);
  if (Array.isArray(value))
    return value.length === 0 ? '–' : value.map((one) => valueWords(t, action, key, one)).join(', ');
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(
      ([inner, own]) => `${keyIn(t, action, inner)} ${valueWords(t, action, inner, own)}`,
    );
    return parts.length === 0 ? '–' : parts.join(', ');
  }
  return JSON.stringify(value);
}

export interface Change {
  label: string;
  before: string;
  after: string;
}

/** What stood before and after, and the rest as it stands. */
export function toldChanges(t: Texts, { action, detail }: Told) {
  const { from, before, after } = detail;
  const next = 'to' in detail ? 'to' : 'state';
  const isStep = [from, detail[next]].every((one) => typeof one === 'string' && fixedWord(t, action, 'from', one));
  const label = keyIn(t, action, action === 'rights changed' ? 'rights' : 'state');
  const step = {
    label,
    before: valueWords(t, action, 'from', from),
    after: valueWords(t, action, 'from', detail[next]),
  };
  // What stood before, with nothing after it, was not changed: it was looked at, or left.
  const isChange = before !== undefined && after !== undefined;
  const moved = new Set([...(isStep ? ['from', next] : []), ...(isChange ? ['before', 'after'] : [])]);
  return {
    changes: [...(isStep ? [step] : []), ...(isChange ? partsChanged(t, action, before, after) : [])],
    rest: Object.fromEntries(Object.entries(detail).filter(([key]) => !moved.has(key))),
  };
}

function partsChanged(t: Texts, action: string, before: unknown, after: unknown): Change[] {
  const parts = (value: unknown): Record<string, unknown> =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : { value };
  const [old, now] = [parts(before), parts(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((key) => ({
      label: keyIn(t, action, key),
      before: valueWords(t, action, key, old[key]),
      after: valueWords(t, action, key, now[key]),
    }))
    .filter((change) => change.before !== change.after);
}

/** Counters of ours, which a list can do without. */
const ownCounters = ['version', 'id'];

/** In one line, for a list: what changed, then the rest. What is empty is left out. */
export function detailWords(t: Texts, entry: Told): string {
  const { action } = entry;
  const { changes, rest } = toldChanges(t, entry);
  const told = Object.entries(rest)
    .map(([key, value]) => ({ key, words: valueWords(t, action, key, value) }))
    .filter(({ key, words }) => !ownCounters.includes(key) && words !== '–')
    .map(({ key, words }) => t('{label}: {words}', { label: keyIn(t, action, key), words }));
  const moved = changes.map(({ label, before, after }) =>
    t('{label}: {words}', { label, words: `${before} → ${after}` }),
  );
  return [...moved, ...told].join(' · ');
}
