/** T2 and T3 as targets: how soon a seller turned bad is found, against the best possible detector and against the naive rule. */
import { exceededBy, medianOf, shareOf, type Median, type Share } from './figures.ts';
import { detectors, effects, type ByDetector, type Detector, type Effect } from './matched-detectors.ts';
import type { Run } from './pool.ts';
import { median, percent, volumes, withError, type Line, type Size, type TargetReport } from './target.ts';

const falseAlarms = 0.01;
/** Complaints, the metric of the target; returns stand beside, with twice the rate and known sooner. */
const metrics = ['complaint', 'return'] as const;

/** How much sooner than the naive rule, by orders a week. */
const naiveGoals: Readonly<Record<number, { effect: Effect; reduction: number }>> = {
  5: { effect: 5, reduction: 0.36 },
  20: { effect: 3, reduction: 0.22 },
  100: { effect: 3, reduction: 0.34 },
  1000: { effect: 3, reduction: 0.65 },
};

interface Cell {
  metric: string;
  perWeek: number;
  effect: Effect;
  delays: Partial<ByDetector<Median>>;
  /** Measured on other sellers than the thresholds were found with. */
  alarms: ByDetector<Share>;
}

export async function matchedDelays(run: Run, size: Size): Promise<TargetReport[]> {
  const groups = metrics.flatMap((metric) => volumes.map((perWeek) => cellsOf(run, size, metric, perWeek)));
  const cells = (await Promise.all(groups)).flat();
  return [againstBest(cells), againstNaive(cells)];
}

async function cellsOf(run: Run, size: Size, metric: string, perWeek: number): Promise<Cell[]> {
  const setup = { seed: size.seed, metric, perWeek };
  const highest = async (role: 'calibrate' | 'measure') => {
    const parts = await run('quietYears', { ...setup, role }, size.quiet);
    return byDetector((_, i) => parts.flatMap((part) => part[i]!));
  };
  const [known, fresh] = await Promise.all([highest('calibrate'), highest('measure')]);
  const bars = byDetector((detector) => exceededBy(known[detector], falseAlarms));
  const alarms = byDetector((detector) =>
    shareOf(fresh[detector].filter((value) => value > bars[detector]).length, fresh[detector].length),
  );
  return Promise.all(
    effects.map(async (effect) => {
      const asked: Detector[] = ['evidence', 'bare', 'naive', `cusum ${effect}`];
      const parts = await run('delaysAfterChange', { ...setup, role: 'measure', effect, bars, asked }, size.turned);
      const delays: Cell['delays'] = {};
      asked.forEach((detector, i) => (delays[detector] = medianOf(parts.flatMap((part) => part[i]!))));
      return { metric, perWeek, effect, delays, alarms };
    }),
  );
}

const byDetector = <T>(of: (detector: Detector, index: number) => T): ByDetector<T> =>
  Object.fromEntries(detectors.map((detector, index) => [detector, of(detector, index)])) as ByDetector<T>;

const none: Median = { median: null, error: null };

/** Effects of less than two are shown beside: the allowance for a wrong benchmark takes a good part of them. */
const leastEffect = 2;

function againstBest(cells: readonly Cell[]): TargetReport {
  const lines = cells.map((cell): Line => {
    const best = cell.delays[`cusum ${cell.effect}`] ?? none;
    const own = cell.delays.evidence ?? none;
    const bare = cell.delays.bare ?? none;
    const ratio = own.median !== null && best.median !== null ? own.median / best.median : null;
    const near = ratio !== null && (ratio <= 1.1 || own.median! <= best.median! + 3);
    return {
      cell: `${cell.metric}, ${cell.perWeek}/week, ×${cell.effect}`,
      figures: { ...figuresOf(cell), best: best.median, bestError: best.error, bare: bare.median, ratio },
      // Where even the best detector needs more than the three years simulated there is nothing to compare.
      met: cell.effect < leastEffect || best.median === null ? null : near,
      ...besideIf(cell),
      text:
        `${median(own)}, best ${median(best)}` +
        `${ratio === null ? '' : `: ${ratio.toFixed(2)} ×`}; without the allowance ${median(bare)}`,
    };
  });
  const counting = lines.filter(({ met, beside }) => met !== null && !beside);
  const ratios = counting.map(({ figures }) => figures['ratio']).filter((ratio) => typeof ratio === 'number');
  return {
    key: 'T2',
    target: 'median delay at 1 % false alarms, against the CUSUM that knows the effect: ≤ 1.10 × or + 3 days',
    measured: `${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)} ×, within the target in ${counting.filter(({ met }) => met).length} of ${counting.length} set-ups`,
    met: counting.every(({ met }) => met),
    lines,
  };
}

function againstNaive(cells: readonly Cell[]): TargetReport {
  const busiestFirst = metrics.flatMap((metric) => cells.filter((cell) => cell.metric === metric).reverse());
  const compared = busiestFirst.filter(({ perWeek, effect }) => naiveGoals[perWeek]?.effect === effect);
  const lines = compared.map((cell): Line => {
    const own = cell.delays.evidence ?? none;
    const naive = cell.delays.naive ?? none;
    const goal = naiveGoals[cell.perWeek]!.reduction;
    const reduction = own.median !== null && naive.median !== null ? 1 - own.median / naive.median : null;
    return {
      cell: `${cell.metric}, ${cell.perWeek}/week, ×${cell.effect}`,
      figures: { ...figuresOf(cell), naive: naive.median, naiveError: naive.error, reduction, goal },
      met: reduction !== null && reduction >= goal,
      ...besideIf(cell),
      text:
        `${median(own)}, naive ${median(naive)}: −${reduction === null ? '?' : percent(reduction, 0)} (target −${percent(goal, 0)}); ` +
        `false alarms ${withError(cell.alarms.evidence)} and ${withError(cell.alarms.naive)} %`,
    };
  });
  const counting = lines.filter(({ beside }) => !beside);
  return {
    key: 'T3',
    target:
      'sooner than the naive matured 60-day rule at 1 % false alarms: 1,000/wk ×3 −65 % · 100/wk ×3 −34 % · 20/wk ×3 −22 % · 5/wk ×5 −36 %',
    measured: counting.map(({ figures }) => `−${percent(figures['reduction'] ?? 0, 0)}`).join(' · '),
    met: counting.every(({ met }) => met),
    lines,
  };
}

const besideIf = ({ metric }: Cell): Pick<Line, 'beside'> => (metric === metrics[0] ? {} : { beside: true });

function figuresOf({ perWeek, effect, delays, alarms }: Cell): Line['figures'] {
  const own = delays.evidence ?? none;
  return { perWeek, effect, days: own.median, daysError: own.error, falseAlarms: alarms.evidence.share };
}
