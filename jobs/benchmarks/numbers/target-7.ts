/** T7 as a target: levels that stay where they are while the seller does. */
import { yearsWatched, type LevelChanges } from './level-changes.ts';
import type { Run } from './pool.ts';
import { volumes, type Line, type Size, type TargetReport } from './target.ts';

const goal = 1;
/** From half of the acceptable rate to twice the rate above which a seller is suspended, closer where the levels begin. */
const ratios = [0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4, 5] as const;

interface Cell {
  perWeek: number;
  ratio: number;
  /** Changes a year: of all years, the first, and the others. */
  all: number;
  error: number;
  first: number;
  later: number;
}

export async function levelChanges(run: Run, size: Size): Promise<TargetReport[]> {
  const cells = (secondSource: boolean) =>
    Promise.all(volumes.flatMap((perWeek) => ratios.map((ratio) => cellOf(run, size, perWeek, ratio, secondSource))));
  const [alone, withSecond] = await Promise.all([cells(false), cells(true)]);
  const lines = volumes.flatMap((perWeek) => [
    lineOf(perWeek, alone, 'one metric alone, up to limit'),
    { ...lineOf(perWeek, withSecond, 'with a second source, up to suspension'), beside: true as const },
  ]);
  const counting = lines.filter((line) => !line.beside);
  const worst = Math.max(...counting.map(({ figures }) => figures['changes']!));
  const report: TargetReport = {
    key: 'T7',
    target: 'changes of level per year at any constant rate: ≤ 1',
    measured: worst.toFixed(2),
    met: worst <= goal,
    lines,
  };
  return [report];
}

async function cellOf(run: Run, size: Size, perWeek: number, ratio: number, secondSource: boolean): Promise<Cell> {
  const setup = { seed: size.seed, metric: 'complaint', perWeek, ratio, secondSource };
  const parts = await run('countChanges', setup, size.constant);
  const sum = (of: (part: LevelChanges) => number): number => parts.reduce((total, part) => total + of(part), 0);
  const sellers = sum((part) => part.sellers);
  const inYears = Array.from({ length: yearsWatched }, (_, at) => sum((part) => part.byYear[at]!) / sellers);
  const changes = inYears.reduce((total, one) => total + one, 0);
  const variance = Math.max(0, sum((part) => part.squares) / sellers - changes * changes);
  return {
    perWeek,
    ratio,
    all: changes / yearsWatched,
    error: Math.sqrt(variance / sellers) / yearsWatched,
    first: inYears[0]!,
    later: (changes - inYears[0]!) / (yearsWatched - 1),
  };
}

function lineOf(perWeek: number, cells: readonly Cell[], what: string): Line {
  const own = cells.filter((cell) => cell.perWeek === perWeek);
  const worst = own.reduce((most, cell) => (cell.all > most.all ? cell : most));
  const later = own.reduce((most, cell) => (cell.later > most.later ? cell : most));
  return {
    cell: `${perWeek}/week, ${what}`,
    figures: {
      perWeek,
      changes: worst.all,
      changesError: worst.error,
      atRatio: worst.ratio,
      firstYear: worst.first,
      later: later.later,
      laterAtRatio: later.ratio,
    },
    met: worst.all <= goal,
    text:
      `at most ${worst.all.toFixed(2)} ± ${worst.error.toFixed(2)} a year over three years, at ${worst.ratio} × the acceptable rate ` +
      `(${worst.first.toFixed(2)} in the first year, on the way up); after the first year at most ${later.later.toFixed(2)}, at ${later.ratio} ×`,
  };
}
