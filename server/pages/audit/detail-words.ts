/** The detail of an entry as a person reads it: names without code, values without brackets. */

/** 'inForceFrom' → 'in force from' */
export const keyWords = (key: string): string =>
  key
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .replaceAll(/[_-]+/g, ' ')
    .toLowerCase();

export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueWords).join(', ');
  if (typeof value === 'object') {
    const parts = Object.entries(value).map(([key, inner]) => `${keyWords(key)} ${valueWords(inner)}`);
    return parts.length === 0 ? '–' : parts.join(', ');
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

export interface Change {
  label: string;
  before: string;
  after: string;
}

/** What stood before and after, and the rest as it stands. */
export function toldChanges(action: string, detail: Record<string, unknown>) {
  const isStep = action.startsWith('decision ') && 'from' in detail && 'to' in detail;
  const { before, after, ...others } = detail;
  const { from, to, ...rest } = others;
  const changes: Change[] = [
    ...(isStep ? [{ label: 'state', before: valueWords(from), after: valueWords(to) }] : []),
    ...(before === undefined && after === undefined ? [] : partsChanged(before, after)),
  ];
  return { changes, rest: isStep ? rest : others };
}

function partsChanged(before: unknown, after: unknown): Change[] {
  const parts = (value: unknown): Record<string, unknown> =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : { value };
  const [old, now] = [parts(before), parts(after)];
  return [...new Set([...Object.keys(old), ...Object.keys(now)])]
    .map((key) => ({ label: keyWords(key), before: valueWords(old[key]), after: valueWords(now[key]) }))
    .filter((change) => change.before !== change.after);
}

/** Counters of ours, which a list can do without. */
const ownCounters = ['version', 'id'];

/** In one line, for a list: what changed, then the rest. What is empty is left out. */
export function detailWords(action: string, detail: Record<string, unknown>): string {
  const { changes, rest } = toldChanges(action, detail);
  const told = Object.entries(rest)
    .filter(([key, value]) => !ownCounters.includes(key) && valueWords(value) !== '–')
    .map(([key, value]) => `${keyWords(key)}: ${valueWords(value)}`);
  return [...changes.map(({ label, before, after }) => `${label}: ${before} → ${after}`), ...told].join(' · ');
}
