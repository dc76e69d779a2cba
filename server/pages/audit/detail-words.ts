/** The detail of an entry as a person reads it: names without code, values without brackets. */
import type { Texts } from '../../languages/texts.ts';
import { keyIn, valueIn } from './entry-words.ts';

/** What stands under a key. */
export function valueWords(t: Texts, key: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean' || typeof value === 'string') return valueIn(t, key, value);
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map((one) => valueWords(t, key, one)).join(', ');
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([inner, own]) => `${keyIn(t, inner)} ${valueWords(t, inner, own)}`);
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
export function toldChanges(t: Texts, action: string, detail: Record<string, unknown>) {
  const isStep = action.startsWith('decision ') && 'from' in detail && 'to' in detail;
  const { before, after, ...others } = detail;
  const { from, to, ...rest } = others;
  const step = { label: keyIn(t, 'state'), before: valueWords(t, 'state', from), after: valueWords(t, 'state', to) };
  const changes: Change[] = [
    ...(isStep ? [step] : []),
    ...(before === undefined && after === undefined ? [] : partsChanged(t, before, after)),
  ];
  return { changes, rest: isStep ? rest : others };
}

function partsChanged(t: Texts, before: unknown, after: unknown): Change[] {
  const parts = (value: unknown): Record<string, unknown> =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : { value };
  const [old, now] = [parts(before), parts(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((key) => ({
      label: keyIn(t, key),
      before: valueWords(t, key, old[key]),
      after: valueWords(t, key, now[key]),
    }))
    .filter((change) => change.before !== change.after);
}

/** Counters of ours, which a list can do without. */
const ownCounters = ['version', 'id'];

/** In one line, for a list: what changed, then the rest. What is empty is left out. */
export function detailWords(t: Texts, action: string, detail: Record<string, unknown>): string {
  const { changes, rest } = toldChanges(t, action, detail);
  const told = Object.entries(rest)
    .map(([key, value]) => ({ key, words: valueWords(t, key, value) }))
    .filter(({ key, words }) => !ownCounters.includes(key) && words !== '–')
    .map(({ key, words }) => t('{label}: {words}', { label: keyIn(t, key), words }));
  const moved = changes.map(({ label, before, after }) =>
    t('{label}: {words}', { label, words: `${before} → ${after}` }),
  );
  return [...moved, ...told].join(' · ');
}
