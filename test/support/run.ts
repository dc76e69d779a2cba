/**
 * `npm test [FILE…]`: starts PostgreSQL, runs mocha over everything (or the files named), stops it, prints the count last.
 * Whatever goes wrong, the last line is a count with at least one failure and the exit code is not 0.
 */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { startPostgres } from './postgres.ts';

const named = process.argv.slice(2);
const files = named.length > 0 ? named : globSync('test/**/*.test.ts').sort();
// Each worker runs one file at a time; a single file is read more easily as it goes.
const jobs = Math.min(files.length, availableParallelism(), 4);
const parallel = jobs > 1 ? ['--parallel', '--jobs', String(jobs)] : [];
// A browser that is slowed down on purpose takes its time.
const patience = process.env['ASSAY_SLOW_BROWSER'] ? ['--timeout', '1800000'] : [];
const counts = { passed: 0, failed: 0, skipped: 0 };

async function run(): Promise<number> {
  const postgres = await startPostgres();
  const mocha = spawn(process.execPath, ['node_modules/mocha/bin/mocha.js', ...parallel, ...patience, ...files], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ASSAY_TEST_POSTGRES: postgres.url },
  });
  mocha.on('message', (message) => Object.assign(counts, message));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => mocha.kill(signal));
  const code = await new Promise<number>((resolve) => mocha.once('exit', (status) => resolve(status ?? 1)));
  await postgres.stop();
  return code;
}

process.exitCode = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
if (process.exitCode !== 0 && counts.failed === 0) counts.failed = 1;
const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
