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
import { texts, type Tongue } from './languages/texts.ts';

const ending = '.hbs';
const builtIn = ['if', 'unless', 'each', 'with', 'lookup', 'log', 'helperMissing', 'blockHelperMissing'];

type Template = (model: unknown) => string;
type Templates = ReadonlyMap<string, Template>;

/**
 * Every template of a folder, by its path in it without its ending. Called as a page, a template would bind each helper anew: they
 * are called as partials are, with what Handlebars hands on to one.
 */
export function readTemplates(folder: string, language: Tongue = 'en'): Templates {
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
    const source = readFileSync(join(folder, file), 'utf8');
    let compiled: HandlebarsTemplateDelegate | undefined;
    // The first reader of a language waits for the templates of one page, not for all of them.
    const template: HandlebarsTemplateDelegate = (model: unknown, given) =>
      (compiled ??= handlebars.compile(inLanguage(source, language), options))(model, given);
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
  const known = new Map<Tongue, Templates>([['en', readTemplates(folder)]]);
  const frameOf = createFrameMemory();
  return (view, model) => {
    const language = (model['language'] as Tongue | undefined) ?? 'en';
    let templates = known.get(language);
    if (!templates) known.set(language, (templates = readTemplates(folder, language)));
    return inLayout(templates, frameOf, view, model);
  };
}

/**
 * A template in one language, whose own words are ASCII: whatever stands between its expressions, and every `{{t "…"}}` that needs
 * no values, which costs nothing when the page is drawn.
 */
function inLanguage(source: string, language: Tongue): hbs.AST.Program {
  const program = Handlebars.parse(source);
  const t = texts(language);
  const visitor = new Handlebars.Visitor() as unknown as Mutating;
  visitor.mutating = true;
  visitor.ContentStatement = (statement) => {
    statement.value = asciiMarkup(statement.value);
    return statement;
  };
  const enterStatement = visitor.MustacheStatement.bind(visitor);
  const enterExpression = visitor.SubExpression.bind(visitor);
  visitor.MustacheStatement = (statement) => {
    const message = plainMessage(statement);
    if (message === null) return enterStatement(statement);
    return { type: 'ContentStatement', value: escape(t(message)), original: '', loc: statement.loc };
  };
  visitor.SubExpression = (expression) => {
    const message = plainMessage(expression);
    if (message === null) return enterExpression(expression);
    return { type: 'StringLiteral', value: t(message), original: t(message), loc: expression.loc };
  };
  visitor.accept(program);
  return program;
}

/** Handlebars' visitor puts what these return in the place of the node. */
interface Mutating {
  mutating: boolean;
  accept(program: hbs.AST.Program): void;
  ContentStatement(statement: hbs.AST.ContentStatement): unknown;
  MustacheStatement(statement: hbs.AST.MustacheStatement): unknown;
  SubExpression(expression: hbs.AST.SubExpression): unknown;
}

/** The message of `{{t "…"}}` without values; null for anything else. */
function plainMessage({ path, params, hash }: hbs.AST.MustacheStatement | hbs.AST.SubExpression): string | null {
  const [first, ...more] = params;
  const isText = path.type === 'PathExpression' && (path as hbs.AST.PathExpression).original === 't';
  if (!isText || first?.type !== 'StringLiteral' || more.length > 0 || (hash?.pairs ?? []).length > 0) return null;
  return (first as hbs.AST.StringLiteral).value;
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
