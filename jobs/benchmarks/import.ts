/**
 * How fast files come in, beside the sqlite3 shell's `.import` of the same files into the same-shaped tables, in turns
 * (A B A B), since single times are not stable: `npx node jobs/benchmarks/import.ts [ROWS [PAIRS]]`.
 */
import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeBenchmarkFiles, type BenchmarkFiles, type KeyOrder } from './import-files.ts';
import { spread, type Spread } from './spread.ts';

const run = promisify(execFile);

export interface ImportBenchmarkOptions {
  /** Orders, and as many deliveries. */
  rows?: number;
  pairs?: number;
  keys?: KeyOrder;
  print?: (line: string) => void;
}

export interface ImportBenchmark {
  machine: string;
  rows: number;
  keys: KeyOrder;
  /** Rows a second of the import and of the shell, and the one divided by the other in the same pair. */
  ours: Spread;
  peer: Spread;
  ratio: Spread;
  /** The same in processor time, which other work on the machine disturbs less. */
  cpuRatio: Spread;
  /** Time for the same files again, the first time being 1: known by their hash, and compared row by row. */
  againByHash: Spread;
  againByRows: Spread;
  peakMegabytes: number;
}

interface Timed {
  seconds: number;
  cpuSeconds: number;
  peakMegabytes: number;
}

export async function benchmarkImport(options: ImportBenchmarkOptions = {}): Promise<ImportBenchmark> {
  const { rows = 1_000_000, pairs = 3, keys = 'rising', print = console.log } = options;
  const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-'));
  try {
    print(`Writing ${rows.toLocaleString('en')} orders and as many deliveries …`);
    const files = await writeBenchmarkFiles(folder, rows, keys);
    const others = await writeBenchmarkFiles(folder, rows, keys, true);
    const pairTimes: { peer: Timed; first: Timed; hash: Timed; compared: Timed }[] = [];
    for (let pair = 1; pair <= pairs; pair++) {
      const peer = timePeer(folder, files);
      const database = freshDatabase(folder);
      const first = await timeImport(database, files);
      const hash = await timeImport(database, files);
      const compared = await timeImport(database, others);
      pairTimes.push({ peer, first, hash, compared });
      print(`pair ${pair}: sqlite3 ${peer.seconds.toFixed(1)} s · import ${first.seconds.toFixed(1)} s`);
    }
    const found: ImportBenchmark = {
      machine: machine(),
      rows: rows * 2,
      keys,
      ours: spread(pairTimes.map(({ first }) => (rows * 2) / first.seconds)),
      peer: spread(pairTimes.map(({ peer }) => (rows * 2) / peer.seconds)),
      ratio: spread(pairTimes.map(({ peer, first }) => peer.seconds / first.seconds)),
      cpuRatio: spread(pairTimes.map(({ peer, first }) => peer.cpuSeconds / first.cpuSeconds)),
      againByHash: spread(pairTimes.map(({ first, hash }) => hash.seconds / first.seconds)),
      againByRows: spread(pairTimes.map(({ first, compared }) => compared.seconds / first.seconds)),
      peakMegabytes: Math.max(
        ...pairTimes.flatMap(({ first, compared }) => [first, compared]).map((t) => t.peakMegabytes),
      ),
    };
    report(found).forEach((line) => print(line));
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function freshDatabase(folder: string): string {
  for (const end of ['', '-wal', '-shm']) rmSync(join(folder, `ours.db${end}`), { force: true });
  return `sqlite:${join(folder, 'ours.db')}`;
}

async function timeImport(database: string, { orders, deliveries }: BenchmarkFiles): Promise<Timed> {
  const script = new URL('import-once.ts', import.meta.url).pathname;
  const { stdout } = await run(process.execPath, [script, database, orders, deliveries]);
  return JSON.parse(stdout) as Timed;
}

/** The shell of the operating system tells the processor time of what it ran. */
function timePeer(folder: string, { orders, deliveries }: BenchmarkFiles): Timed {
  const file = join(folder, 'peer.db');
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  const schema = readFileSync(new URL('import-peer.sql', import.meta.url), 'utf8');
  const input = `${schema}.import --csv --skip 1 ${orders} orders\n.import --csv --skip 1 ${deliveries} deliveries\n`;
  const start = performance.now();
  const script = 'sqlite3 "$0" > /dev/null; times';
  const times = execFileSync('sh', ['-c', script, file], { input, encoding: 'utf8' });
  const seconds = (performance.now() - start) / 1000;
  const [, ofChildren = ''] = times.trim().split('\n');
  const parts = [...ofChildren.matchAll(/(\d+)m([\d.]+)s/g)].map(
    ([, minutes, rest]) => Number(minutes) * 60 + Number(rest),
  );
  return { seconds, cpuSeconds: parts.reduce((sum, part) => sum + part, 0), peakMegabytes: NaN };
}

function machine(): string {
  const shell = execFileSync('sqlite3', ['--version'], { encoding: 'utf8' }).split(' ')[0];
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpus()[0]?.model.trim()}, ${memory} GB · Node ${process.version} · sqlite3 shell ${shell}`;
}

function report(found: ImportBenchmark): string[] {
  const row = (name: string, { median, min, max }: Spread, digits: number) => {
    const shown = [median, min, max].map((value) => value.toLocaleString('en', { maximumFractionDigits: digits }));
    return `${name.padEnd(44)}${shown.map((value) => value.padStart(12)).join('')}`;
  };
  return [
    '',
    found.machine,
    `${found.rows.toLocaleString('en')} rows, ${found.keys} keys`,
    `${''.padEnd(44)}${['median', 'min', 'max'].map((name) => name.padStart(12)).join('')}`,
    row('import, rows/s', found.ours, 0),
    row('sqlite3 .import, rows/s', found.peer, 0),
    row('ratio (goal 0.5, aim 0.8)', found.ratio, 2),
    row('ratio in processor time', found.cpuRatio, 2),
    row('same files again, by hash (goal 0.15)', found.againByHash, 3),
    row('same rows again, compared (goal 0.8)', found.againByRows, 2),
    `${'peak memory, MB (goal 150)'.padEnd(44)}${found.peakMegabytes.toFixed(0).padStart(12)}`,
  ];
}

if (import.meta.main) {
  const [rows, pairs, keys] = process.argv.slice(2);
  await benchmarkImport({
    ...(rows ? { rows: Number(rows) } : {}),
    ...(pairs ? { pairs: Number(pairs) } : {}),
    keys: keys === 'random' ? 'random' : 'rising',
  });
}
