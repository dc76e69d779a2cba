/**
 * Handlebars: every template and partial is read at the start and compiled at its first use. Not
 * express-handlebars: it looks each partial up again for every page, and a page should cost its own figures only.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { createFrameMemory } from './frame-memory.ts';
import { asciiMarkup, escape } from './helpers/escape.ts';
import { helpers } from './helpers/index.ts';

const ending = '.hbs';
const builtIn = ['if', 'unless', 'each', 'with', 'lookup', 'log', 'helperMissing', 'blockHelperMissing'];

type Template = (model: unknown) => string;
type Templates = ReadonlyMap<string, Template>;

/**
 * Every template of a folder, by its path in it without its ending. Called as a page, a template would bind each helper anew: they
 * are called as partials are, with what Handlebars hands on to one.
 */
export function readTemplates(folder: string): Templates {
  const handlebars = Handlebars.create();
  handlebars.registerHelper(helpers as never);
  const options: CompileOptions = {
    // Names are known when a template is compiled: a plain {{name}} needs no search for a helper at each use.
    knownHelpers: Object.fromEntries([...builtIn, ...Object.keys(helpers)].map((name) => [name, true])),
    knownHelpersOnly: true,
    preventIndent: true,
    // A partial sees what it is handed, never a field of the same name in the row around it.
    explicitPartialContext: true,
  };
  const templates = new Map<string, Template>();
  // Templates that are compiled from here on escape with it.
  Handlebars.Utils.escapeExpression = escape;
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith(ending)) continue;
    const template = handlebars.compile(asciiContent(readFileSync(join(folder, file), 'utf8')), options);
    const name = file.slice(0, -ending.length);
    templates.set(name, (model) => template(model, { ...handedOn, data: { root: model } }));
    // Everything is a partial under its own path; those in views/partials also without their folder.
    handlebars.registerPartial(name.replace(/^partials\//, ''), template);
  }
  let handedOn: object = {};
  handlebars.registerPartial('handed-on', ((_model: unknown, options: object) => {
    handedOn = options;
    return '';
  }) as HandlebarsTemplateDelegate);
  handlebars.compile('{{> handed-on}}', options)({});
  return templates;
}

/** `draw('desk/today', model)` is `views/desk/today.hbs` inside `views/layouts/main.hbs`, or `model.layout`. */
export type DrawPage = (view: string, model: Record<string, unknown>) => string;

export function pageDrawing(folder: string): DrawPage {
  const templates = readTemplates(folder);
  const frameOf = createFrameMemory();
  return (view, model) => inLayout(templates, frameOf, view, model);
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

function inLayout(
  templates: Templates,
  frameOf: ReturnType<typeof createFrameMemory>,
  view: string,
  model: Record<string, unknown>,
): string {
  const page = templates.get(view);
  if (!page) throw new Error(`There was no template ${view} when the program started`);
  const body = page(model);
  if (model['layout'] === null) return body;
  const name = typeof model['layout'] === 'string' ? model['layout'] : 'main';
  const layout = templates.get(`layouts/${name}`);
  if (!layout) throw new Error(`There is no layout ${name}`);
  // What stands around a page is the same on every page: a field of the page cannot take its place.
  const facts = model['layoutFacts'] as { frame?: string | null } | undefined;
  const draw = (title: unknown, around: string) => layout({ ...model, ...facts, title, body: around });
  const { title, bare } = model;
  if (!facts?.frame || typeof title !== 'string' || title === '') return draw(title, body);
  const frame = frameOf(`${name} ${bare === true} ${facts.frame}`, draw);
  return frame ? frame(escape(title), body) : draw(title, body);
}
