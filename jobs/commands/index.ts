/** Every verb, in the order of the help. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { backfillCommand } from './backfill.ts';
import { backtestCommand } from './backtest.ts';
import { backupCommand } from './backup.ts';
import { benchmarkCommand } from './benchmark.ts';
import { demoCommand } from './demo.ts';
import { exportCommand } from './export.ts';
import { complain } from './failure.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { nightCommand } from './night.ts';
import { policyCommand } from './policy.ts';
import { restoreCommand } from './restore.ts';
import { schedulerCommand } from './scheduler.ts';
import { startCommand } from './start.ts';
import { userCommand } from './user.ts';
import { verifyCommand } from './verify.ts';
import { webCommand } from './web.ts';

const manifest = join(import.meta.dirname, '../../package.json');
const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };

const verbs = [
  migrateCommand,
  importCommand,
  nightCommand,
  backfillCommand,
  exportCommand,
  policyCommand,
  backtestCommand,
  userCommand,
  backupCommand,
  restoreCommand,
  verifyCommand,
  demoCommand,
  webCommand,
  schedulerCommand,
  startCommand,
  benchmarkCommand,
];

export function program(): Command {
  const root = new Command('assay')
    .description("Watches the quality of a marketplace's sellers. Exit code: 0 done, 1 the work failed, 2 wrong usage.")
    .version(version, '--version', 'print the version and end')
    .usage('VERB …')
    .showSuggestionAfterError();
  for (const verb of verbs) root.addCommand(verb());
  for (const command of withChildren(root)) {
    command
      .exitOverride()
      .helpCommand(false)
      .allowExcessArguments(false)
      .configureOutput({ outputError: (text) => complain(`${oneLine(text)} See \`${pathOf(command)} --help\`.`) });
  }
  return root;
}

/** @param words what follows `assay` */
export async function run(words: readonly string[]): Promise<void> {
  const root = program();
  await root.parseAsync(withoutHelpOnNothing(root, words), { from: 'user' });
}

/** Of a verb that does not exist commander would show the general help, as if it did. */
function withoutHelpOnNothing(command: Command, words: readonly string[]): string[] {
  const [first, ...others] = words;
  if (first === undefined || first.startsWith('-') || command.commands.length === 0) return [...words];
  const child = command.commands.find((one) => one.name() === first);
  return child ? [first, ...withoutHelpOnNothing(child, others)] : [first];
}

function withChildren(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withChildren)];
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

/** commander writes `error: …` and its suggestion on lines of their own. */
function oneLine(text: string): string {
  const sentence = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\s+/g, ' ');
  return /[.?!)]$/.test(sentence) ? sentence : `${sentence}.`;
}
