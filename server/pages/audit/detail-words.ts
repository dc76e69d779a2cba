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

/** In one line, for a list. What is empty is left out. */
export const detailWords = (detail: Record<string, unknown>): string =>
  Object.entries(detail)
    .filter(([, value]) => valueWords(value) !== '–')
    .map(([key, value]) => `${keyWords(key)}: ${valueWords(value)}`)
    .join(' · ');
