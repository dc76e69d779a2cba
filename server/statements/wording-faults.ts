/** What is wrong with words that an admin wrote: placeholders that nobody fills, mandatory ones that are missing, markup. */
import Handlebars from 'handlebars';
import { message } from '../languages/texts.ts';
import type { Lack } from './lack.ts';
import { allParts, placeholdersOf, type Wording } from './parts.ts';

export interface PartFault {
  key: string;
  /** A sentence for the admin. */
  fault: Lack;
}

const longest = 4_000;

/** Every part, in the order in which the form shows them. Nothing: the wording may be published. */
export const faultsOfWording = (wording: Wording): PartFault[] =>
  [...allParts.keys()].flatMap((key) => {
    const fault = faultOfPart(key, wording[key] ?? '');
    return fault === null ? [] : [{ key, fault }];
  });

/** What `sayLack` says: '{{name}} is no placeholder of this part: it may say {{seller}}.' */
export function faultOfPart(key: string, text: string): Lack | null {
  if (text.trim() === '') return { message: message('It is empty.') };
  if (text.length > longest) return { message: message('It is longer than {n} characters.'), values: { n: longest } };
  if (/<\s*\/?\s*[a-z!]/i.test(text))
    return { message: message('It holds markup: write plain text, with an empty line between paragraphs.') };
  const used = placeholdersIn(text);
  if (used === null)
    return {
      message: message('A pair of curly brackets is not closed, or holds more than a name such as {example}.'),
      values: { example: braced('seller') },
    };
  const allowed = placeholdersOf(key);
  const unknown = used.find((name) => !allowed.some((one) => one.name === name));
  if (unknown !== undefined) {
    const name = braced(unknown);
    return allowed.length === 0
      ? { message: message('{name} is no placeholder of this part: it has none.'), values: { name } }
      : {
          message: message('{name} is no placeholder of this part: it may say {names}.'),
          values: { name, names: allowed.map((one) => braced(one.name)).join(', ') },
        };
  }
  const missing = allowed.filter(({ name, required }) => required && !used.includes(name));
  if (missing.length > 0)
    return {
      message: message('{names} must stand in it.'),
      values: { names: missing.map(({ name }) => braced(name)).join(', ') },
    };
  return null;
}

const braced = (name: string): string => `{{${name}}}`;

/** Null: it is no plain text with `{{name}}` in it. Blocks, helpers, comments and unescaped values are no part of the language. */
function placeholdersIn(text: string): readonly string[] | null {
  let names = known.get(text);
  if (names === undefined) {
    if (known.size >= most) known.clear();
    known.set(text, (names = read(text)));
  }
  return names;
}

/** Whether a statement may go is asked on every look at its decision, of the same thousand texts. */
const known = new Map<string, readonly string[] | null>();
const most = 5_000;

function read(text: string): string[] | null {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(text);
  } catch {
    return null;
  }
  const names: string[] = [];
  for (const statement of program.body) {
    if (statement.type === 'ContentStatement') continue;
    const name = nameIn(statement);
    if (name === null) return null;
    names.push(name);
  }
  return names;
}

function nameIn(statement: hbs.AST.Statement): string | null {
  if (statement.type !== 'MustacheStatement') return null;
  const { path, params, hash, escaped } = statement as hbs.AST.MustacheStatement & { hash: hbs.AST.Hash | undefined };
  if (!escaped || params.length > 0 || hash !== undefined || path.type !== 'PathExpression') return null;
  const { original, parts, depth, data } = path as hbs.AST.PathExpression;
  return depth === 0 && !data && parts.length === 1 && /^[a-zA-Z]+$/.test(original) ? original : null;
}
