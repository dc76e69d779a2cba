/** Says the parts of a wording with their values. Handlebars in its strict mode: a value that is missing is an error, never a gap. */
import Handlebars from 'handlebars';
import { placeholdersOf, type Wording } from './parts.ts';

export type Say = (key: string, values?: Readonly<Record<string, string>>) => string;

export class UnsaidPartError extends Error {}

/** @throws UnsaidPartError (when asked) for a part that the wording has not, or a value that nobody gave. */
export function speaker(wording: Wording): Say {
  return (key, values = {}) => {
    const text = wording[key];
    if (text === undefined || text.trim() === '') throw new UnsaidPartError(`the template has no words for ${key}`);
    const given = Object.fromEntries(placeholdersOf(key).map(({ name }) => [name, values[name]]));
    const lacking = Object.entries(given).find(([name, value]) => value === undefined && text.includes(`{{${name}}}`));
    if (lacking) throw new UnsaidPartError(`nobody says ${lacking[0]} of ${key}`);
    return compiled(text)(given);
  };
}

const known = new Map<string, Handlebars.TemplateDelegate>();
/** Templates of five languages and their versions: beyond that it is a flood. */
const most = 5_000;

function compiled(text: string): Handlebars.TemplateDelegate {
  let template = known.get(text);
  if (!template) {
    if (known.size >= most) known.clear();
    // Plain text: whoever draws it as markup escapes it.
    template = Handlebars.compile(text, { strict: true, noEscape: true, knownHelpersOnly: true });
    known.set(text, template);
  }
  return template;
}
