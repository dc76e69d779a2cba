/** What is wrong with words that an admin wrote: placeholders that nobody fills, mandatory ones that are missing, markup. */
import Handlebars from 'handlebars';
import { allParts, placeholdersOf, type Wording } from './parts.ts';

export interface PartFault {
  key: string;
  /** A sentence for the admin. */
  text: string;
}

const longest = 4_000;

/** Every part, in the order in which the form shows them. Nothing: the wording may be published. */
export const faultsOfWording = (wording: Wording): PartFault[] =>
  [...allParts.keys()].flatMap((key) => {
    const text = faultOfPart(key, wording[key] ?? '');
    return text === null ? [] : [{ key, text }];
  });

/** @example faultOfPart('salutation', 'Dear {{name}},') // '{{name}} is no placeholder of this part: it may say {{seller}}.' */
export function faultOfPart(key: string, text: string): string | null {
  if (text.trim() === '') return 'It is empty.';
  if (text.length > longest) return `It is longer than ${longest} characters.`;
  if (/<\s*\/?\s*[a-z!]/i.test(text))
    return 'It holds markup: write plain text, with an empty line between paragraphs.';
  const used = placeholdersIn(text);
  if (used === null) return 'A pair of curly brackets is not closed, or holds more than a name such as {{seller}}.';
  const allowed = placeholdersOf(key);
  const unknown = used.find((name) => !allowed.some((one) => one.name === name));
  if (unknown !== undefined) return `{{${unknown}}} is no placeholder of this part: it ${mayOf(allowed)}.`;
  const missing = allowed.filter(({ name, required }) => required && !used.includes(name));
  if (missing.length > 0) return `${missing.map(({ name }) => `{{${name}}}`).join(', ')} must stand in it.`;
  return null;
}

const mayOf = (allowed: readonly { name: string }[]): string =>
  allowed.length === 0 ? 'has none' : `may say ${allowed.map(({ name }) => `{{${name}}}`).join(', ')}`;

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
