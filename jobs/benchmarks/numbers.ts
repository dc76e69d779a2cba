/** The method's targets, measured by simulation: the product's own scoring on made-up sellers whose truth is known. */
import { availableParallelism, cpus, totalmem } from 'node:os';
import { systemClock } from '../../server/clock.ts';
import { businessCalendar, dayText } from '../../server/scoring/day.ts';
import { defaultVersions, type MethodVersions } from '../../server/scoring/method.ts';
import { silentProgress, type Progress } from '../progress.ts';
import { poolOf } from './numbers/pool.ts';
import { sizes } from './numbers/sizes.ts';
import { falseAlarms } from './numbers/target-1.ts';
import { matchedDelays } from './numbers/target-2-3.ts';
import { marketplace } from './numbers/target-4.ts';
import { everythingDoubled } from './numbers/target-5.ts';
import { outages } from './numbers/target-6.ts';
import { levelChanges } from './numbers/target-7.ts';
import { ranking } from './numbers/target-8.ts';
import type { Line, Size, Target, TargetReport } from './numbers/target.ts';

export interface NumbersOptions {
  size?: Size['name'];
  seed?: number;
  /** 0: in this thread. */
  threads?: number;
  print?: (line: string) => void;
  progress?: Progress;
}

export interface NumbersBenchmark {
  size: Size['name'];
  seed: number;
  /** The day it was measured on, in UTC. */
  date: string;
  machine: string;
  versions: MethodVersions;
  seconds: number;
  targets: TargetReport[];
}

const targets: Readonly<Record<string, Target>> = {
  'T1, false alarms': falseAlarms,
  'T2 and T3, delays': matchedDelays,
  'T4, a marketplace': marketplace,
  'T5, everything doubled': everythingDoubled,
  'T6, outages': outages,
  'T7, changes of level': levelChanges,
  'T8, the ranking': ranking,
};
export const defaultSeed = 20_261_122;

export async function benchmarkNumbers(options: NumbersOptions = {}): Promise<NumbersBenchmark> {
  const { size: name = 'full', seed = defaultSeed, threads = Math.min(2, availableParallelism()) } = options;
  const { print = () => undefined, progress = silentProgress } = options;
  const size: Size = { name, seed, ...sizes[name] };
  const pool = poolOf(threads, (done, asked) => progress.reach(done, `of ${asked} parts`));
  const begun = performance.now();
  const machine = machineWords();
  print(`${machine}, ${threads} threads, seed ${seed}, ${name} size; ${Object.values(defaultVersions).join(', ')}`);
  try {
    const reports: TargetReport[] = [];
    for (const [name, target] of Object.entries(targets)) {
      progress.start(name);
      const measured = await target(pool.run, size);
      progress.finish();
      for (const report of measured) {
        printReport(report, print);
        reports.push(report);
      }
    }
    const seconds = Math.round((performance.now() - begun) / 1000);
    print(`${reports.filter(({ met }) => met).length} of ${reports.length} targets met, in ${seconds} s`);
    const date = dayText(businessCalendar('UTC')(systemClock.now()));
    return { size: name, seed, date, machine, versions: defaultVersions, seconds, targets: reports };
  } finally {
    await pool.close();
  }
}

function printReport({ key, target, measured, met, lines }: TargetReport, print: (line: string) => void): void {
  print(`${key}  ${met ? 'met   ' : 'missed'}  ${target}`);
  print(`    measured ${measured}`);
  for (const line of lines) print(`    ${markOf(line)} ${line.cell}: ${line.text}`);
}

function markOf({ met, beside }: Line): string {
  const mark = met === null ? '·' : met ? '✓' : '✗';
  return beside ? `(${mark})` : ` ${mark} `;
}

const machineWords = (): string =>
  `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
