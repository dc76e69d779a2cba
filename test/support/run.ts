/** `npm test [FILE…]`: starts PostgreSQL, runs mocha over everything (or the files named), stops it, prints the count last. */
import '../../server/require-node.ts';
import { spawn } from 'node:child_process';
import { startPostgres } from './postgres.ts';

const files = process.argv.slice(2);
const postgres = await startPostgres();
const counts = { passed: 0, failed: 0, skipped: 0 };
const mocha = spawn(
  process.execPath,
  ['node_modules/mocha/bin/mocha.js', ...(files.length ? files : ['test/**/*.test.ts'])],
  { stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...process.env, ASSAY_TEST_POSTGRES: postgres.url } },
);
mocha.on('message', (message) => Object.assign(counts, message));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => mocha.kill(signal));
const code = await new Promise<number>((resolve) => mocha.once('exit', (status) => resolve(status ?? 1)));
await postgres.stop();
const skipped = counts.skipped ? `, ${counts.skipped} skipped` : '';
console.log(`${counts.passed} passed, ${counts.failed} failed${skipped}`);
process.exitCode = code;
