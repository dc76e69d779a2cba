/** What all verbs have in common: an example in the help, `--json`, words and days that are checked before any work begins. */
import { Command, InvalidArgumentError } from 'commander';
import { parseDay, type Day } from '../../server/scoring/day.ts';

interface Explanation {
  does: string;
  /** Command lines that work as they stand. */
  examples: readonly string[];
}

export function verb(name: string, { does, examples }: Explanation): Command {
  const indent = examples.map((example) => `  ${example}`).join('\n');
  return new Command(name)
    .description(does)
    .addHelpText('after', `\n${examples.length === 1 ? 'Example' : 'Examples'}:\n${indent}`);
}

export const jsonOption = ['--json', 'print machine-readable output'] as const;

export function dayArgument(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new InvalidArgumentError('Write a day of the calendar as YYYY-MM-DD.');
  return day;
}
