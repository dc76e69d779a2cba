/**
 * Turns a parsed template into functions that write text. Not Handlebars' own: it makes an object for each block and partial and
 * asks for each name whether it may, which took most of the time of a page. What our templates use is the same here, and nothing
 * else is known: a name is a field of the context itself, a helper is one of ours, a block is `if`, `unless`, `each` or `with`.
 */
import { escape } from './helpers/escape.ts';
import { drawEach, fieldOf, holds, inside, outwards, type Block, type Scope } from './template-scope.ts';

type Draw = (scope: Scope) => string;
type Read = (scope: Scope) => unknown;
export type Helper = (...given: never[]) => unknown;
export type Template = (context: unknown) => string;

/** Templates by name, each compiled when it is first drawn. */
export function compileTemplates(
  programs: ReadonlyMap<string, hbs.AST.Program>,
  helpers: Readonly<Record<string, Helper>>,
) {
  const drawn = new Map<string, Draw>();
  const { program, fault } = compiler(helpers, drawOf);
  function drawOf(name: string): Draw {
    let draw = drawn.get(name);
    if (!draw) {
      const source = programs.get(name);
      if (!source) throw fault(`There was no template ${name} when the program started`);
      drawn.set(name, (draw = program(source)));
    }
    return draw;
  }
  return (name: string): Template => {
    const draw = drawOf(name);
    return (context) => draw({ self: context, outer: null, data: { root: context } });
  };
}

function compiler(helpers: Readonly<Record<string, Helper>>, drawOf: (name: string) => Draw) {
  const fault = (words: string, node?: hbs.AST.Node) =>
    new Error(node ? `${words} (line ${node.loc.start.line})` : words);

  function program({ body }: hbs.AST.Program): Draw {
    const parts = body.flatMap((node) => statement(node) ?? []);
    if (parts.length === 1) return parts[0]!;
    return (scope) => {
      let text = '';
      for (const part of parts) text += part(scope);
      return text;
    };
  }

  function statement(node: hbs.AST.Statement): Draw | null {
    switch (node.type) {
      case 'CommentStatement':
        return null;
      case 'ContentStatement': {
        const { value } = node as hbs.AST.ContentStatement;
        return value === '' ? null : () => value;
      }
      case 'MustacheStatement':
        return mustache(node as hbs.AST.MustacheStatement);
      case 'BlockStatement':
        return block(node as hbs.AST.BlockStatement);
      case 'PartialStatement':
      case 'PartialBlockStatement':
        return partial(node as hbs.AST.PartialBlockStatement);
      default:
        throw fault(`A template cannot say ${node.type}`, node);
    }
  }

  function mustache(node: hbs.AST.MustacheStatement): Draw {
    const value = isCall(node) ? call(node) : read(node.path);
    // Only markup that was drawn already is put in as it stands.
    return node.escaped
      ? (scope) => escape(value(scope))
      : (scope) => (value(scope) as string | null | undefined) ?? '';
  }

  /** A plain `{{name}}` is a helper's if there is one of that name. */
  const isCall = ({ path, params, hash }: hbs.AST.MustacheStatement): boolean => {
    const { original, parts, depth, data } = path as hbs.AST.PathExpression;
    if (params.length > 0 || hash) return true;
    return (
      path.type === 'PathExpression' && !data && depth === 0 && parts.length === 1 && Object.hasOwn(helpers, original)
    );
  };

  function call({ path, params, hash }: Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash'>): Read {
    const { original: name } = path as hbs.AST.PathExpression;
    const helper = Object.hasOwn(helpers, name) ? (helpers[name] as (...given: unknown[]) => unknown) : null;
    if (!helper) throw fault(`There is no helper ${name}`, path);
    const [given, named] = [params.map(read), hashOf(hash)];
    return (scope) => helper(...given.map((each) => each(scope)), { hash: named?.(scope) ?? {}, data: scope.data });
  }

  function read(node: hbs.AST.Expression): Read {
    switch (node.type) {
      case 'PathExpression':
        return field(node as hbs.AST.PathExpression);
      case 'SubExpression':
        return call(node as hbs.AST.SubExpression);
      case 'UndefinedLiteral':
        return () => undefined;
      default: {
        const { value } = node as hbs.AST.StringLiteral;
        return () => value;
      }
    }
  }

  function field({ data, depth, parts }: hbs.AST.PathExpression): Read {
    const base: Read = data
      ? (scope) => scope.data
      : depth === 0
        ? (scope) => scope.self
        : (scope) => outwards(scope, depth);
    const [first, ...rest] = parts;
    if (first === undefined) return base;
    if (rest.length === 0) return (scope) => fieldOf(base(scope), first);
    return (scope) => rest.reduce(fieldOf, fieldOf(base(scope), first));
  }

  function hashOf(hash: hbs.AST.Hash | undefined): ((scope: Scope) => Record<string, unknown>) | null {
    if (!hash) return null;
    const pairs = hash.pairs.map(({ key, value }) => [key, read(value)] as const);
    return (scope) => {
      const values: Record<string, unknown> = {};
      for (const [key, value] of pairs) values[key] = value(scope);
      return values;
    };
  }

  function block(node: hbs.AST.BlockStatement): Draw {
    const value = node.params[0] && read(node.params[0]);
    if (!value) throw fault('A block needs a value', node);
    const then = node.program ? program(node.program) : nothing;
    const otherwise = node.inverse ? program(node.inverse) : nothing;
    switch (node.path.original) {
      case 'if':
        return (scope) => (holds(value(scope)) ? then(scope) : otherwise(scope));
      case 'unless':
        return (scope) => (holds(value(scope)) ? otherwise(scope) : then(scope));
      case 'with':
        return (scope) => {
          const self = value(scope);
          return holds(self) || self === 0 ? then(inside(scope, self, scope.data)) : otherwise(scope);
        };
      case 'each':
        return (scope) => drawEach(scope, value(scope), then) ?? otherwise(scope);
      default:
        throw fault(`There is no block ${node.path.original}`, node);
    }
  }

  /** A partial sees what it is handed, never a field of the same name in the row around it. */
  function partial(node: hbs.AST.PartialBlockStatement): Draw {
    const { original: name, data } = node.name as hbs.AST.PathExpression;
    const [context, hash] = [node.params[0] && read(node.params[0]), hashOf(node.hash)];
    const selfOf = (scope: Scope): unknown => {
      const given = context?.(scope);
      return hash ? { ...(given as object | undefined), ...hash(scope) } : given;
    };
    if (data) return (scope) => scope.data['partial-block']?.(selfOf(scope)) ?? '';
    const between = (node as { program?: hbs.AST.Program }).program;
    const inner = between && program(between);
    let draw: Draw | undefined;
    return (scope) => {
      draw ??= drawOf(name);
      const held: Block | undefined = inner && ((self) => inner(inside(scope, self, scope.data)));
      return draw({ self: selfOf(scope), outer: null, data: { ...scope.data, 'partial-block': held } });
    };
  }

  return { program, fault };
}

const nothing: Draw = () => '';
