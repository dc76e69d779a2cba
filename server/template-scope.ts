/** Where a template stands while it is drawn, and how it steps inwards and outwards. */
export interface Scope {
  self: unknown;
  /** The scope around the nearest `each` or `with`, for `../`. */
  outer: Scope | null;
  data: Data;
}

export interface Data {
  root: unknown;
  index?: number;
  first?: boolean;
  /** What stands between the tags of a partial, for `@partial-block`. */
  'partial-block'?: Block | undefined;
}

export type Block = (self: unknown) => string;

export const fieldOf = (from: unknown, name: string): unknown =>
  from !== null && from !== undefined && Object.hasOwn(from, name)
    ? (from as Record<string, unknown>)[name]
    : undefined;

export const holds = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** The same context is no step inwards: `../` leads out of it and past it. */
export const inside = (scope: Scope, self: unknown, data: Data): Scope =>
  self === scope.self ? { self, outer: scope.outer, data } : { self, outer: scope, data };

export function outwards(scope: Scope, depth: number): unknown {
  let found: Scope | null = scope;
  for (let step = 0; step < depth && found; step++) found = found.outer;
  return found?.self;
}

/** Null where there is nothing to go through. */
export function drawEach(scope: Scope, values: unknown, draw: (scope: Scope) => string): string | null {
  if (values === null || typeof values !== 'object') return null;
  const all: unknown[] = Array.isArray(values)
    ? values
    : Symbol.iterator in values
      ? [...(values as Iterable<unknown>)]
      : Object.values(values);
  if (all.length === 0) return null;
  let text = '';
  for (let index = 0; index < all.length; index++)
    text += draw(inside(scope, all[index], { ...scope.data, index, first: index === 0 }));
  return text;
}
