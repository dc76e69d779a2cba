/** The templates of the pages: every one is read at the start and compiled at its first use. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { createFrameMemory } from './frame-memory.ts';
import { asciiMarkup, escape } from './helpers/escape.ts';
import { helpers } from './helpers/index.ts';
import { compileTemplates } from './template-compiler.ts';

const ending = '.hbs';

type Model = Readonly<Record<string, unknown>>;

/** What stands around a page; `frame` names all of it that a session sees on every page, null where it must be drawn anew. */
export type Around = Model & { frame: string | null };

/** Draws `views/desk/today.hbs` for `desk/today` inside `views/layouts/main.hbs`, or `model.layout`. */
export type DrawPage = (view: string, model: Model, around: Around) => string;

export function readTemplates(folder: string): DrawPage {
  const programs = new Map<string, hbs.AST.Program>();
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith(ending)) continue;
    const program = asciiContent(readFileSync(join(folder, file), 'utf8'));
    const name = file.slice(0, -ending.length);
    // Everything is a partial under its own path; those in views/partials without their folder.
    programs.set(name.replace(/^partials\//, ''), program);
  }
  const template = compileTemplates(programs, helpers);
  const frameOf = createFrameMemory();
  return (view, model, around) => {
    const seen: Model = { ...around, ...model };
    const body = template(view)(seen);
    const { layout, title, bare } = model;
    if (layout === null) return body;
    const name = typeof layout === 'string' ? layout : 'main';
    // A field of the page cannot take the place of what stands around it.
    const draw = (shown: unknown, inner: string) =>
      template(`layouts/${name}`)({ ...seen, ...around, title: shown, body: inner });
    if (!around.frame || typeof title !== 'string' || title === '') return draw(title, body);
    const frame = frameOf(`${name} ${bare === true} ${around.frame}`, draw);
    return frame ? frame(escape(title), body) : draw(title, body);
  };
}

/** A template whose own words are ASCII: whatever stands between its expressions. */
function asciiContent(source: string): hbs.AST.Program {
  const program = Handlebars.parse(source);
  const visitor = new Handlebars.Visitor();
  visitor.ContentStatement = (statement) => {
    statement.value = asciiMarkup(statement.value);
  };
  visitor.accept(program);
  return program;
}
