/** Where a policy document does not have the shape of one, in plain words. */
import { defaultPolicy } from './policy-document.ts';
import type { FaultFact, PolicyFault } from './policy-faults.ts';

type Bound = number | bigint;
interface Issue {
  code: string;
  path: PropertyKey[];
  message: string;
  keys?: string[];
  origin?: string;
  expected?: string;
  values?: readonly unknown[];
  maximum?: Bound;
  minimum?: Bound;
  inclusive?: boolean;
}

export function shapeFaults(issue: Issue, document: unknown): PolicyFault[] {
  const path = issue.path.map(String).join('.') || '(the document)';
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).map((key) => ({
      path: issue.path.length > 0 ? `${path}.${key}` : key,
      what: 'is not part of a policy',
      remedy: 'Remove it, or correct its spelling.',
    }));
  }
  return [
    {
      path,
      what: outOfBounds(issue) ?? otherShape(issue, valueAt(document, issue.path)),
      remedy: remedyAt(issue.path),
      ...boundFact(issue),
    },
  ];
}

function boundFact({ code, origin, maximum, minimum, inclusive = true, path }: Issue): { fact?: FaultFact } {
  const bound = code === 'too_big' ? maximum : code === 'too_small' ? minimum : undefined;
  if (bound === undefined || origin === 'array' || origin === 'string') return {};
  const kind = code === 'too_big' ? (inclusive ? 'at-most' : 'less-than') : inclusive ? 'at-least' : 'more-than';
  return { fact: { kind, bound: Number(bound), figures: defaultAt(path) } };
}

/** "is too large: at most 3,650"; null for what is no matter of size. */
function outOfBounds({ code, origin, maximum, minimum, inclusive = true }: Issue): string | null {
  const many = origin === 'array';
  if (code === 'too_big' && maximum !== undefined)
    return `${many ? 'has too many' : 'is too large'}: ${inclusive ? 'at most' : 'less than'} ${boundText(maximum)}`;
  if (code === 'too_small' && minimum !== undefined && origin !== 'string')
    return `${many ? 'has too few' : 'is too small'}: ${inclusive ? 'at least' : 'more than'} ${boundText(minimum)}`;
  return null;
}

const boundText = (bound: Bound): string => (bound >= 1_000 ? bound.toLocaleString('en') : String(bound));

const shapes: Record<string, string> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

/** "is missing", "must be a number, not text" */
function otherShape({ code, expected = '', values = [] }: Issue, value: unknown): string {
  if (value === undefined) return 'is missing';
  if (code === 'invalid_value') return `must be one of ${values.join(', ')}`;
  if (code === 'too_small') return 'is empty';
  const found = typeof value === 'number' ? value : nameOf(value);
  return `must be ${shapes[expected] ?? expected}, not ${found}`;
}

function nameOf(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  return shapes[Array.isArray(value) ? 'array' : typeof value] ?? 'that';
}

function valueAt(document: unknown, path: PropertyKey[]): unknown {
  let value = document;
  for (const key of path) value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
  return value;
}

const defaultAt = (path: PropertyKey[]): string => {
  const value = valueAt(defaultPolicy, path);
  return value === undefined ? 'to leave it out' : JSON.stringify(value);
};

const longestDefault = 100;

function remedyAt(path: PropertyKey[]): string {
  const text = defaultAt(path);
  return text.length > longestDefault
    ? 'Start from the policy in force: `assay policy show --json`.'
    : `The default is ${text}.`;
}
