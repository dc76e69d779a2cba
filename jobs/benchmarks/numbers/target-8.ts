/** T8 as a target: the order of the ranking against the true one, and how many of the worst-5 % list belong there. */
import { mean, sampleCorrelation, standardDeviation } from 'simple-statistics';
import { defaultPolicy } from '../../../server/scoring/policy.ts';
import { rankSellers } from '../../../server/scoring/rank.ts';
import { jamesStein, rawRate, wilsonUpper, type Counted } from '../yardsticks/rate-estimates.ts';
import type { Run } from './pool.ts';
import { scoreAt, scoringMetrics, type RankedSeller } from './ranked-sellers.ts';
import type { Line, Size, TargetReport } from './target.ts';

const spearmanGoal = 0.7;
const precisionGoal = 0.53;
const worstShare = 0.05;

/** Sort keys of all sellers: for the order from best to worst, and for the list of the worst (largest first). */
interface Sorting {
  order: number[];
  suspicion: number[];
}

/** Named as the product first: the target is its line. */
const rankings: Readonly<Record<string, (sellers: readonly RankedSeller[]) => Sorting>> = {
  'Assay, expected percentile': byProduct,
  'Assay without caps': (sellers) => byProduct(sellers.map((one) => ({ ...one, moments: one.uncapped }))),
  'raw rates': (sellers) => byRates(sellers, (counts) => counts.map(rawRate)),
  'upper Wilson bounds': (sellers) => byRates(sellers, (counts) => counts.map(wilsonUpper)),
  'James–Stein estimates': (sellers) => byRates(sellers, jamesStein),
};

export async function ranking(run: Run, size: Size): Promise<TargetReport[]> {
  const marketplaces = await Promise.all(
    Array.from({ length: size.rankings }, async (_, marketplace) =>
      (await run('rankedSellers', { seed: size.seed, marketplace }, size.ranked)).flat(),
    ),
  );
  const lines = Object.entries(rankings).flatMap(([name, sorting]) => {
    const isProduct = name === Object.keys(rankings)[0];
    const all = lineOf(name, sorting, marketplaces, isProduct);
    if (!isProduct) return [all];
    const ranked = marketplaces.map((sellers) => sellers.filter(({ isRanked }) => isRanked));
    return [all, lineOf(`${name}, without those of whom too little is known`, sorting, ranked, false)];
  });
  const { figures, met } = lines[0]!;
  const report: TargetReport = {
    key: 'T8',
    target: `${size.ranked.toLocaleString('en')} sellers with 3–300,000 orders: Spearman with truth ≥ .70; precision of the worst-5 % list ≥ .53`,
    measured: `${figures['spearman']!.toFixed(3)}; ${figures['precision']!.toFixed(3)}`,
    met: met === true,
    lines,
  };
  return [report];
}

function byProduct(sellers: readonly RankedSeller[]): Sorting {
  const known = sellers.flatMap(({ moments }, index) => (moments ? [{ sellerId: String(index), moments }] : []));
  // Of whom nothing at all is known stands in the middle.
  const order = sellers.map(() => 50);
  const suspicion = sellers.map(() => worstShare);
  for (const { sellerId, percentile, bottom5 } of rankSellers(known)) {
    order[Number(sellerId)] = percentile;
    suspicion[Number(sellerId)] = bottom5;
  }
  return { order, suspicion };
}

/** The product's own formula of the score, with another estimate of each rate put in. */
function byRates(sellers: readonly RankedSeller[], estimate: (counts: readonly Counted[]) => number[]): Sorting {
  const ratios = scoringMetrics.map((metric, i) =>
    estimate(sellers.map(({ counted }) => counted[i]!)).map(
      (rate) => rate / defaultPolicy.metrics[metric]!.acceptable!,
    ),
  );
  const order = sellers.map((_, seller) => scoreAt(ratios.map((own) => own[seller]!)));
  return { order, suspicion: order.map((score) => -score) };
}

function lineOf(
  name: string,
  sorting: (sellers: readonly RankedSeller[]) => Sorting,
  marketplaces: readonly (readonly RankedSeller[])[],
  counts: boolean,
): Line {
  const measured = marketplaces.map((sellers) => {
    const { order, suspicion } = sorting(sellers);
    const truth = sellers.map((seller) => seller.truth);
    const worst = Math.max(1, Math.round(worstShare * sellers.length));
    const list = largest(suspicion, worst);
    const trulyWorst = new Set(
      largest(
        truth.map((score) => -score),
        worst,
      ),
    );
    return {
      spearman: sampleCorrelation(midRanks(order), midRanks(truth)),
      precision: list.filter((seller) => trulyWorst.has(seller)).length / worst,
    };
  });
  const spearman = mean(measured.map((one) => one.spearman));
  const precision = mean(measured.map((one) => one.precision));
  const error = (values: number[]): number => standardDeviation(values) / Math.sqrt(Math.max(1, values.length - 1));
  const spearmanError = error(measured.map((one) => one.spearman));
  const precisionError = error(measured.map((one) => one.precision));
  return {
    cell: name,
    figures: { spearman, spearmanError, precision, precisionError },
    met: counts ? spearman >= spearmanGoal && precision >= precisionGoal : null,
    text: `Spearman ${spearman.toFixed(3)} ± ${spearmanError.toFixed(3)}, precision ${precision.toFixed(3)} ± ${precisionError.toFixed(3)}`,
  };
}

/** Ranks, equals sharing the mean of theirs: simple-statistics' rank correlation breaks ties by position. */
function midRanks(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Array<number>(values.length);
  for (let start = 0; start < order.length;) {
    let end = start;
    while (end + 1 < order.length && values[order[end + 1]!] === values[order[start]!]) end++;
    for (let i = start; i <= end; i++) ranks[order[i]!] = (start + end) / 2;
    start = end + 1;
  }
  return ranks;
}

/** Indices of the largest values; of equals, the earlier. */
function largest(values: readonly number[], count: number): number[] {
  const order = values.map((_, index) => index);
  order.sort((a, b) => values[b]! - values[a]! || a - b);
  return order.slice(0, count);
}
