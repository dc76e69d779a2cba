/**
 * Puts a run of the benchmark where people read it: the table of `docs/numbers-benchmark.md` and the figures of /how-ranking-works.
 * Run as `node jobs/benchmarks/numbers/write-figures.ts RUN.json` after `assay benchmark numbers --json > RUN.json`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import type { NumbersBenchmark } from '../numbers.ts';
import { figuresTable, questions } from './figures-text.ts';

const root = join(import.meta.dirname, '../../..');
const document = join(root, 'docs/numbers-benchmark.md');
const constants = join(root, 'server/pages/method/benchmark-figures.ts');
const [begin, end] = ['<!-- figures -->', '<!-- end of figures -->'];

async function write(file: string): Promise<void> {
  const run = JSON.parse(readFileSync(file, 'utf8')) as NumbersBenchmark;
  const text = readFileSync(document, 'utf8');
  const [before = '', rest = ''] = text.split(begin);
  const after = rest.split(end)[1] ?? '';
  writeFileSync(document, `${before}${begin}\n\n${figuresTable(run)}\n${end}${after}`);
  const rows = run.targets.map(({ key, target, measured, met }) => ({
    id: key,
    what: questions[key] ?? '',
    target: target.replace(/^[^:]*: /, ''),
    measured,
    verdict: met ? 'met' : 'missed',
  }));
  const figures = { measuredOn: run.date, machine: run.machine, seed: run.seed, rows };
  const declaration = 'export const benchmark: Benchmark | null =';
  const [head = ''] = readFileSync(constants, 'utf8').split(declaration);
  const style = { parser: 'typescript', printWidth: 120, singleQuote: true };
  writeFileSync(constants, await format(`${head}${declaration} ${JSON.stringify(figures)};\n`, style));
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Name the file that holds the output of `assay benchmark numbers --json`.');
await write(file);
