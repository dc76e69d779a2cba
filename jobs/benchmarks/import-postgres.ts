/**
 * How fast files come into PostgreSQL, beside a plain COPY of the same rows into tables with the same indexes, in turns:
 * `npx node jobs/benchmarks/import-postgres.ts postgres://… [ROWS [PAIRS]]`. The user must be allowed to make databases.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { copyPeer, preparePeer, withNewDatabase } from '../../server/stores/copy-peer.ts';
import { writeBenchmarkFiles, type BenchmarkFiles } from './import-files.ts';
import { spread } from './spread.ts';

const run = promisify(execFile);
const tables = ['orders', 'deliveries'] as const;
const script = new URL('import-once.ts', import.meta.url).pathname;

interface Timed {
  seconds: number;
  peakMegabytes: number;
}

async function timeImport(address: string, { orders, deliveries }: BenchmarkFiles): Promise<Timed> {
  const { stdout } = await run(process.execPath, [script, address, orders, deliveries]);
  return JSON.parse(stdout) as Timed;
}

async function timePeer(address: string, folder: string): Promise<number> {
  const client = new pg.Client({ connectionString: address });
  const fileOf = (table: string) => join(folder, table);
  await client.connect();
  await preparePeer(client, tables, fileOf);
  const start = performance.now();
  await copyPeer(client, tables, fileOf);
  const seconds = (performance.now() - start) / 1000;
  await client.end();
  return seconds;
}

const onePair = (server: string, folder: string, files: BenchmarkFiles, others: BenchmarkFiles) =>
  withNewDatabase(server, `assay_benchmark_${process.pid}`, async (address) => ({
    first: await timeImport(address, files),
    peer: await timePeer(address, folder),
    compared: await timeImport(address, others),
  }));

const [server, rowsGiven = '1000000', pairs = '3'] = process.argv.slice(2);
if (server === undefined) throw new Error('name a server: import-postgres.ts postgres://user@host:port/name');
const rows = Number(rowsGiven);
const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-'));
try {
  const files = await writeBenchmarkFiles(folder, rows, 'rising');
  const others = await writeBenchmarkFiles(folder, rows, 'rising', true);
  const done: Awaited<ReturnType<typeof onePair>>[] = [];
  for (let pair = 1; pair <= Number(pairs); pair++) {
    const one = await onePair(server, folder, files, others);
    done.push(one);
    const [ours, peer] = [one.first.seconds, one.peer].map((seconds) => seconds.toFixed(1));
    console.log(`pair ${pair}: import ${ours} s · COPY ${peer} s`);
  }
  console.log({
    rows: rows * 2,
    ours: spread(done.map(({ first }) => (rows * 2) / first.seconds)),
    peer: spread(done.map(({ peer }) => (rows * 2) / peer)),
    ratio: spread(done.map(({ first, peer }) => peer / first.seconds)),
    againByRows: spread(done.map(({ first, compared }) => compared.seconds / first.seconds)),
    peakMegabytes: Math.max(...done.flatMap(({ first, compared }) => [first.peakMegabytes, compared.peakMegabytes])),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
