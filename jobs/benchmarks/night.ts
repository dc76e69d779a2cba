/**
 * How long a night takes over a large marketplace, and how much longer with more history behind it:
 * `npx node jobs/benchmarks/night.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { createLog } from '../../server/log.ts';
import { noHolidays } from '../../server/scoring/business-time.ts';
import { businessCalendar, dayOf, type Day } from '../../server/scoring/day.ts';
import { runNight } from '../night.ts';
import { writeMadeDay, writeMadeHistory, writeMadeSellers, type Made } from './made-marketplace.ts';

export interface NightBenchmarkOptions {
  sellers?: number;
  /** Orders placed on the measured day, and on each day of the two weeks before it. */
  orders?: number;
  /** Orders placed on each day before that. */
  ordersBefore?: number;
  months?: readonly number[];
  print?: (line: string) => void;
}

export interface NightTimes {
  months: number;
  historyOrders: number;
  orders: number;
  events: number;
  seconds: number;
  stages: Record<string, number>;
}

export interface NightBenchmark {
  machine: string;
  sellers: number;
  nights: NightTimes[];
  /** The night with the longest history, the one with the shortest being 1. */
  ratio: number;
}

const measuredDay = dayOf('2026-11-21');
const denseDays = 14;
/** Nights really worked on before the measured one, so that it starts from a state like any other night's. */
const nightsBefore = 2;

export async function benchmarkNight(options: NightBenchmarkOptions = {}): Promise<NightBenchmark> {
  const { sellers = 10_000, orders = 50_000, ordersBefore = 5_000, months = [4, 12], print = console.log } = options;
  const machine = machineWords();
  print(machine);
  const nights: NightTimes[] = [];
  for (const count of months) {
    const from = measuredDay - Math.round(count * 30.4) + 1;
    const ordersOn = (day: Day) => (day > measuredDay - denseDays ? orders : ordersBefore);
    nights.push(await timeNight({ sellers, from, ordersOn }, count, print));
  }
  const ratio = (nights.at(-1)?.seconds ?? NaN) / (nights[0]?.seconds ?? NaN);
  print(`${months.at(-1)} months of history take ${ratio.toFixed(2)} × the time of ${months[0]} months`);
  return { machine, sellers, nights, ratio };
}

async function timeNight(made: Made, months: number, print: (line: string) => void): Promise<NightTimes> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-benchmark-night-'));
  const url = `sqlite:${join(folder, 'assay.db')}`;
  const database = await openDatabase(url);
  try {
    await migrate(database);
    await writeMadeSellers({ database, made });
    const first = measuredDay - nightsBefore;
    await writeMadeHistory(database, made, first - 1);
    for (let day = first; day < measuredDay; day++) {
      await writeMadeDay(database, made, day);
      await runNight(contextOn(day, url, database, folder), day);
    }
    const { orders, events } = await writeMadeDay(database, made, measuredDay);
    const { seconds, stages } = await timeStages(contextOn(measuredDay, url, database, folder));
    const historyOrders = historyOf(made);
    const parts = Object.entries(stages).map(([stage, time]) => `${stage} ${time.toFixed(2)}`);
    print(`${months} months, ${historyOrders} orders of history; tonight ${orders} orders and ${events} events:`);
    print(`  ${seconds.toFixed(2)} s (${parts.join(', ')})`);
    return { months, historyOrders, orders, events, seconds, stages };
  } finally {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeStages(context: Context): Promise<{ seconds: number; stages: Record<string, number> }> {
  const stages: Record<string, number> = {};
  const began = performance.now();
  let stageBegan = began;
  await runNight(context, measuredDay, {
    onStage: (stage, moment) => {
      if (moment === 'start') stageBegan = performance.now();
      if (moment === 'end') stages[stage] = (performance.now() - stageBegan) / 1000;
    },
  });
  return { seconds: (performance.now() - began) / 1000, stages };
}

function contextOn(day: Day, databaseUrl: string, database: Context['database'], folder: string): Context {
  return {
    database,
    config: { ...readConfig({}), databaseUrl, inbox: join(folder, 'inbox') },
    clock: { now: () => (day + 1) * 86_400 + 3_600 },
    calendar: businessCalendar('UTC'),
    holidays: noHolidays,
    log: createLog('silent'),
  };
}

function historyOf(made: Made): number {
  let orders = 0;
  for (let day = made.from; day < measuredDay; day++) orders += made.ordersOn(day);
  return orders;
}

function machineWords(): string {
  const [cpu] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GiB, Node ${process.versions.node}`;
}

if (import.meta.main) await benchmarkNight();
