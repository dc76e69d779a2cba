/** How long it takes to try a draft on a year of a large marketplace: `npx node jobs/benchmarks/backtest.ts`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { readConfig } from '../../server/config.ts';
import { dayOf } from '../../server/scoring/day.ts';
import { defaultPolicy } from '../../server/scoring/policy.ts';
import { backtest } from '../backtest/backtest.ts';
import { writeMadeLedger } from './made-ledger.ts';

export interface BacktestBenchmarkOptions {
  sellers?: number;
  nights?: number;
  print?: (line: string) => void;
}

export async function benchmarkBacktest(options: BacktestBenchmarkOptions = {}) {
  const { sellers = 10_000, nights = 365, print = console.log } = options;
  const to = dayOf('2026-11-21');
  const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-backtest-'));
  const databaseUrl = `sqlite:${join(folder, 'assay.db')}`;
  const database = await openDatabase(databaseUrl);
  try {
    await migrate(database);
    const rows = await writeMadeLedger(database, { sellers, from: to - nights + 1, to });
    print(`${sellers} sellers, ${nights} nights, ${rows} rows of the ledger, on ${cpus().length} processors`);
    const policy = structuredClone(defaultPolicy);
    policy.metrics['complaint']!.limit = 0.012;
    const context = { database, config: { ...readConfig({}), databaseUrl } };
    const cpu = process.cpuUsage();
    const { seconds, totals } = await backtest(context, { policy, from: to - nights + 1, to });
    const used = process.cpuUsage(cpu);
    const megabytes = Math.round(process.resourceUsage().maxRSS / 1024);
    print(`both policies replayed and compared in ${seconds.toFixed(1)} s (at most 60), ${megabytes} MB at most`);
    print(`${((used.user + used.system) / 1e6).toFixed(1)} s of processor time`);
    return { sellers, nights, rows, seconds, megabytes, totals };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) await benchmarkBacktest();
