/** The figures of a run as a page of Markdown, and what each target asks, in plain words. */
import type { NumbersBenchmark } from '../numbers.ts';
import type { Line } from './target.ts';

export const questions: Readonly<Record<string, string>> = {
  T1: 'How often is a seller who does just what is still accepted put at limit within a year, at 5, 20, 100 and 1,000 orders a week?',
  T2: 'How much later is a seller gone bad found than by someone who knows beforehand how bad it will be?',
  T3: 'How much sooner is a seller gone bad found than by the raw rate of the last sixty days?',
  T4: 'In a whole marketplace: how many good sellers are warned, and how many bad ones are found within 180 days?',
  T5: 'How soon is a small seller found of whom everything becomes twice as bad?',
  T6: 'How many sellers are falsely accused because a feed was silent for two weeks?',
  T7: 'How often does the level of a seller change although the seller does not?',
  T8: 'How near is the ranking to the true order, and how many of the worst-5 % list belong there?',
};

const mark = ({ met, beside }: Line): string => {
  const verdict = met === null ? '' : met ? 'met' : 'missed';
  return beside && verdict ? `(${verdict})` : verdict;
};

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

export function figuresTable({ date, machine, versions, seed, seconds, size, targets }: NumbersBenchmark): string {
  const minutes = Math.round(seconds / 60);
  const summary = targets.map(({ key, target, measured, met }) =>
    row([key, target, measured, met ? 'met' : '**missed**']),
  );
  const details = targets.flatMap(({ key, lines }) => [
    `### ${key}: ${questions[key] ?? ''}`,
    '',
    row(['set-up', 'measured', '']),
    row(['---', '---', '---']),
    ...lines.map((line) => row([line.cell, line.text, mark(line)])),
    '',
  ]);
  return [
    `Measured on ${date}, ${size} size, seed ${seed}, on ${machine}, in ${minutes} minutes; estimates: ${Object.values(versions).join(', ')}.`,
    '',
    row(['', 'target', 'measured', 'verdict']),
    row(['---', '---', '---', '---']),
    ...summary,
    '',
    'A verdict in brackets stands beside the target and does not count.',
    '',
    ...details,
  ].join('\n');
}
