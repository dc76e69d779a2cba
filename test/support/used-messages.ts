/** Every message that the program says, with the files that say it. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import ts from 'typescript';

export type Used = ReadonlyMap<string, ReadonlySet<string>>;

const root = join(import.meta.dirname, '../..');

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => join(folder, file))
    .sort();

export const templateFiles = (): string[] => filesIn('views', '.hbs');
export const readSource = (file: string): string => readFileSync(join(root, file), 'utf8');

export function usedMessages(): Used {
  const used = new Map<string, Set<string>>();
  const note = (message: string, file: string) => used.set(message, (used.get(message) ?? new Set()).add(file));
  for (const file of templateFiles()) messagesOfTemplate(file, (message) => note(message, file));
  for (const file of [...filesIn('server', '.ts'), ...filesIn('jobs', '.ts')])
    messagesOfCode(file, (message) => note(message, file));
  return used;
}

function messagesOfTemplate(file: string, note: (message: string) => void): void {
  const visitor = new Handlebars.Visitor();
  const look = ({ path, params }: hbs.AST.MustacheStatement | hbs.AST.SubExpression) => {
    const [first] = params;
    if ((path as hbs.AST.PathExpression).original !== 't' || first?.type !== 'StringLiteral') return;
    note((first as hbs.AST.StringLiteral).value);
  };
  const enterStatement = visitor.MustacheStatement.bind(visitor);
  const enterExpression = visitor.SubExpression.bind(visitor);
  visitor.MustacheStatement = (statement) => {
    look(statement);
    enterStatement(statement);
  };
  visitor.SubExpression = (found) => {
    look(found);
    enterExpression(found);
  };
  visitor.accept(Handlebars.parse(readSource(file)));
}

/** What `t('…')` says, and what `message('…')` keeps to be said. */
function messagesOfCode(file: string, note: (message: string) => void): void {
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && ['t', 'message'].includes(calledName(node)))
      for (const said of literals(node.arguments[0])) note(said);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, readSource(file), ts.ScriptTarget.Latest));
}

function calledName({ expression }: ts.CallExpression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  // `texts(language)('…')`
  if (ts.isCallExpression(expression)) return calledName(expression) === 'texts' ? 't' : '';
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : '';
}

/** `t(one ? 'a' : 'b')` says both. */
function literals(argument: ts.Expression | undefined): string[] {
  if (!argument) return [];
  if (ts.isStringLiteralLike(argument)) return [argument.text];
  if (ts.isParenthesizedExpression(argument)) return literals(argument.expression);
  return ts.isConditionalExpression(argument) ? [...literals(argument.whenTrue), ...literals(argument.whenFalse)] : [];
}
