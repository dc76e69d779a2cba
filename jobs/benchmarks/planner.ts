/** Does the planner find sellers that turn bad? `assay benchmark planner`: a year of weeks, three planners, the same budget. */
import { cpus } from 'node:os';
import { secondsSince } from '../seconds-since.ts';
import { coverageOf, type Coverage } from './planner/coverage.ts';
import { madeYear } from './planner/made-year.ts';
import { budget, foundIn, planners, testsOfYear, type Found, type PlannerName } from './planner/planned-year.ts';

export interface PlannerBenchmarkOptions {
  quick?: boolean;
  print?: (line: string) => void;
  seed?: number;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

const summed = <T extends object>(all: readonly T[]): T =>
  all.reduce((sum, one) => {
    const entries = Object.entries(one) as [keyof T, number][];
    return Object.fromEntries(entries.map(([key, value]) => [key, (sum[key] as number) + value])) as T;
  });

export function benchmarkPlanner({
  quick = false,
  print = console.log,
  seed = 20_261_122,
}: PlannerBenchmarkOptions = {}) {
  const began = performance.now();
  const years = quick ? 4 : 24;
  const repeats = quick ? 25 : 40;
  const found: Record<PlannerName, Found[]> = { ours: [], 'pure random': [], 'round robin': [] };
  const coverage: Coverage[] = [];
  for (let nth = 0; nth < years; nth++) {
    const year = madeYear(seed + nth);
    for (const name of Object.keys(planners) as PlannerName[])
      found[name].push(foundIn(year, testsOfYear(name, year, seed + nth)));
    coverage.push(coverageOf(year, seed + nth, repeats));
  }
  print(
    `${years} years of 300 sellers, ${budget.slots} orders a week, on ${cpus()[0]?.model ?? 'unknown'} × ${cpus().length}`,
  );
  const results = Object.fromEntries(Object.entries(found).map(([name, all]) => [name, summed(all)])) as Record<
    PlannerName,
    Found
  >;
  for (const [name, { bad, tested, failed, testedOrders, badOrders, tests }] of Object.entries(results)) {
    const error = Math.sqrt(((tested / bad) * (1 - tested / bad)) / bad);
    print(
      `${name.padEnd(12)} ${tests} orders; of ${bad} sellers turned bad, within 60 days tested ${percent(tested / bad)} (± ${percent(1.96 * error)}), ` +
        `failed a test ${percent(failed / bad)}; by their orders tested ${percent(testedOrders / badOrders)}`,
    );
  }
  const all = summed(coverage);
  print(
    `random stratum: the 95 % interval holds the true rate in ${percent(all.quartersHeld / all.quarters)} of ${all.quarters} quarters ` +
      `and ${percent(all.weeksHeld / all.weeks)} of ${all.weeks} weeks; estimated ${percent(all.estimated / all.quarters)} on average, true ${percent(all.truth / all.quarters)}`,
  );
  const seconds = secondsSince(began);
  print(`${seconds.toFixed(0)} s`);
  return { years, seconds, planners: results, coverage: all };
}

if (import.meta.main) benchmarkPlanner({ quick: process.argv.includes('--quick') });
